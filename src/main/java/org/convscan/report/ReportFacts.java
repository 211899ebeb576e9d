package org.convscan.report;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a report says about a scan beyond its hits. No date, so that the same scan writes the same page.
 *
 * @param title the page's heading: "Motif hits in peaks.fa"
 * @param version "0.1.0"
 * @param command as typed
 * @param engine name and circumstances: "lookup, 512-bit vectors"
 * @param device "CPU", "CUDA 0 (NVIDIA H200)"
 * @param background "uniform", "A 0.31, C 0.19, G 0.19, T 0.31"
 * @param threshold what makes a window a hit: "p at most 1e-4"
 * @param line what one line is called: "sequence", "read", "record"
 * @param column what one column is called: "base", "sample"
 * @param motifs by the bank's motif numbers
 * @param provenance further lines for the last table, in order: file digests, defaults
 */
public record ReportFacts(
        String title,
        String version,
        String command,
        String engine,
        String device,
        String background,
        String threshold,
        String line,
        String column,
        List<ReportMotif> motifs,
        List<Map.Entry<String, String>> provenance) {
    public ReportFacts {
        for (String text : new String[] {title, version, command, engine, device, background, threshold, line, column}) {
            Objects.requireNonNull(text);
        }
        motifs = List.copyOf(motifs);
        provenance = List.copyOf(provenance);
    }
}
