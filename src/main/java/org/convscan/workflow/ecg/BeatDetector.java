package org.convscan.workflow.ecg;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.convscan.network.StreamedRun;
import org.convscan.scan.Fusion;
import org.convscan.scan.Peak;
import org.convscan.scan.PeakFinder;
import org.convscan.stats.Beat;
import org.convscan.track.TrackSource;
import org.convscan.transform.BandExtremum;
import org.convscan.transform.GapFilling;
import org.convscan.transform.RecentSamples;
import org.convscan.transform.Resampling;

/**
 * Beats of one recording, in one pass over its leads: gaps are filled, leads are resampled to the model's rate and go through it
 * tile by tile; scores are fused, their peaks moved to the peak of the signal itself, and those of a rhythm selected. Holds a tile and
 * what stands around it. For one thread, once.
 */
final class BeatDetector {
    /** Of the straight line over a gap: slow beside any beat. */
    private static final double BRIDGE_SECONDS = 1;

    /** The band of a QRS complex in which its peak is looked for. */
    private static final double LOWEST_HERTZ = 5;

    private static final double HIGHEST_HERTZ = 25;

    /** How far the peak of the signal may be from the peak of the scores. */
    private static final double SNAP_SECONDS = 0.05;

    /** Stretches that a lead is looked at in, whether it is there. */
    private static final double LIVE_SECONDS = 0.1;

    /** Longer than all that waits between a score and its peak's place. */
    private static final double KEPT_SECONDS = 2;

    private final EcgMethod method;
    private RecentSamples recent;
    private final double hertz;
    private final int[] leads;
    private final BandExtremum extremum;
    private final long liveColumns;
    private final Fusion fusion;
    private final PeakFinder peaks;
    /** Of the scores, and not yet moved to the signal's. */
    private final List<Peak> found = new ArrayList<>();
    private final Consumer<Peak> placed;
    private final BeatRhythm rhythm;

    /** Scores begin at this column of the resampled line; those before it lie before the recording. */
    private long scored;

    private boolean begun;

    /** Peaks between these columns of the resampled line are wanted. */
    private long from = Long.MIN_VALUE;

    private long to = Long.MAX_VALUE;
    private int step = 1;
    private int[] highest = new int[0];

    /**
     * @param hertz of the samples
     * @param leads index in the recording of each chosen lead
     * @param beats takes them in order
     */
    BeatDetector(EcgMethod method, double hertz, int[] leads, Consumer<Beat> beats) {
        this(method, hertz, leads, new BeatRhythm(method.rule(), hertz, leads, beats), null);
    }

    /** One that hands its peaks on as they are placed, for {@link BeatRhythm} to choose from. */
    static BeatDetector ofPeaks(EcgMethod method, double hertz, int[] leads, Consumer<Peak> placed) {
        return new BeatDetector(method, hertz, leads, null, placed);
    }

    private BeatDetector(EcgMethod method, double hertz, int[] leads, BeatRhythm rhythm, Consumer<Peak> placed) {
        this.method = method;
        this.hertz = hertz;
        this.leads = leads.clone();
        this.rhythm = rhythm;
        this.placed = rhythm == null ? placed : rhythm::add;
        this.fusion = method.fusion();
        this.liveColumns = Math.max(2, Math.round(LIVE_SECONDS * hertz));
        this.extremum = new BandExtremum(hertz, LOWEST_HERTZ, HIGHEST_HERTZ, SNAP_SECONDS);
        int spacing = Math.max(1, (int) Math.round(EcgMethod.APART * method.hertz() / step()) - 1);
        this.peaks = new PeakFinder(spacing, (float) method.rule().low(), method.smoothing(), found::add);
    }

    /** Of the model's output, by its geometry. */
    private int step() {
        return Math.toIntExact(method.model().geometry().granule() / method.model().geometry().outputsPerGranule());
    }

    /** A recording's samples of the chosen leads, one line. */
    interface Opener {
        /** @param column the first that is needed; they may begin before it */
        TrackSource from(long column) throws IOException;
    }

    /**
     * Looks at a whole recording.
     *
     * @param tile columns of the model's input at a time
     */
    void run(TrackSource samples, int tile) throws IOException {
        run(column -> samples, tile, 0, Long.MAX_VALUE);
    }

