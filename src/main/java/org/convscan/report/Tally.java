package org.convscan.report;

/** What has been gathered of a scan so far. For one thread. */
final class Tally {
    private final Chances chances;
    private final Lines lines = new Lines();
    private final BestHits best = new BestHits();
    private final Centrality centrality;
    private final long[] byMotif;
    private final long[] tests;
    private final long[] windows;
    private long hits;
    private Line line;

    Tally(Chances chances) {
        this.chances = chances;
        this.centrality = new Centrality(chances.motifs());
        this.byMotif = new long[chances.motifs()];
        this.tests = new long[chances.distinctWidths()];
        this.windows = new long[chances.distinctWidths()];
    }

    void add(ReportPart part) {
        if (line == null) {
            line = new Line(lines.count(), part.name, part.start);
        }
        line.add(part);
        centrality.add(part.centred);
        hits += part.hits;
        for (int m = 0; m < part.byMotif.length; m++) {
            byMotif[m] += part.byMotif[m];
        }
        for (int w = 0; w < windows.length; w++) {
            tests[w] += part.tests[w];
            windows[w] += part.windows[w];
        }
        for (BestHit hit : part.best) {
            best.add(hit.on(line.number()));
        }
        if (part.last) {
            endLine();
        }
    }

    void endLine() {
        if (line != null) {
            centrality.endLine(line.start(), line.end());
            lines.add(line);
            line = null;
        }
    }

    Chances chances() {
        return chances;
    }

    Lines lines() {
        return lines;
    }

    BestHits best() {
        return best;
    }

    Centrality centrality() {
        return centrality;
    }

    long hits() {
        return hits;
    }

    /** Hits of a motif, on all strands. */
    long hits(int motif) {
        return byMotif[motif];
    }

    /** Windows, once a kernel: the tests that q-values count. */
    long tested() {
        long tested = 0;
        for (int k = 0; k < chances.bank().size(); k++) {
            tested += chances.perKernel(k, tests);
        }
        return tested;
    }

    /** Hits of each motif that chance alone would give: windows of known letters times p-value. */
    double[] expected() {
        double[] expected = new double[chances.motifs()];
        for (int k = 0; chances.known() && k < chances.bank().size(); k++) {
            expected[chances.bank().motif(k)] += chances.perKernel(k, windows) * chances.atThreshold(k);
        }
        return expected;
    }
}
