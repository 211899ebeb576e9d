package org.convscan.kernel;

import java.util.List;
import java.util.Objects;

/**
 * A row of levels that a line takes one after the other, each for as long as it likes: a pattern whose order is known and whose
 * speed is not. Immutable.
 *
 * @param id how hits name it
 * @param steps in the order of the line
 * @param around so many of the first steps, and of the last, are not its own but what may lie around it: they count for how well it
 *        fits, not for where it lies
 */
public record Staircase(String id, List<Step> steps, int around) {
    public Staircase {
        Objects.requireNonNull(id);
        steps = List.copyOf(steps);
        if (around < 0 || steps.size() <= 2 * around) {
            throw new IllegalArgumentException("a staircase has one step or more of its own");
        }
    }

    /** A staircase of which nobody knows what lies around it. */
    public Staircase(String id, List<Step> steps) {
        this(id, steps, 0);
    }

    /** Without what lies around it. */
    public Staircase own() {
        return around == 0 ? this : new Staircase(id, steps.subList(around, steps.size() - around));
    }

    public int size() {
        return steps.size();
    }

    /**
     * One level; where several would do as well, all of them. The arrays belong to the step.
     *
     * @param levels means, one or more
     * @param spreads standard deviations around them, above 0
     */
    public record Step(double[] levels, double[] spreads) {
        public Step {
            if (levels.length == 0 || levels.length != spreads.length) {
                throw new IllegalArgumentException(levels.length + " levels, " + spreads.length + " spreads");
            }
            levels = levels.clone();
            spreads = spreads.clone();
        }

        /** Density of a level: the mean over those that would do. */
        public double density(double level) {
            double sum = 0;
            for (int i = 0; i < levels.length; i++) {
                double z = (level - levels[i]) / spreads[i];
                sum += Math.exp(-0.5 * z * z) / (spreads[i] * Math.sqrt(2 * Math.PI));
            }
            return sum / levels.length;
        }

        /** Mean of those that would do. */
        public double level() {
            double sum = 0;
            for (double level : levels) {
                sum += level;
            }
            return sum / levels.length;
        }
    }

    /** Steps that may follow each other: each of those before by each of those after. */
    public record Passage(List<Step> before, List<Step> after) {
        public Passage {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }

        public double[] levelsBefore() {
            return levels(before);
        }

        public double[] levelsAfter() {
            return levels(after);
        }

        private static double[] levels(List<Step> steps) {
            double[] levels = new double[steps.size()];
            for (int i = 0; i < levels.length; i++) {
                levels[i] = steps.get(i).level();
            }
            return levels;
        }
    }
}
