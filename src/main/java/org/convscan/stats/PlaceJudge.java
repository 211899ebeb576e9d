package org.convscan.stats;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * P-values of what a search with decoys finds on line after line: the decoys of the first lines say how likely scores are by chance,
 * and until these are in, places wait. Those with a higher p-value than is wanted are dropped. Keeps a number for each pattern on a
 * line where it was found, for q-values at the end. For one thread.
 */
public final class PlaceJudge {
    /** Lines whose decoys are looked at: with 16 decoys each, 8,000 scores, of which 400 make the tail. */
    public static final int CALIBRATION = 500;

    private final int patterns;
    private final double most;
    private final Sink sink;
    private final List<DecoyNull> nulls = new ArrayList<>();
    private final List<SearchedLine> waiting = new ArrayList<>();
    private DoubleStream.Builder best = DoubleStream.builder();
    private long tests;
    private boolean calibrated;

    /** Takes places in the order of their lines. */
    public interface Sink {
        void take(SearchedLine line, SearchedLine.Found found, double pvalue) throws IOException;
    }

    /**
     * @param patterns that are searched on each line
     * @param most the highest p-value that is wanted
     */
    public PlaceJudge(int patterns, double most, Sink sink) {
        this.patterns = patterns;
        this.most = most;
        this.sink = sink;
    }

    /** A line of no levels was not searched, and counts for nothing. */
    public void add(SearchedLine line) throws IOException {
        if (line.levels() == 0) {
            return;
        }
        tests += patterns;
        if (calibrated) {
            judge(line);
            return;
        }
        waiting.add(line);
        for (int g = 0; g < line.decoys().length; g++) {
            if (nulls.size() == g) {
                nulls.add(new DecoyNull());
            }
            nulls.get(g).add(line.decoys()[g]);
        }
        if (waiting.size() == CALIBRATION) {
            calibrate();
        }
    }

    private void calibrate() throws IOException {
        calibrated = true;
        for (SearchedLine line : waiting) {
            judge(line);
        }
        waiting.clear();
    }

    private void judge(SearchedLine line) throws IOException {
        for (SearchedLine.Found found : line.found()) {
            DecoyedSearch.Place place = found.place();
            double pvalue = nulls.get(place.group()).pvalue(place.score(), place.decoys());
            if (pvalue <= most) {
                sink.take(line, found, pvalue);
                if (place.rank() == 1) {
                    best.add(pvalue);
                }
            }
        }
    }

    /** All lines are in: hands on what waits. Once; gives the q-values of p-values, where a test is a pattern on a line. */
    public FalseDiscovery finish() throws IOException {
        calibrate();
        double[] pvalues = best.build().toArray();
        best = null;
        return new FalseDiscovery(pvalues, tests);
    }
}
