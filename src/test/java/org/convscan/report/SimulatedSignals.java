package org.convscan.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.convscan.coord.Strand;
import org.convscan.track.Samples;

/** Lines of levels with noise, in some of which the levels of one of a few queries were put; fed to a report as a search would. */
final class SimulatedSignals {
    static final int QUERIES = 6;
    private static final int STEPS = 30;

    private final Random random = new Random(11);
    private final float[][] queries = new float[QUERIES][STEPS];
    private final SignalReport report;
    final List<String> names = new ArrayList<>();

    SimulatedSignals(int mostTraces) {
        report = new SignalReport(mostTraces);
        for (int q = 0; q < QUERIES; q++) {
            names.add("barcode " + (q + 1));
            for (int i = 0; i < STEPS; i++) {
                queries[q][i] = level();
            }
        }
    }

    private float level() {
        return (float) (90 + 14 * random.nextGaussian());
    }

    /** A line of so many samples with a query (none if negative) from {@code at} on. */
    SimulatedSignals line(String name, int samples, int query, int at, double p) {
        float[] values = new float[samples];
        for (int i = 0; i < samples;) {
            int end = Math.min(samples, i + 4 + random.nextInt(10));
            float level = level();
            while (i < end) {
                values[i++] = (float) (level + 1.8 * random.nextGaussian());
            }
        }
        List<LocatedHit> hits = query < 0 ? List.of() : List.of(put(values, query, at, p));
        report.add(Samples.wrap(name, 4000, 0, new float[][] {values}, samples, true), hits);
        return this;
    }

    private LocatedHit put(float[] values, int query, int at, double p) {
        long[] starts = new long[STEPS];
        int i = at;
        for (int step = 0; step < STEPS; step++) {
            starts[step] = i;
            for (int end = i + 5 + random.nextInt(9); i < end; i++) {
                values[i] = (float) (queries[query][step] + 1.8 * random.nextGaussian());
            }
        }
        return new LocatedHit(names.get(query), query % 2 == 0 ? Strand.FORWARD : Strand.REVERSE, at, i, 20 - Math.log10(p), p,
                new LocatedHit.Template(starts, queries[query].clone()));
    }

    /** Two hundred lines, a quarter of them without a hit, and one of 1.2 million samples. */
    SimulatedSignals flowCell() {
        line("long-1200000", 1_200_000, 2, 700_000, 1e-12);
        for (int i = 0; i < 200; i++) {
            line(String.format("%08x-read-%d", i * 2654435761L & 0xFFFFFFFFL, i), 4000 + random.nextInt(9000),
                    i % 4 == 3 ? -1 : random.nextInt(QUERIES - 1), 200 + random.nextInt(3000), Math.pow(10, -3 - 6 * random.nextDouble()));
        }
        return this;
    }

    String page(String title) throws IOException {
        StringBuilder page = new StringBuilder();
        report.write(page, new SignalFacts(title, "0.1.0", "convscan nanopore --query barcodes.fa reads", "read", "pA", names,
                List.of(Map.entry("Threshold", "p 1e-3"))));
        return page.toString();
    }
}
