package org.convscan.report;

import java.util.Arrays;

/**
 * Where each motif's hits lie relative to the middle of their line, over many short lines of about the same length: ChIP-seq
 * peaks, say (compare CentriMo, Bailey and Machanick 2012, Nucleic Acids Res. 40:e128). Keeps the sites of one line, and a
 * bounded table a motif.
 */
final class Centrality {
    /** Lines longer than this have no middle worth asking for. */
    static final int LONGEST = 1 << 14;

    private static final int BINS = 256;
    private static final int FEWEST_LINES = 20;
    private static final int MOST_SITES = 1 << 20;

    private final long[][] counts;
    private long[] sites = new long[256];
    private int pending;
    private boolean possible = true;
    private long lines;
    private long shortest = Long.MAX_VALUE;
    private long longest;
    private int shift;
    private int half;

    Centrality(int motifs) {
        counts = new long[motifs][];
    }

    /** A hit in one number: twice the column of its middle, and its motif. */
    static long site(long start, int width, int motif) {
        return 2 * start + width << 32 | motif;
    }

    void add(long[] more) {
        if (!possible || more.length == 0) {
            return;
        }
        if (pending + more.length > MOST_SITES) {
            possible = false;
            sites = new long[0];
            return;
        }
        if (pending + more.length > sites.length) {
            sites = Arrays.copyOf(sites, Math.max(pending + more.length, 2 * sites.length));
        }
        System.arraycopy(more, 0, sites, pending, more.length);
        pending += more.length;
    }

    void endLine(long start, long end) {
        long length = end - start;
        lines++;
        shortest = Math.min(shortest, length);
        longest = Math.max(longest, length);
        possible &= end <= LONGEST && longest * 4 <= shortest * 5;
        if (possible && half == 0 && length > 0) {
            while (2 * length >> shift > BINS) {
                shift++;
            }
            half = (int) (length >> shift) + 1;
        }
        for (int i = 0; possible && i < pending; i++) {
            count((int) sites[i], (sites[i] >>> 32) - start - end);
        }
        pending = 0;
    }

    private void count(int motif, long halvesFromMiddle) {
        if (counts[motif] == null) {
            counts[motif] = new long[2 * half];
        }
        counts[motif][half + (int) (Math.floorDiv(halvesFromMiddle, 2) >> shift)]++;
    }

    /** Whether there are enough lines, of lengths that differ by a quarter at most. */
    boolean known() {
        return possible && lines >= FEWEST_LINES && longest > 0;
    }

    long lines() {
        return lines;
    }

    long shortest() {
        return shortest;
    }

    long longest() {
        return longest;
    }

    /** Columns in a bin. */
    int binColumns() {
        return 1 << shift;
    }

    /** Bins on either side of the middle that the longest line can fill. */
    int side() {
        return (int) Math.min(half, ((longest + 1) / 2 + binColumns() - 1) / binColumns());
    }

    /** Hits of a motif in a bin, counted from the middle: -1 ends there, 0 starts there. */
    long count(int motif, int bin) {
        return counts[motif] == null ? 0 : counts[motif][half + bin];
    }
}
