package org.convscan.engine.ort;

import org.convscan.kernel.Linear;

/**
 * A linear kernel in small whole numbers: how much a letter at a column loses against the column's best, in steps, rounded
 * down and cut off at a cap, and how much a hit may lose in all.
 *
 * <p>Why no hit is missed: a window scores at least the threshold exactly when its losses add up to the slack (best score
 * minus threshold) at most. Then its steps add up to at most sum(floor(loss / step)) <= floor(sum(loss) / step) <=
 * floor(slack / step), and cutting off makes a sum only smaller. All of this is arithmetic on longs, nothing is rounded
 * otherwise. A letter outside the alphabet weighs the lowest of its column; read as any letter it loses no more than that.
 */
final class Losses {
    private final int[] steps;
    private final int letters;
    private final int slack;

    private Losses(int[] steps, int letters, int slack) {
        this.steps = steps;
        this.letters = letters;
        this.slack = slack;
    }

    /** As fine as fits when every loss must be at most {@code cap}, however many the slack allows. */
    static Losses capped(Linear kernel, long threshold, int cap) {
        long slack = slack(kernel, threshold);
        long worst = 0;
        for (int column = 0; column < kernel.width(); column++) {
            for (int letter = 0; letter < kernel.alphabet().size(); letter++) {
                worst = Math.max(worst, loss(kernel, column, letter));
            }
        }
        return of(kernel, slack, Math.min(worst, slack + 1), cap);
    }

    /** As fine as fits when the slack, too, must be less than {@code cap}. */
    static Losses bounded(Linear kernel, long threshold, int cap) {
        long slack = slack(kernel, threshold);
        return of(kernel, slack, slack + 1, cap);
    }

    /** A threshold below the lowest score asks for no more than the lowest score does. */
    private static long slack(Linear kernel, long threshold) {
        return kernel.highest() - Math.max(threshold, kernel.lowest());
    }

    private static long loss(Linear kernel, int column, int letter) {
        long best = Long.MIN_VALUE;
        for (int a = 0; a < kernel.alphabet().size(); a++) {
            best = Math.max(best, kernel.weight(column, a));
        }
        return best - kernel.weight(column, letter);
    }

    private static Losses of(Linear kernel, long slack, long range, int cap) {
        long step = Math.max(1, (range + cap - 1) / cap);
        int letters = kernel.alphabet().size();
        int[] steps = new int[kernel.width() * letters];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = (int) Math.min(cap, loss(kernel, i / letters, i % letters) / step);
        }
        return new Losses(steps, letters, (int) Math.min(slack / step, (long) cap * kernel.width()));
    }

    /** Steps lost at a column by a letter; the unknown letter stands for the last. */
    int at(int column, int letter) {
        return steps[column * letters + letter];
    }

    /** A window that may be a hit loses at most so many steps. */
    int slack() {
        return slack;
    }
}
