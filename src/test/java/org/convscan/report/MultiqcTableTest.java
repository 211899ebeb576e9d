package org.convscan.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MultiqcTableTest {
    @TempDir
    Path folder;

    private static MultiqcTable table() {
        MultiqcTable table = new MultiqcTable("convscan_heartbeats", List.of(
                new MultiqcTable.Column("beats", "Beats", "Heartbeats that were found", "", 0),
                new MultiqcTable.Column("heart_rate", "Heart rate", "Mean of the \"kept\" intervals", " /min", 1)));
        table.add("100", 2273, 75.5);
        table.add("a \"b\" \\ c", 0, Double.NaN);
        return table;
    }

    @Test
    void theFileIsJson() throws Exception {
        StringBuilder json = new StringBuilder();
        table().write(json);
        assertEquals("""
                {
                  "id": "convscan_heartbeats",
                  "plot_type": "generalstats",
                  "pconfig": [
                    {"beats": {"title": "Beats", "description": "Heartbeats that were found", "namespace": "convscan", \
                "suffix": "", "format": "{:,.0f}"}},
                    {"heart_rate": {"title": "Heart rate", "description": "Mean of the \\"kept\\" intervals", "namespace": "convscan", \
                "suffix": " /min", "format": "{:,.1f}"}}
                  ],
                  "data": {
                    "100": {"beats": 2273.0, "heart_rate": 75.5},
                    "a \\"b\\" \\\\ c": {"beats": 0.0}
                  }
                }
                """, json.toString());
    }

    @Test
    void aRowHasANumberForEachColumn() {
        assertThrows(IllegalArgumentException.class, () -> table().add("101", 1));
    }

    @Test
    void multiqcReadsIt() throws Exception {
        boolean there = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "multiqc")));
        assumeTrue(there, "skipped: no MultiQC");
        OutputFile.write(folder.resolve("run_mqc.json"), table()::write);
        Process process = new ProcessBuilder("multiqc", "--no-ansi", "-o", "out", ".").directory(folder.toFile())
                .redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        assertEquals(0, process.waitFor(), Files.readString(folder.resolve("log")));
        List<String> lines = Files.readAllLines(folder.resolve("out/multiqc_data/multiqc_general_stats.txt"));
        assertEquals(3, lines.size(), lines.toString());
        assertEquals(List.of("100", "2273.0", "75.5"), List.of(lines.get(1).split("\t")), lines.toString());
    }
}
