package org.convscan.scan;

import java.util.Arrays;
import org.convscan.coord.Interval;
import org.convscan.engine.lookup.Climb;

/** The best path of one staircase over a stretch of a line, with where it began: the arithmetic of {@link Climb}, one cell at a time. */
final class StaircasePath {
    private final StaircaseBank bank;
    private final int staircase;
    private final int size;
    private final int firstOwn;
    private final int endOwn;
    private int[] score;
    private int[] begin;
    private int[] end;
    private int[] nextScore;
    private int[] nextBegin;
    private int[] nextEnd;
    private int best = Climb.FLOOR;
    private int bestStart;
    private int bestEnd;

    StaircasePath(StaircaseBank bank, int staircase) {
        this.bank = bank;
        this.staircase = staircase;
        this.size = bank.staircase(staircase).size();
        this.firstOwn = bank.staircase(staircase).around();
        this.endOwn = size - firstOwn;
        this.score = new int[size];
        this.begin = new int[size];
        this.end = new int[size];
        this.nextScore = new int[size];
        this.nextBegin = new int[size];
        this.nextEnd = new int[size];
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
                finish(size - 1, 0, t);
                finish(size - 2, bank.skip(staircase, size), t);
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
            nextEnd[j] = end[j];
        } else {
            come(t, stepped >= skipped ? j - 1 : j - 2, j);
        }
    }

    /** The staircase's place begins and ends with steps of its own. */
    private void come(int t, int from, int to) {
        nextBegin[to] = from < firstOwn ? t : begin[from];
        nextEnd[to] = from < endOwn ? t : end[from];
    }

    private void swap() {
        int[] oldScore = score;
        int[] oldBegin = begin;
        int[] oldEnd = end;
        score = nextScore;
        begin = nextBegin;
        end = nextEnd;
        nextScore = oldScore;
        nextBegin = oldBegin;
        nextEnd = oldEnd;
    }

    private void finish(int j, int price, int t) {
        if (j >= 0 && score[j] - price > best) {
            best = score[j] - price;
            bestStart = begin[j];
            bestEnd = j < endOwn ? t + 1 : end[j];
        }
    }

    int score() {
        return best;
    }

    Interval place() {
        return new Interval(bestStart, bestEnd);
    }
}
