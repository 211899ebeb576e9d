package org.convscan.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.convscan.stats.LevelDensity;
import org.convscan.stats.LevelDensity.Part;
import org.convscan.stats.StateChain;

/**
 * Where adapter and poly(A) tail lie in a read of direct RNA, which comes 3' end first: the hidden Markov model of nanopolish polya
 * (nanopolish_polya_estimator.cpp, version 0.14.0; Workman et al., Nature Methods 16:1297-1305, 2019), with its states, levels and
 * probabilities, on the means of boxes of a third of a base. Three things differ. There, levels are scaled by an alignment to the
 * basecalls; here the median and spread of the transcript's plateaus bring them to the model's scale. A read may begin
 * within the transcript, as when two molecules were taken apart, and may have no tail. A level beyond 40 to 200 pA counts as the nearer
 * end.
 */
final class TailModel {
    private static final double BOX_BASES = 1.0 / 3;

    /**
     * What the median and spread of a transcript's plateaus are on the model's scale. In reads of an RNA002 run the adapter lies 1.87
     * spreads below that median and the tail 0.71 above it (medians of 12 reads); the model has them at 77.3 and 108.9.
     */
    private static final double MODEL_MEDIAN = 100.2;
    private static final double MODEL_SPREAD = 12.24;

    /** Adapters and tails shorter than this are none: 200 samples of 3,012 Hz in nanopolish's post_segmentation_qc. */
    private static final double LEAST_SECONDS = 200 / 3012.0;

    /** What is left behind the adapter must be at least as long for a scale of its own. */
    private static final double LEAST_SCALED_BASES = 100;

    private static final double LOWEST = 40;
    private static final double HIGHEST = 200;

    /** By state. A cliff is a dip inside of the tail. */
    private static final List<String> KINDS = List.of("start", "leader", "adapter", "poly_a", "poly_a", "transcript");

    private static final int LEADER = 1;
    private static final int ADAPTER = 2;
    private static final int TAIL = 3;
    private static final int CLIFF = 4;
    private static final int TRANSCRIPT = 5;

    private static final StateChain CHAIN = new StateChain(
            List.of(new LevelDensity(List.of(new Part(0.5, 70.2737, 3.7743)), 0.5 * 0.00476),
                    LevelDensity.normal(110.973, 5.237),
                    new LevelDensity(List.of(new Part(0.874, 79.347, 8.3702), new Part(0.126, 63.3126, 2.7464)), 0),
                    LevelDensity.normal(108.883, 3.257),
                    new LevelDensity(List.of(), 1.0 / 70),
                    new LevelDensity(List.of(new Part(0.346, 79.679, 6.966), new Part(0.654, 105.784, 16.022)), 0)),
            new double[] {0.9, 0, 0, 0, 0, 0.1},
            new double[][] {
                {0.10, 0.90, 0, 0, 0, 0},
                {0, 0.90, 0.10, 0, 0, 0},
                {0, 0, 0.95, 0.04, 0, 0.01},
                {0, 0, 0, 0.89, 0.01, 0.10},
                {0, 0, 0, 0.99, 0.01, 0},
                {0, 0, 0, 0, 0, 1}});

    private TailModel() {}

    /** All of the read, in order, without gaps. */
    static List<ReadSegments.Stretch> cut(ReadLevels levels) {
        int box = (int) Math.max(1, BOX_BASES * levels.nominalSamples());
        int size = levels.moments().size();
        int[] path = path(levels, box);
        double least = LEAST_SECONDS * levels.hertz();
        if (length(path, ADAPTER) * box < least) {
            return List.of(new ReadSegments.Stretch(KINDS.get(TRANSCRIPT), 0, size));
        }
        boolean isTail = (length(path, TAIL) + length(path, CLIFF)) * box >= least;
        List<ReadSegments.Stretch> stretches = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= path.length; i++) {
            String kind = kind(path[i - 1], isTail);
            if (i == path.length || !kind(path[i], isTail).equals(kind)) {
                int to = i == path.length ? size : i * box;
                stretches.add(new ReadSegments.Stretch(kind, from, to));
                from = to;
            }
        }
        return stretches;
    }

    /** Scaled by the whole read at first, then by what comes behind the adapter: in short reads that is not the same. */
    private static int[] path(ReadLevels levels, int box) {
        int[] first = CHAIN.path(boxes(levels, box, levels.scale()));
        int behind = (int) Arrays.stream(first).filter(state -> state <= ADAPTER).count() * box;
        boolean isLong = behind > 0 && levels.moments().size() - behind > LEAST_SCALED_BASES * levels.nominalSamples();
        int[] path = isLong ? CHAIN.path(boxes(levels, box, levels.scale(behind, levels.moments().size()))) : first;
        // The model enters the adapter through start and leader: a single box of leader is only its way in.
        if (length(path, LEADER) == 1) {
            Arrays.setAll(path, i -> path[i] < ADAPTER ? ADAPTER : path[i]);
        }
        return path;
    }

    private static double length(int[] path, int state) {
        return Arrays.stream(path).filter(at -> at == state).count();
    }

    private static String kind(int state, boolean isTail) {
        return KINDS.get(isTail || state != TAIL && state != CLIFF ? state : TRANSCRIPT);
    }

    /** Means of boxes side by side, the last one narrower, on the model's scale. */
    private static double[] boxes(ReadLevels levels, int box, ReadLevels.Scale usual) {
        int size = levels.moments().size();
        double[] means = new double[(size + box - 1) / box];
        double scale = usual.spread() > 0 ? MODEL_SPREAD / usual.spread() : 1;
        for (int i = 0; i < means.length; i++) {
            double mean = levels.moments().mean(i * box, Math.min(size, (i + 1) * box));
            means[i] = Math.min(HIGHEST, Math.max(LOWEST, MODEL_MEDIAN + scale * (mean - usual.median())));
        }
        return means;
    }
}
