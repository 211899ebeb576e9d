package org.convscan.report;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A table of hits on its way to its place, counted for MultiQC: NAME_mqc.json adds columns to MultiQC's general statistics, and
 * NAME_motifs_mqc.json is a section with the motifs that have most hits. MultiQC knows both by the ends of their names; the sample is
 * called NAME. The files appear together with the table.
 */
public final class MultiqcHits implements TableOutput {
    /** What the file's name must end in. */
    public static final String ENDING = "_mqc.json";

    /** What the section's file ends in. */
    public static final String SECTION = "_motifs_mqc.json";

    private static final int SHOWN = 20;
    private static final double KILO = 1000;

    private final TableOutput lines;
    private final HitTally tally = new HitTally();
    private final String sample;
    private final OutputFile general;
    private final OutputFile section;

    private MultiqcHits(TableOutput table, String sample, OutputFile general, OutputFile section) {
        this.lines = table;
        this.sample = sample;
        this.general = general;
        this.section = section;
    }

    /** @param file its name ends in {@link #ENDING} */
    public static MultiqcHits over(TableOutput table, Path file) throws IOException {
        String name = file.getFileName().toString();
        String sample = name.substring(0, name.length() - ENDING.length());
        OutputFile general = OutputFile.create(file);
        try {
            return new MultiqcHits(table, sample, general, OutputFile.create(file.resolveSibling(sample + SECTION)));
        } catch (IOException e) {
            general.close();
            throw e;
        }
    }

    @Override
    public void write(Bytes more) throws IOException {
        tally.add(more);
        lines.write(more);
    }

    @Override
    public List<OutputFile> finish() throws IOException {
        List<OutputFile> files = new ArrayList<>(lines.finish());
        print(general, general());
        print(section, section());
        files.add(general);
        files.add(section);
        return files;
    }

    private static void print(OutputFile file, String text) throws IOException {
        Writer writer = new OutputStreamWriter(file.stream(), StandardCharsets.UTF_8);
        writer.write(text);
        writer.flush();
    }

    private String general() throws IOException {
        MultiqcTable table = new MultiqcTable("convscan_hits", List.of(
                new MultiqcTable.Column("hits", "Hits", "Motif hits", "", 0),
                new MultiqcTable.Column("motifs", "Motifs", "Motifs with hits", "", 0),
                new MultiqcTable.Column("sequences", "Sequences", "Sequences that were scanned", "", 0),
                new MultiqcTable.Column("bases", "Bases", "Bases of these sequences", "", 0),
                new MultiqcTable.Column("density", "Hits/kb", "Hits per 1,000 bases", "", 2)));
        double density = tally.bases() == 0 ? Double.NaN : KILO * tally.hits() / tally.bases();
        table.add(sample, tally.hits(), tally.motifs(), tally.sequences(), tally.bases(), density);
        StringBuilder text = new StringBuilder();
        table.write(text);
        return text.toString();
    }

    private String section() {
        List<String> rows = new ArrayList<>();
        for (HitTally.Row row : tally.busiest(SHOWN)) {
            rows.add("    " + Json.text(sample + ": " + row.motif()) + String.format(Locale.ROOT, ": {\"hits\": %d, \"share\": %.4f}",
                    row.hits(), 100.0 * row.hits() / tally.hits()));
        }
        return """
                {
                  "id": "convscan_motifs",
                  "section_name": "convscan: hits by motif",
                  "description": "The SHOWN motifs with most hits in each sample.",
                  "plot_type": "table",
                  "pconfig": {"id": "convscan_motifs_table", "title": "convscan: hits by motif", "col1_header": "Sample: motif"},
                  "headers": {
                    "hits": {"title": "Hits", "format": "{:,.0f}"},
                    "share": {"title": "Share", "description": "Of the sample's hits", "suffix": " %", "format": "{:,.2f}"}
                  },
                  "data": {
                """.replace("SHOWN", String.valueOf(SHOWN)) + String.join(",\n", rows) + "\n  }\n}\n";
    }

    @Override
    public void close() throws IOException {
        lines.close();
        general.close();
        section.close();
    }
}
