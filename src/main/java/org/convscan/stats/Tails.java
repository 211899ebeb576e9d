package org.convscan.stats;

import java.util.Arrays;
import org.convscan.engine.Engine;
import org.convscan.kernel.Background;
import org.convscan.kernel.FixedPoint;
import org.convscan.kernel.Linear;

/**
 * Works out {@link Tail}s. Which scores are hits is settled exactly: a lattice brackets the threshold, and the words inside the
 * bracket are listed one by one. A window is a hit if and only if P(score at least its own) is at most p, where scores closer
 * than {@link FixedPoint#TIE} are equal. The p-values themselves are exact for kernels whose tail has few words (12 columns at
 * 1e-4), and else those of the lattice. Two cases are too large to list, and take the lattice's best estimate of the threshold:
 * kernels of which half the columns have more than a million words in reach (about 22 columns), and Markov backgrounds beyond 10
 * to 12 columns.
 */
public final class Tails {
    /** Raised whenever the same question may get another answer: tails that were kept by other rules are not used. */
    static final long RULES = 2;

    /** Steps of the lattice that p-values are read from: 0.1% of a p-value each, or less. */
    private static final int BINS = 8192;

    /** Steps of the lattice that stands in for exact sums where those are too many: 0.0003 bits each, or less. */
    private static final int FINE_BINS = 1 << 17;

    /** Steps of the lattice that only finds out how far the tail reaches. */
    private static final int SKETCH = 1024;

    /** A tail of no more words than this is listed word by word. */
    private static final int FEW = 4096;

    /** The tail's first part is sketched first: at the p-values that are asked for, the rest is never needed. */
    private static final int PARTS = 4;

    private Tails() {}

    /** The tail of the scores whose p-value is at most {@code p}. */
    public static Tail atPvalue(Linear kernel, Background background, double p) {
        return atPvalue(kernel, background, p, new TailRoom());
    }

    static Tail atPvalue(Linear kernel, Background background, double p, TailRoom room) {
        if (!(p > 0 && p <= 1)) {
            throw new IllegalArgumentException("no p-value: " + p);
        }
        Losses losses = Losses.of(kernel);
        long limit = reach(losses, background, p, room);
        boolean few = p * words(losses) < 2 * FEW && p <= FEW * likeliest(losses, background);
        Words words = few ? WordSearch.within(losses, background, limit, FEW, room) : null;
        if (words != null) {
            return listed(losses, words, losses.most(), p);
        }
        Lattice lattice = Lattice.of(losses, background, limit, bins(background), room);
        return latticed(losses, lattice, settle(losses, background, p, lattice, limit, room), p);
    }

    /** The tail of the scores from {@code threshold} on. */
    public static Tail atScore(Linear kernel, Background background, long threshold) {
        return atScore(kernel, background, threshold, new TailRoom());
    }

    static Tail atScore(Linear kernel, Background background, long threshold, TailRoom room) {
        Losses losses = Losses.of(kernel);
        long slack = Math.min(losses.highest() - threshold, losses.most());
        if (slack < 0) {
            return Tail.of(Engine.NEVER, new long[] {losses.highest()}, new double[] {0});
        }
        Words words = WordSearch.within(losses, background, slack, FEW, room);
        return words != null
                ? listed(losses, words, slack, Double.POSITIVE_INFINITY)
                : latticed(losses, Lattice.of(losses, background, slack, bins(background), room), slack, 1);
    }

    private static double words(Losses losses) {
        return Math.pow(losses.letters(), losses.width());
    }

    /** No word is likelier under independent letters: a tail has no fewer words than of these. */
    private static double likeliest(Losses losses, Background background) {
        double chance = background.order() == 0 ? 0 : 1;
        for (int a = 0; a < losses.letters(); a++) {
            chance = Math.max(chance, background.frequency(a));
        }
        return Math.pow(chance, losses.width());
    }

    private static int bins(Background background) {
        return background.order() < 2 ? BINS : BINS / 4;
    }

    /** A loss that is surely too large for a hit, but not by much. */
    private static long reach(Losses losses, Background background, double p, TailRoom room) {
        long limit = losses.most();
        for (int parts = PARTS; ; parts = 1) {
            long nearer = Lattice.of(losses, background, limit, SKETCH, parts, room).surelyBeyond(p);
            boolean near = nearer > limit / 2;
            if (nearer < limit) {
                limit = nearer;
            } else if (parts == 1) {
                return limit;
            }
            if (near && limit == nearer) {
                return limit;
            }
        }
    }

    /** The largest loss that is a hit, between one that surely is and one that surely is not. */
    private static long settle(Losses losses, Background background, double p, Lattice lattice, long limit, TailRoom room) {
        long sure = Math.min(lattice.surelyWithin(p), limit);
        long beyond = Math.min(lattice.surelyBeyond(p), limit);
        Middle middle = background.order() == 0 ? Middle.of(losses, background, beyond + FixedPoint.TIE, room) : null;
        if (middle == null) {
            Lattice finest = background.order() == 0 ? Lattice.of(losses, background, limit, FINE_BINS, room.finest()) : lattice;
            return Math.max(sure, Math.min(beyond, finest.crossing(p)));
        }
        return new Crossing(middle, lattice, p, sure, beyond).slack();
    }

    /** @param slack what a hit may lose, also where no word loses just as much; a hit has a P of at most p, too */
    private static Tail listed(Losses losses, Words words, long slack, double p) {
        double[] pvalues = words.upTo(0);
        int hits = Math.min(words.within(slack), atMost(p, pvalues));
        if (hits == 0) {
            double best = words.size() == 0 ? 0 : words.mass(0);
            return Tail.of(Engine.NEVER, new long[] {losses.highest()}, new double[] {best});
        }
        long lost = p < 1 ? words.loss(hits - 1) : slack;
        long[] depths = words.depths(hits, pvalues);
        int last = depths.length - 1;
        pvalues[last] = Math.min(1, pvalues[last]);
        return new Tail(losses.highest() - lost, losses.highest() - words.loss(0), 0, depths, Arrays.copyOf(pvalues, last + 1));
    }

    /** How many of p-values that rise are at most {@code p}. */
    static int atMost(double p, double[] pvalues) {
        int from = 0;
        int to = pvalues.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (pvalues[middle] <= p) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** Step i holds the losses that round to i lattice steps; an estimate never exceeds the p that it is known to keep. */
    private static Tail latticed(Losses losses, Lattice lattice, long slack, double p) {
        if (slack < 0) {
            return Tail.of(Engine.NEVER, new long[] {losses.highest()}, lattice.upTo(1, 1));
        }
        int steps = (int) Math.min(lattice.size(), (slack + lattice.step() / 2) / lattice.step() + 1);
        return Tail.spaced(losses.highest() - slack, losses.highest() - lattice.step() / 2, lattice.step(), lattice.upTo(steps, p));
    }
}