    /**
     * Only the peaks of some tiles, the same as in a run over all. Reads no more than they depend on.
     *
     * @param first counted from 0
     * @param end behind the last; {@link Long#MAX_VALUE} for all that the line has
     */
    void run(Opener samples, int tile, long first, long end) throws IOException {
        int held = held(method);
        StreamedRun run = new StreamedRun(method.model(), tile);
        // Whether a peak is the highest depends on scores around it.
        long margin = (peaks.reach() * (long) step() + run.tileColumns() - 1) / run.tileColumns();
        from = first == 0 ? Long.MIN_VALUE : run.tileStart(first, held);
        to = end == Long.MAX_VALUE ? end : run.tileStart(end, held);
        long before = Math.max(0, first - margin);
        long column = run.firstColumn(before, held);
        long needed = neededBefore(run.tileStart(before, held));
        recent = new RecentSamples(samples.from(Math.max(0, Math.min(needed, Resampling.firstRead(hertz, method.hertz(), column)))));
        recent.forget(needed);
        TrackSource filled = GapFilling.of(recent, Math.max(1, (int) (BRIDGE_SECONDS * hertz)));
        run.run(Resampling.of(filled, method.hertz(), column), held, before, end == Long.MAX_VALUE ? end : end + margin, this::take);
        peaks.end();
        snap();
        if (rhythm != null) {
            rhythm.end(recent.end());
        }
    }

    private static int held(EcgMethod method) {
        return (int) Math.round(method.held() * method.hertz());
    }

    /** The recording's column at the start of a tile. */
    static long start(EcgMethod method, double hertz, StreamedRun run, long tile) {
        return Math.max(0, Math.round(run.tileStart(tile, held(method)) * hertz / method.hertz()));
    }

    /** Where a peak's place is looked for that is found from this column of the model's line on. */
    private long neededBefore(long column) {
        return place(column) - extremum.reach() - (long) (KEPT_SECONDS * hertz);
    }

    private void forgetBefore(long column) {
        recent.forget(neededBefore(column));
    }

    private void take(long start, int columnsPerValue, float[][][] values) {
        step = columnsPerValue;
        int columns = values[0][0].length;
        fuse(start, values, columns);
        // What is held before the recording is no part of it.
        int inside = (int) Math.max(0, Math.min(columns, -Math.floorDiv(start, step)));
        if (!begun && inside < columns) {
            begun = true;
            scored = start + (long) inside * step;
        }
        float[] scores = Arrays.copyOfRange(values[0][0], inside, columns);
        method.toScores(scores);
        peaks.add(scores, Arrays.copyOfRange(highest, inside, columns), scores.length);
        snap();
        forgetBefore(start + (long) columns * step);
    }

    /** Makes the first lead's scores those of all leads. */
    private void fuse(long start, float[][][] values, int columns) {
        highest = highest.length < columns ? new int[columns] : highest;
        if (leads.length == 1) {
            return;
        }
        float[][] scores = new float[leads.length][];
        float[][] weights = new float[leads.length][columns];
        for (int lead = 0; lead < leads.length; lead++) {
            scores[lead] = values[lead][0];
            weigh(lead, start, values[lead], weights[lead]);
        }
        fusion.fuse(scores, weights, columns);
        System.arraycopy(fusion.scores(), 0, values[0][0], 0, columns);
        highest = fusion.highest();
    }

    /**
     * A lead counts while it is there and is not flat; where its method says how far beats stand out in it, the more they do, the
     * more it counts.
     */
    private void weigh(int lead, long start, float[][] values, float[] weights) {
        long block = -1;
        boolean alive = false;
        for (int i = 0; i < weights.length; i++) {
            long now = Math.floorDiv(place(start + (double) i * step), liveColumns);
            if (now != block) {
                block = now;
                long end = Math.min((block + 1) * liveColumns, Math.max(recent.end(), block * liveColumns + 1));
                alive = recent.varies(lead, block * liveColumns, end);
            }
            float contrast = values.length > 1 ? Math.max(0, values[1][i] - 1) : 1;
            weights[i] = alive ? contrast * contrast : 0;
        }
    }

    /** The recording's column at the time of a column of the model's line. */
    private long place(double column) {
        return Math.round(column * hertz / method.hertz());
    }

    /** All peaks of a tile at once, which is several times as fast as one by one. */
    private void snap() {
        long[] columns = new long[found.size()];
        int[] lines = new int[columns.length];
        float[] scores = new float[columns.length];
        int count = 0;
        for (Peak peak : found) {
            columns[count] = placeOf(peak);
            lines[count] = peak.mark();
            scores[count] = peak.score();
            count += isWanted(peak, columns[count]) ? 1 : 0;
        }
        found.clear();
        extremum.near(recent, lines, columns, count);
        select(columns, scores, lines, count);
    }

    private boolean isWanted(Peak peak, long place) {
        long start = scored + peak.column() * step;
        return start >= from && start < to && place >= 0 && place < recent.end();
    }

    private void select(long[] columns, float[] scores, int[] lines, int count) {
        for (int i = 0; i < count; i++) {
            if (columns[i] >= 0) {
                placed.accept(new Peak(columns[i], scores[i], lines[i]));
            }
        }
    }

    private long placeOf(Peak peak) {
        return place(scored + peak.column() * step + (step - 1) / 2.0);
    }
}
