package org.convscan.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.convscan.coord.Interval;
import org.convscan.engine.lookup.Climb;

/** Staircases on one line: the best score in each block of levels, and where it was reached. For one thread. */
public final class StaircaseLine {
    /** Levels between two looks at the best scores. */
    private static final int BLOCK = 32;

    private static final short TAKEN = Short.MIN_VALUE;

    private final StaircaseBank bank;
    private final short[] rows;
    private final short[] rises;
    private final short[][] best;

    StaircaseLine(StaircaseBank bank, Climb climb, short[] levels) {
        this.bank = bank;
        this.rows = levels;
        // One level more, so that the last path is seen.
        short[] all = Arrays.copyOf(levels, levels.length + 1);
        this.rises = bank.rises(all);
        int blocks = (all.length + BLOCK - 1) / BLOCK;
        this.best = new short[bank.size()][blocks];
        short[] states = bank.states();
        for (int b = 0; b < blocks; b++) {
            bank.climb(climb, all, rises, b * BLOCK, Math.min(all.length, (b + 1) * BLOCK), states);
            for (int s = 0; s < best.length; s++) {
                best[s][b] = bank.takeBest(s, states);
            }
        }
    }

    /**
     * Each staircase in some stretches only.
     *
     * @param single the bank's staircases, one in each
     * @param stretches of levels, for each staircase, in any order
     */
    StaircaseLine(StaircaseBank bank, List<StaircaseBank> single, Climb climb, short[] levels, List<List<Interval>> stretches) {
        this.bank = bank;
        this.rows = levels;
        short[] all = Arrays.copyOf(levels, levels.length + 1);
        this.rises = bank.rises(all);
        this.best = new short[bank.size()][(all.length + BLOCK - 1) / BLOCK];
        for (int s = 0; s < best.length; s++) {
            BitSet blocks = blocks(stretches.get(s), best[s].length);
            Arrays.fill(best[s], TAKEN);
            for (int from = blocks.nextSetBit(0), to; from >= 0; from = blocks.nextSetBit(to)) {
                to = blocks.nextClearBit(from);
                climb(single.get(s), climb, all, rises, from, to, best[s]);
            }
        }
    }

    /** The blocks that stretches reach into; the level behind a stretch tells what its last one gained. */
    private static BitSet blocks(List<Interval> stretches, int count) {
        BitSet blocks = new BitSet(count);
        for (Interval stretch : stretches) {
            blocks.set((int) (stretch.start() / BLOCK), (int) Math.min(count, stretch.end() / BLOCK + 1));
        }
        return blocks;
    }

    private static void climb(StaircaseBank one, Climb climb, short[] levels, short[] rises, int fromBlock, int toBlock, short... best) {
        short[] states = one.states();
        for (int b = fromBlock; b < toBlock; b++) {
            one.climb(climb, levels, rises, b * BLOCK, Math.min(levels.length, (b + 1) * BLOCK), states);
            best[b] = one.takeBest(0, states);
        }
    }

    /** The best score of some staircases anywhere on the line, in bits. */
    public double best(int... staircases) {
        short highest = Climb.FLOOR;
        for (int s : staircases) {
            for (short score : best[s]) {
                highest = (short) Math.max(highest, score);
            }
        }
        return bank.bits(highest);
    }

    /**
     * The best places of some staircases, the best first; places do not overlap.
     *
     * @param most places
     * @param least score in bits
     */
    public List<StaircaseHit> hits(int[] staircases, int most, double least) {
        short[][] left = new short[staircases.length][];
        for (int i = 0; i < left.length; i++) {
            left[i] = best[staircases[i]].clone();
        }
        List<StaircaseHit> hits = new ArrayList<>();
        while (hits.size() < most) {
            int way = highestWay(left);
            int block = way < 0 ? -1 : highest(left[way]);
            if (block < 0 || left[way][block] == TAKEN || !(bank.bits(left[way][block]) >= least)) {
                return hits;
            }
            StaircaseHit hit = hit(staircases[way], block, left[way][block]);
            // A line that is too short for any path has the lowest score, and no place.
            if (hit.start() < hit.end() && hit.score() >= least && hits.stream().noneMatch(other -> overlap(hit, other))) {
                hits.add(hit);
            }
            left[way][block] = TAKEN;
        }
        return hits;
    }

    private static int highestWay(short[][] scores) {
        int best = -1;
        for (int i = 0; i < scores.length; i++) {
            if (best < 0 || scores[i][highest(scores[i])] > scores[best][highest(scores[best])]) {
                best = i;
            }
        }
        return best;
    }

    private static int highest(short[] scores) {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            best = scores[i] > scores[best] ? i : best;
        }
        return best;
    }

    private static boolean overlap(StaircaseHit a, StaircaseHit b) {
        return a.start() < b.end() && b.start() < a.end();
    }

    /** The path behind a block's best score: looked for from further and further back until it is as good. */
    private StaircaseHit hit(int staircase, int block, int score) {
        int end = Math.min(rows.length, (block + 1) * BLOCK);
        for (int span = 4 * bank.staircase(staircase).size() + 2 * BLOCK; ; span *= 2) {
            int start = Math.max(0, end - span);
            StaircasePath path = new StaircasePath(bank, staircase);
            path.follow(rows, rises, start, end, Math.max(0, block * BLOCK - 1));
            if (path.score() >= score || start == 0) {
                Interval place = path.place();
                return new StaircaseHit(staircase, (int) place.start(), (int) place.end(), bank.bits(path.score()));
            }
        }
    }
}
