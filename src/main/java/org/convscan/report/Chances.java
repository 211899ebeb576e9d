package org.convscan.report;

import java.util.List;
import org.convscan.engine.Engine;
import org.convscan.kernel.KernelBank;
import org.convscan.scan.TileHits;
import org.convscan.stats.Tail;
import org.convscan.track.Symbols;
import org.convscan.track.Track;

/** What chance alone has to do with each kernel of a bank. Immutable. */
final class Chances {
    private final KernelBank bank;
    private final List<Tail> tails;
    private final int motifs;
    private final int[] widths;
    private final int[] widthOf;

    /** @param tails one a kernel, or none where there are no p-values */
    Chances(KernelBank bank, List<Tail> tails) {
        if (!tails.isEmpty() && tails.size() != bank.size()) {
            throw new IllegalArgumentException(tails.size() + " tails for " + bank.size() + " kernels");
        }
        this.bank = bank;
        this.tails = List.copyOf(tails);
        this.widths = bank.kernels().stream().mapToInt(kernel -> kernel.width()).distinct().sorted().toArray();
        this.widthOf = bank.kernels().stream().mapToInt(k -> java.util.Arrays.binarySearch(widths, k.width())).toArray();
        int count = 0;
        for (int k = 0; k < bank.size(); k++) {
            count = Math.max(count, bank.motif(k) + 1);
        }
        this.motifs = count;
    }

    KernelBank bank() {
        return bank;
    }

    int motifs() {
        return motifs;
    }

    boolean known() {
        return !tails.isEmpty();
    }

    Tail tail(int kernel) {
        return tails.get(kernel);
    }

    /** Probability that a window of background is a hit. */
    double atThreshold(int kernel) {
        Tail tail = tail(kernel);
        return tail.threshold() == Engine.NEVER ? 0 : tail.pvalue(tail.step(tail.threshold()));
    }

    double pvalue(int kernel, long score) {
        return tail(kernel).pvalue(tail(kernel).step(score));
    }

    /** What hits are ordered by: the lower, the better. */
    double rank(int kernel, long score) {
        return known() ? pvalue(kernel, score) : -score;
    }

    /** The windows of a tile, for each width that the bank has: with {@link #perKernel} the tests that q-values count. */
    long[] tests(TileHits tile) {
        long[] tests = new long[widths.length];
        for (int i = 0; i < widths.length; i++) {
            tests[i] = tile.starts(widths[i]);
        }
        return tests;
    }

    /** The windows of a tile that hold known letters only, for each width that the bank has: where chance can make a hit. */
    long[] windows(Track track, int owned) {
        long[] windows = new long[widths.length];
        int from = 0;
        int columns = track.columns();
        while (from < columns) {
            int to = track instanceof Symbols symbols ? endOfRun(symbols, from) : columns;
            for (int i = 0; i < widths.length; i++) {
                windows[i] += Math.max(0, Math.min(owned, to - widths[i] + 1) - from);
            }
            from = to + 1;
        }
        return windows;
    }

    private static int endOfRun(Symbols symbols, int from) {
        int unknown = symbols.alphabet().unknown();
        int to = from;
        while (to < symbols.columns() && symbols.alphabet().code(symbols.letter(to)) != unknown) {
            to++;
        }
        return to;
    }

    /** Windows of a kernel, out of what was counted for each width. */
    long perKernel(int kernel, long[] windows) {
        return windows[widthOf[kernel]];
    }

    int distinctWidths() {
        return widths.length;
    }
}
