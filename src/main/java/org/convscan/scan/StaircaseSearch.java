package org.convscan.scan;

import java.util.Arrays;
import java.util.List;
import org.convscan.engine.lookup.Climb;
import org.convscan.kernel.Staircase;

/** Finds where staircases lie best on a line of levels. Immutable, safe to share. */
public final class StaircaseSearch {
    /** Levels between two looks at the best scores. */
    static final int BLOCK = 32;

    private final StaircaseBank bank;
    private final Climb climb;

    public StaircaseSearch(List<Staircase> staircases, ClimbRule rule, Climb climb) {
        this.bank = new StaircaseBank(staircases, rule);
        this.climb = climb;
    }

    /** The best score of each staircase in each block of levels: [staircase][block], in units. */
    public short[][] blocks(double[] levels) {
        byte[] rows = rows(levels);
        int blocks = (rows.length + BLOCK - 1) / BLOCK;
        short[][] best = new short[bank.size()][blocks];
        short[] states = bank.states();
        int at = 0;
        for (int b = 0; b < blocks; b++) {
            at = bank.climb(climb, rows, b * BLOCK, Math.min(rows.length, (b + 1) * BLOCK), states, at);
            for (int s = 0; s < best.length; s++) {
                best[s][b] = bank.takeBest(s, states, at);
            }
        }
        return best;
    }

    /** The row of gains of each level, and of one more that no step likes, so that the last path is seen. */
    byte[] rows(double[] levels) {
        byte[] rows = new byte[levels.length + 1];
        for (int i = 0; i < levels.length; i++) {
            rows[i] = ClimbRule.row(levels[i]);
        }
        return rows;
    }

    public double unit() {
        return bank.unit();
    }

    /** A path: levels [start, end) and its score in units. */
    public record Path(int start, int end, int score) {}

    /** The best path that ends among the levels of a block or one before it. */
    public Path align(int s, double[] levels, int block, int score) {
        int end = Math.min(levels.length, (block + 1) * BLOCK);
        int n = bank.staircase(s).size();
        for (int span = 4 * n + 2 * BLOCK; ; span *= 2) {
            int start = Math.max(0, end - span);
            Path path = align(s, levels, start, end, Math.max(0, block * BLOCK - 1));
            if (path.score >= score || start == 0) {
                return path;
            }
        }
    }

    private Path align(int s, double[] levels, int start, int end, int endFrom) {
        int n = bank.staircase(s).size();
        int[] score = new int[n];
        int[] begin = new int[n];
        int[] nextScore = new int[n];
        int[] nextBegin = new int[n];
        Arrays.fill(score, Climb.FLOOR);
        Path best = new Path(start, start, Climb.FLOOR);
        for (int t = start; t < end; t++) {
            int row = ClimbRule.row(levels[t]) & 0xFF;
            for (int j = 0; j < n; j++) {
                int gain = bank.gain(s, row, j);
                int top = score[j] + Math.min(gain, bank.stay(s));
                int from = begin[j];
                int step = (j == 0 ? 0 : score[j - 1]) + gain;
                if (step > top) {
                    top = step;
                    from = j == 0 ? t : begin[j - 1];
                }
                int skip = (j == 0 ? Climb.FLOOR : j == 1 ? 0 : score[j - 2]) - bank.skip() + gain;
                if (skip > top) {
                    top = skip;
                    from = j == 1 ? t : j == 0 ? t : begin[j - 2];
                }
                nextScore[j] = Math.max(top, Climb.FLOOR);
                nextBegin[j] = from;
            }
            int[] swap = score;
            score = nextScore;
            nextScore = swap;
            swap = begin;
            begin = nextBegin;
            nextBegin = swap;
            if (t >= endFrom) {
                if (score[n - 1] > best.score) {
                    best = new Path(begin[n - 1], t + 1, score[n - 1]);
                }
                if (n > 1 && score[n - 2] - bank.skip() > best.score) {
                    best = new Path(begin[n - 2], t + 1, score[n - 2] - bank.skip());
                }
            }
        }
        return best;
    }
}
