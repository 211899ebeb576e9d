package org.convscan.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convscan.format.nanopore.NanoporeReads;
import org.convscan.format.rawread.RawRead;
import org.convscan.report.LocatedHit;
import org.convscan.report.OutputFile;
import org.convscan.report.Provenance;
import org.convscan.report.SignalFacts;
import org.convscan.report.SignalReport;
import org.convscan.stats.Placement;
import org.convscan.track.Samples;
import org.convscan.workflow.nanopore.ExpectedCurrent;
import org.convscan.workflow.nanopore.Query;
import org.convscan.workflow.nanopore.QuerySearch;

/**
 * The page of a finished search. P-values are known only when all reads were searched, and signals are not kept till then: so the reads
 * are read again.
 */
record NanoporePage(NanoporeOptions options, QuerySearch search, Provenance provenance) {
    void write(List<Placement> hits, OutputFile file) throws IOException {
        Map<String, List<Placement>> byRead = new HashMap<>();
        hits.forEach(hit -> byRead.computeIfAbsent(hit.line(), read -> new ArrayList<>()).add(hit));
        SignalReport report = new SignalReport();
        boolean calibrated = true;
        // What is wrong with a file was said when it was searched.
        try (NanoporeReads reads = NanoporeReads.open(options.reads(), false, warning -> { })) {
            for (RawRead read = reads.nextRead(); read != null; read = reads.nextRead()) {
                calibrated &= read.calibration().isPresent();
                report.add(signal(read), isTimed(read), located(read, byRead.getOrDefault(read.id(), List.of())));
            }
        }
        List<Map.Entry<String, String>> facts = new ArrayList<>(provenance.facts());
        facts.add(Map.entry("engine", provenance.engine()));
        SignalFacts said = new SignalFacts("Queries in raw reads", Version.text(), provenance.command(), "read", calibrated ? "pA" : "",
                search.queries().stream().map(Query::name).toList(), facts);
        Writer out = new OutputStreamWriter(file.stream(), StandardCharsets.UTF_8);
        report.write(out, said);
        out.flush();
    }

    private static boolean isTimed(RawRead read) {
        return read.hertz() > 0 && read.hertz() < Double.POSITIVE_INFINITY;
    }

    private static Samples signal(RawRead read) {
        float[] current = read.calibration().isPresent() ? read.picoamperes() : new float[read.size()];
        for (int i = 0; i < current.length && read.calibration().isEmpty(); i++) {
            current[i] = read.raw(i);
        }
        return Samples.wrap(read.id(), isTimed(read) ? read.hertz() : 1, 0, new float[][] {current}, current.length, true);
    }

    private List<LocatedHit> located(RawRead read, List<Placement> hits) {
        List<LocatedHit> located = new ArrayList<>();
        for (Placement hit : hits) {
            ExpectedCurrent expected = search.expected(read, hit);
            located.add(new LocatedHit(hit.pattern(), hit.strand(), hit.place().start(), hit.place().end(), hit.score(), hit.pvalue(),
                    new LocatedHit.Template(expected.starts(), expected.levels())));
        }
        return located;
    }
}
