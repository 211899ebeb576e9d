package org.convscan.scan;

import java.util.Arrays;
import org.convscan.coord.Interval;
import org.convscan.engine.lookup.Climb;

/** The best path of one staircase over a stretch of a line, with where it began: the arithmetic of {@link Climb}, one cell at a time. */
final class StaircasePath {
    private final StaircaseBank bank;
    private final int staircase;
    private final int size;
    private int[] score;
    private int[] begin;
    private int[] nextScore;
    private int[] nextBegin;
    private int best = Climb.FLOOR;
    private int bestStart;
    private int bestEnd;

    StaircasePath(StaircaseBank bank, int staircase) {
        this.bank = bank;
        this.staircase = staircase;
        this.size = bank.staircase(staircase).size();
        this.score = new int[size];
        this.begin = new int[size];
        this.nextScore = new int[size];
        this.nextBegin = new int[size];
        Arrays.fill(score, Climb.FLOOR);
    }

    /** Paths within levels [start, end) that end at {@code endFrom} or behind it. */
    void follow(short[] rows, short[] rises, int start, int end, int endFrom) {
        bestStart = start;
        bestEnd = start;
        for (int t = start; t < end; t++) {
            for (int j = 0; j < size; j++) {
                step(t, j, bank.gain(staircase, rows[t], j), rises[t]);
            }
            swap();
            if (t >= endFrom) {
                end(size - 1, 0, t);
                end(size - 2, bank.skip(staircase, size), t);
            }
        }
    }

    private void step(int t, int j, int gain, int rise) {
        int stayed = score[j] + Math.min(gain, 0);
        int stepped = (j == 0 ? 0 : score[j - 1]) + gain + rise;
        int skipped = (j == 0 ? Climb.FLOOR : j == 1 ? 0 : score[j - 2]) - bank.skip(staircase, j) + gain + rise;
        nextScore[j] = Math.max(Math.max(stayed, Math.max(stepped, skipped)), Climb.FLOOR);
        if (stayed >= stepped && stayed >= skipped) {
            nextBegin[j] = begin[j];
        } else if (stepped >= skipped) {
            nextBegin[j] = j == 0 ? t : begin[j - 1];
        } else {
            nextBegin[j] = j < 2 ? t : begin[j - 2];
        }
    }

    private void swap() {
        int[] oldScore = score;
        int[] oldBegin = begin;
        score = nextScore;
        begin = nextBegin;
        nextScore = oldScore;
        nextBegin = oldBegin;
    }

    private void end(int j, int price, int t) {
        if (j >= 0 && score[j] - price > best) {
            best = score[j] - price;
            bestStart = begin[j];
            bestEnd = t + 1;
        }
    }

    int score() {
        return best;
    }

    Interval place() {
        return new Interval(bestStart, bestEnd);
    }
}
