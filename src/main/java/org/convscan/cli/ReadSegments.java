package org.convscan.cli;

import java.util.ArrayList;
import java.util.List;
import org.convscan.coord.Interval;
import org.convscan.format.rawread.RawRead;
import org.convscan.transform.MovingMoments;

/**
 * Cuts a raw read into stretches of one kind, by convolution with boxes: their means go through a hidden Markov model that finds
 * adapter and poly(A) tail of direct RNA ({@link TailModel}), their spread finds stalls, where the molecule stands still. DNA is
 * cut into strand and stalls. A tail's length is its duration at the read's own pace. Immutable, for any number of threads.
 */
final class ReadSegments {
    private static final String STALL = "stall";
    private static final String STRAND = "strand";
    private static final String TRANSCRIPT = "transcript";
    private static final String TAIL = "poly_a";

    /** Width of the box whose spread tells a stall, in bases at the nominal speed; SquiggleKit's segmenter has 150 samples. */
    private static final double STALL_WINDOW_BASES = 6.7;

    /**
     * The spread below which nothing moves, as a part of the read's median absolute deviation. In 40 R9.4 reads stalls before the
     * strand have 0.1 to 0.2, a moving strand about 1.
     */
    private static final double STALL_SPREAD = 0.35;

    /** Shorter stretches are slow steps: 99% of those in 40 DNA and 27 RNA reads last less than 0.13 and 0.31 s. */
    private static final double LEAST_STALL_BASES = 40;

    /** By the read's own word on whether it is RNA. */
    static List<ReadSegment> of(RawRead read) {
        return of(read, Molecule.of(read));
    }

    /**
     * In the order of the signal, without gaps; empty for a read of no samples.
     *
     * @param read calibrated
     */
    static List<ReadSegment> of(RawRead read, Molecule molecule) {
        if (read.size() == 0) {
            return List.of();
        }
        ReadLevels levels = new ReadLevels(read, molecule);
        List<Stretch> stretches = new ArrayList<>();
        for (Stretch stretch : molecule == Molecule.RNA ? TailModel.cut(levels) : List.of(new Stretch(STRAND, 0, read.size()))) {
            if (stretch.kind().equals(STRAND) || stretch.kind().equals(TRANSCRIPT)) {
                addStalls(levels, stretch, stretches);
            } else {
                stretches.add(stretch);
            }
        }
        double pace = pace(levels, stretches);
        return stretches.stream().map(stretch -> segment(levels.moments(), stretch, pace)).toList();
    }

    /** A kind and [from, to). */
    record Stretch(String kind, int from, int to) {}

    private static void addStalls(ReadLevels levels, Stretch within, List<Stretch> stretches) {
        int window = (int) Math.max(2, STALL_WINDOW_BASES * levels.nominalSamples());
        double least = LEAST_STALL_BASES * levels.nominalSamples();
        int done = within.from();
        int at = within.from();
        while (at < within.to()) {
            int from = at;
            int to = stillUntil(levels, from, within.to(), window);
            if (to - from >= least) {
                // What is left in front of it or behind it and narrower than the window belongs to it.
                from = from - done < window ? done : from;
                to = within.to() - to < window ? within.to() : to;
                add(within.kind(), done, from, stretches);
                add(STALL, from, to, stretches);
                done = to;
            }
            at = Math.max(at + 1, to - window + 1);
        }
        add(within.kind(), done, within.to(), stretches);
    }

    /** End of the last box that is still, of those that follow each other from {@code from} on; {@code from} when there is none. */
    private static int stillUntil(ReadLevels levels, int from, int end, int window) {
        double still = STALL_SPREAD * levels.scale().spread();
        int i = from;
        while (i + window <= end && levels.moments().deviation(i, i + window) < still) {
            i++;
        }
        return i == from ? from : i - 1 + window;
    }

    private static void add(String kind, int from, int to, List<Stretch> stretches) {
        if (from < to) {
            stretches.add(new Stretch(kind, from, to));
        }
    }

    /** From the longest stretch that moves. */
    private static double pace(ReadLevels levels, List<Stretch> stretches) {
        Stretch longest = null;
        for (Stretch stretch : stretches) {
            boolean moves = stretch.kind().equals(STRAND) || stretch.kind().equals(TRANSCRIPT);
            if (moves && (longest == null || stretch.to() - stretch.from() > longest.to() - longest.from())) {
                longest = stretch;
            }
        }
        return longest == null ? Double.NaN : levels.samplesPerBase(longest.from(), longest.to());
    }

    private static ReadSegment segment(MovingMoments moments, Stretch stretch, double pace) {
        boolean moves = List.of(STRAND, TRANSCRIPT, TAIL).contains(stretch.kind());
        return new ReadSegment(stretch.kind(), new Interval(stretch.from(), stretch.to()), moments.mean(stretch.from(), stretch.to()),
                moments.deviation(stretch.from(), stretch.to()), moves ? (stretch.to() - stretch.from()) / pace : Double.NaN);
    }

    private ReadSegments() {}
}
