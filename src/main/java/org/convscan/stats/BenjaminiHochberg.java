package org.convscan.stats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Q-values by Benjamini and Hochberg (J R Stat Soc B 1995, 57:289): the smallest p x tests / rank among the p-values from the
 * hit's own up. A test is one window on one strand for one motif, windows with unknown letters included. Only hits are ranked,
 * so a q-value above the scan's p-value threshold is an upper bound; one below it is exact, because no window beyond the
 * threshold could lower it.
 */
public final class BenjaminiHochberg implements QValues {
    private final double[][] qvalues;

    private BenjaminiHochberg(double[][] qvalues) {
        this.qvalues = qvalues;
    }

    private record Step(int motif, int step, double pvalue, long hits) {}

    /** @param tests one a motif: each motif's hits are ranked among themselves */
    public static BenjaminiHochberg perMotif(StepCounts counts, long[] tests) {
        double[][] qvalues = table(counts);
        for (int m = 0; m < counts.motifs(); m++) {
            rank(steps(counts, m), tests[m], qvalues);
        }
        return new BenjaminiHochberg(qvalues);
    }

    /** @param tests one a motif: all hits are ranked together among the tests of all motifs */
    public static BenjaminiHochberg overAll(StepCounts counts, long[] tests) {
        List<Step> steps = new ArrayList<>();
        long all = 0;
        for (int m = 0; m < counts.motifs(); m++) {
            steps.addAll(steps(counts, m));
            all += tests[m];
        }
        double[][] qvalues = table(counts);
        rank(steps, all, qvalues);
        return new BenjaminiHochberg(qvalues);
    }

    private static double[][] table(StepCounts counts) {
        double[][] table = new double[counts.motifs()][];
        for (int m = 0; m < table.length; m++) {
            table[m] = new double[counts.steps(m)];
        }
        return table;
    }

    private static List<Step> steps(StepCounts counts, int motif) {
        List<Step> steps = new ArrayList<>();
        for (int s = 0; s < counts.steps(motif); s++) {
            if (counts.hits(motif, s) > 0) {
                steps.add(new Step(motif, s, counts.pvalue(motif, s), counts.hits(motif, s)));
            }
        }
        return steps;
    }

    private static void rank(List<Step> steps, long tests, double[][] qvalues) {
        steps.sort(Comparator.comparingDouble(Step::pvalue));
        long rank = steps.stream().mapToLong(Step::hits).sum();
        double least = 1;
        for (int i = steps.size() - 1; i >= 0; ) {
            double pvalue = steps.get(i).pvalue;
            least = Math.min(least, pvalue * tests / rank);
            for (; i >= 0 && steps.get(i).pvalue == pvalue; i--) {
                Step step = steps.get(i);
                qvalues[step.motif][step.step] = least;
                rank -= step.hits;
            }
        }
    }

    @Override
    public double at(int motif, int step) {
        return qvalues[motif][step];
    }
}
