package org.convscan.transform;

import java.util.random.RandomGenerator;

/**
 * Letters in another order with exactly the same pairs of neighbours, and so the same letters: every such order is equally likely
 * (Altschul and Erickson, Molecular Biology and Evolution 2:526-538, 1985; the tree of last pairs by Wilson's walk, STOC 1996).
 */
public final class DinucleotideShuffle {
    private DinucleotideShuffle() {}

    /**
     * @param codes letters as numbers from 0 to {@code letters} - 1
     * @return a new array; its first and last letter are those of {@code codes}
     */
    public static byte[] of(byte[] codes, int letters, RandomGenerator random) {
        if (codes.length < 3) {
            return codes.clone();
        }
        byte[][] next = successors(codes, letters);
        int end = codes[codes.length - 1];
        lastOnes(next, end, random);
        byte[] shuffled = new byte[codes.length];
        int[] used = new int[letters];
        byte at = codes[0];
        for (int i = 0; i < shuffled.length; i++) {
            shuffled[i] = at;
            if (i + 1 < shuffled.length) {
                at = next[at][used[at]++];
            }
        }
        return shuffled;
    }

    /** By letter, those that follow it. */
    private static byte[][] successors(byte[] codes, int letters) {
        int[] counts = new int[letters];
        for (int i = 0; i + 1 < codes.length; i++) {
            counts[codes[i]]++;
        }
        byte[][] next = new byte[letters][];
        for (int a = 0; a < letters; a++) {
            next[a] = new byte[counts[a]];
        }
        int[] filled = new int[letters];
        for (int i = 0; i + 1 < codes.length; i++) {
            next[codes[i]][filled[codes[i]]++] = codes[i + 1];
        }
        return next;
    }

    /**
     * Shuffles each letter's successors; the last one of each is an edge of a tree that leads to the end, so that the walk does not
     * stop before all pairs are used.
     */
    private static void lastOnes(byte[][] next, int end, RandomGenerator random) {
        boolean[] inTree = new boolean[next.length];
        int[] chosen = new int[next.length];
        inTree[end] = true;
        for (int a = 0; a < next.length; a++) {
            if (next[a].length == 0) {
                continue;
            }
            for (int at = a; !inTree[at]; at = next[at][chosen[at]]) {
                chosen[at] = random.nextInt(next[at].length);
            }
            for (int at = a; !inTree[at]; at = next[at][chosen[at]]) {
                inTree[at] = true;
            }
        }
        for (int a = 0; a < next.length; a++) {
            int rest = next[a].length;
            if (a != end && rest > 0) {
                swap(next[a], chosen[a], --rest);
            }
            for (; rest > 1; rest--) {
                swap(next[a], random.nextInt(rest), rest - 1);
            }
        }
    }

    private static void swap(byte[] values, int i, int j) {
        byte value = values[i];
        values[i] = values[j];
        values[j] = value;
    }
}
