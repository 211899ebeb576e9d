package org.convscan.workflow.ecg;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.convscan.coord.Interval;
import org.convscan.format.signal.Part;
import org.convscan.stats.Gaps;
import org.convscan.track.SampleSum;
import org.convscan.track.Samples;
import org.convscan.track.TrackSource;

/**
 * The samples of a part of a recording for a detector, and what they tell beside beats: where they stand still, and their sums. Parts
 * own the recording's columns between them, and read more than they own. For one reading.
 */
public final class EcgPart implements BeatDetector.Opener, Closeable {
    private static final int STRETCH = 1 << 14;

    private final EcgLeads leads;
    private final Interval owned;
    private final Gaps gaps;
    private final List<SampleSum> sums = new ArrayList<>();
    private TrackSource samples;
    private boolean ended;

    /** @param owned columns */
    public EcgPart(EcgLeads leads, Interval owned) {
        this.leads = leads;
        this.owned = owned;
        this.gaps = Gaps.from(owned.start(), leads.recording().hertz(), IntStream.range(0, leads.indexes().length).toArray());
    }

    @Override
    public TrackSource from(long column) throws IOException {
        samples = new SeenSamples(leads.samples(new Part(start(Math.min(column, owned.start())), owned, sums::add)), this::see);
        return samples;
    }

    /** At or before this column, so that from there on each lead has a sample at the column, or before it: gaps hold the last one. */
    private long start(long column) throws IOException {
        boolean[] there = new boolean[leads.indexes().length];
        long end = column + 1;
        long from = leads.recording().entry(column);
        for (long step = Math.round(leads.recording().hertz()) + 1; from > 0 && !look(from, end, there); step *= 2) {
            end = from;
            from = leads.recording().entry(Math.max(0, from - step));
        }
        return from;
    }

    /** Marks the leads that have a sample there, and tells whether all are marked. */
    private boolean look(long from, long end, boolean... there) throws IOException {
        try (TrackSource some = leads.withWarnings(warning -> {}).samples(new Part(from, new Interval(from, from), sum -> {}))) {
            Samples next = null;
            for (long at = from; at < end && (next == null || !next.last()); at += next.columns()) {
                next = (Samples) some.next((int) Math.min(STRETCH, end - at));
                mark(next, there);
            }
        }
        return IntStream.range(0, there.length).allMatch(lead -> there[lead]);
    }

    private static void mark(Samples samples, boolean... there) {
        for (int lead = 0; lead < there.length; lead++) {
            for (int i = 0; i < samples.columns() && !there[lead]; i++) {
                there[lead] = Math.abs(samples.value(lead, i)) <= Float.MAX_VALUE;
            }
        }
    }

    private void see(Samples stretch) {
        gaps.add(stretch, inside(owned.start(), stretch), inside(owned.end(), stretch));
        ended = stretch.last() || stretch.start() + stretch.columns() >= owned.end();
    }

    private static int inside(long column, Samples stretch) {
        return (int) Math.max(0, Math.min(stretch.columns(), column - stretch.start()));
    }

    EcgLeads leads() {
        return leads;
    }

    /** Reads on to the end of what is owned. */
    public void finish() throws IOException {
        while (!ended) {
            samples.next(STRETCH);
        }
    }

    /** What all of the owned samples tell of gaps. */
    public Gaps gaps() {
        return gaps;
    }

    /** Of the owned samples, where the recording says what all of its samples add up to. */
    public List<SampleSum> sums() {
        return sums;
    }

    @Override
    public void close() throws IOException {
        if (samples != null) {
            samples.close();
        }
    }
}
