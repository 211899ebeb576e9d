package org.convscan.engine;

import java.util.Arrays;

/**
 * The windows of one tile that reached their kernel's threshold: start in the tile, kernel number, exact score. Engines add in
 * any order; {@link #sort} puts them in the one order of every report. Not thread-safe: one buffer a thread, cleared for each tile.
 */
public final class HitBuffer {
    private static final int DIGIT = 11;
    private static final int DIGITS = 1 << DIGIT;

    private long[] keys = new long[64];
    private long[] scores = new long[64];
    private long[] otherKeys = new long[0];
    private long[] otherScores = new long[0];
    private int size;
    /** All bits of all keys that were added. */
    private long used;

    public void add(int at, int kernel, long score) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            scores = Arrays.copyOf(scores, size * 2);
        }
        long key = (long) at << 32 | kernel;
        used |= key;
        keys[size] = key;
        scores[size++] = score;
    }

    /**
     * Adds those of the first {@code count} windows of a kernel whose score reaches the threshold. Without a branch: about half of an
     * engine's guesses do, and no processor could tell which.
     */
    public void add(int kernel, long threshold, int[] starts, long[] scores, int count) {
        if (size + count > keys.length) {
            keys = Arrays.copyOf(keys, Math.max(size * 2, size + count));
            this.scores = Arrays.copyOf(this.scores, keys.length);
        }
        int to = size;
        for (int i = 0; i < count; i++) {
            long key = (long) starts[i] << 32 | kernel;
            keys[to] = key;
            this.scores[to] = scores[i];
            boolean hit = scores[i] >= threshold;
            used |= hit ? key : 0;
            to += hit ? 1 : 0;
        }
        size = to;
    }

    public int size() {
        return size;
    }

    public void clear() {
        size = 0;
        used = 0;
    }

    /** Where the window starts, counted from the tile's first column. */
    public int at(int index) {
        return (int) (keys[index] >>> 32);
    }

    public int kernel(int index) {
        return (int) keys[index];
    }

    public long score(int index) {
        return scores[index];
    }

    /** Keeps the hits that the filter accepts (by index), in their order. */
    public void retain(java.util.function.IntPredicate filter) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (filter.test(i)) {
                keys[kept] = keys[i];
                scores[kept++] = scores[i];
            }
        }
        size = kept;
    }

    /** By start, then by kernel: a radix sort, since a dense scan sorts millions of these. */
    public void sort() {
        sort(0);
        sort(Integer.SIZE);
    }

    /** By the key's bits from the given one on, as far as there are kernels or starts. */
    private void sort(int low) {
        if (otherKeys.length < size) {
            otherKeys = new long[keys.length];
            otherScores = new long[keys.length];
        }
        long digits = used >>> low & 0xFFFFFFFFL;
        for (int shift = 0; digits >>> shift != 0; shift += DIGIT) {
            pass(low + shift);
        }
    }

    private void pass(int shift) {
        int[] next = new int[DIGITS + 1];
        for (int i = 0; i < size; i++) {
            next[(int) (keys[i] >>> shift & DIGITS - 1) + 1]++;
        }
        for (int d = 0; d < DIGITS; d++) {
            next[d + 1] += next[d];
        }
        for (int i = 0; i < size; i++) {
            int to = next[(int) (keys[i] >>> shift & DIGITS - 1)]++;
            otherKeys[to] = keys[i];
            otherScores[to] = scores[i];
        }
        swap();
    }

    private void swap() {
        long[] sortedKeys = otherKeys;
        long[] sortedScores = otherScores;
        otherKeys = keys;
        otherScores = scores;
        keys = sortedKeys;
        scores = sortedScores;
    }
}
