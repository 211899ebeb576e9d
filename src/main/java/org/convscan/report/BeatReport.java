package org.convscan.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.convscan.coord.Interval;
import org.convscan.stats.Beat;
import org.convscan.track.Samples;

/**
 * One HTML page to look at a recording and the beats that were found in it. It takes the samples once, in order, and keeps extremes
 * of as many of them as make a page of about ten megabytes at most: memory does not grow with the recording, and a short one keeps
 * every sample. For one thread.
 */
public final class BeatReport {
    /** Pairs of extremes in memory, all leads together: 64 MB. */
    private static final int BUCKETS = 1 << 23;

    /** Characters of the page that the leads may take; beats come on top, a few for each. */
    private static final int CHARACTERS = 9_000_000;

    /** Steps in a lead's range. */
    private static final int FINE = 500;

    /** About as many as the plot has pixels from bottom to top. */
    private static final int COARSE = 125;

    /**
     * A channel that is drawn.
     *
     * @param channel of the samples
     * @param unit may be empty
     */
    public record Lead(int channel, String name, String unit) {}

    private final double hertz;
    private final List<Lead> leads;
    private final int characters;
    private final List<Envelope> envelopes = new ArrayList<>();
    private long columns;

    /** @param leads that are drawn, the first one first; few, since they share the page's room */
    public BeatReport(double hertz, List<Lead> leads) {
        this(hertz, leads, BUCKETS, CHARACTERS);
    }

    BeatReport(double hertz, List<Lead> leads, int buckets, int characters) {
        if (leads.isEmpty()) {
            throw new IllegalArgumentException("no leads");
        }
        this.hertz = hertz;
        this.leads = List.copyOf(leads);
        this.characters = characters;
        for (int i = 0; i < leads.size(); i++) {
            envelopes.add(new Envelope(Math.max(2, buckets / leads.size() & ~1)));
        }
    }

    /** Takes the next stretch of the recording. */
    public void add(Samples samples) {
        for (int lead = 0; lead < leads.size(); lead++) {
            Envelope envelope = envelopes.get(lead);
            int channel = leads.get(lead).channel();
            for (int i = 0; i < samples.columns(); i++) {
                envelope.add(samples.value(channel, i));
            }
        }
        columns += samples.columns();
    }

    /**
     * Writes the page, complete and in itself (UTF-8), behind the last samples.
     *
     * @param beats in the order of time
     * @param gaps stretches without a usable signal, in order and apart, as {@link org.convscan.stats.Gaps} finds them
     * @return the figures that the page begins with
     */
    public BeatTotals write(Appendable page, BeatFacts facts, List<Beat> beats, List<Interval> gaps) throws IOException {
        envelopes.forEach(Envelope::end);
        BeatFindings found = new BeatFindings(hertz, columns, beats, gaps);
        new BeatPage(facts, found, traces()).write(new Markup(page));
        return BeatTotals.of(found);
    }

    /** Time is worth more than height: steps get coarser before buckets get wider, one lead after the other. */
    private List<BeatTrace> traces() {
        long values = envelopes.stream().mapToLong(envelope -> envelope.size() * Math.min(2, envelope.width())).sum();
        List<BeatTrace> traces = packed(values > characters ? COARSE : FINE);
        if (values <= characters && characters(traces) > characters) {
            traces = packed(COARSE);
        }
        while (characters(traces) > characters && envelopes.stream().anyMatch(envelope -> envelope.size() > 2)) {
            int next = finest();
            envelopes.get(next).coarsen();
            traces.set(next, BeatTrace.of(leads.get(next), envelopes.get(next), COARSE));
        }
        return traces;
    }

    /** The lead with the narrowest buckets; of several the last. */
    private int finest() {
        int finest = leads.size() - 1;
        for (int i = finest; i >= 0; i--) {
            finest = envelopes.get(i).width() < envelopes.get(finest).width() ? i : finest;
        }
        return finest;
    }

    private static long characters(List<BeatTrace> traces) {
        return traces.stream().mapToLong(BeatTrace::characters).sum();
    }

    private List<BeatTrace> packed(int steps) {
        List<BeatTrace> traces = new ArrayList<>();
        for (int i = 0; i < leads.size(); i++) {
            traces.add(BeatTrace.of(leads.get(i), envelopes.get(i), steps));
        }
        return traces;
    }
}
