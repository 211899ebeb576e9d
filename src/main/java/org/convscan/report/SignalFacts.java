package org.convscan.report;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a page about queries in signals says beyond its hits. No date, so that the same run writes the same page.
 *
 * @param title the page's heading: "Barcodes in run1"
 * @param version "0.1.0"
 * @param command as typed
 * @param line what one signal is called: "read"
 * @param unit of the signal: "pA"
 * @param queries names of all that was looked for, in order
 * @param provenance lines for the last table, in order: threshold, engine, file digests, defaults
 */
public record SignalFacts(String title, String version, String command, String line, String unit, List<String> queries,
        List<Map.Entry<String, String>> provenance) {
    public SignalFacts {
        for (String text : new String[] {title, version, command, line, unit}) {
            Objects.requireNonNull(text);
        }
        queries = List.copyOf(queries);
        provenance = List.copyOf(provenance);
    }
}
