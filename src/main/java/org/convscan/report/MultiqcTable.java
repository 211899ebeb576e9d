package org.convscan.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A run's figures for MultiQC: columns of its general statistics, a row a sample. MultiQC finds the file by its name, which must end
 * in "_mqc.json". For one thread.
 */
public final class MultiqcTable {
    /**
     * One column.
     *
     * @param key of its numbers: "heart_rate"
     * @param title its head: "Heart rate"
     * @param description shown when the mouse rests on the head
     * @param suffix behind each number: " /min"
     * @param decimals behind the point
     */
    public record Column(String key, String title, String description, String suffix, int decimals) {}

    private final String id;
    private final List<Column> columns;
    private final List<String> rows = new ArrayList<>();

    /** @param id of the whole table, one for each kind of run: "convscan_heartbeats" */
    public MultiqcTable(String id, List<Column> columns) {
        this.id = id;
        this.columns = List.copyOf(columns);
    }

    /** @param numbers one a column; NaN leaves a cell empty */
    public void add(String sample, double... numbers) {
        if (numbers.length != columns.size()) {
            throw new IllegalArgumentException(numbers.length + " numbers for " + columns.size() + " columns");
        }
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            if (Double.isFinite(numbers[i])) {
                cells.add(Json.text(columns.get(i).key) + ": " + numbers[i]);
            }
        }
        rows.add("    " + Json.text(sample) + ": {" + String.join(", ", cells) + "}");
    }

    /** Writes the whole file (UTF-8). */
    public void write(Appendable out) throws IOException {
        out.append("{\n  \"id\": " + Json.text(id) + ",\n  \"plot_type\": \"generalstats\",\n  \"pconfig\": [\n");
        out.append(String.join(",\n", columns.stream().map(MultiqcTable::head).toList()));
        out.append("\n  ],\n  \"data\": {\n").append(String.join(",\n", rows)).append("\n  }\n}\n");
    }

    private static String head(Column column) {
        return "    {" + Json.text(column.key) + ": {\"title\": " + Json.text(column.title) + ", \"description\": " + Json.text(column.description)
                + ", \"namespace\": \"convscan\", \"suffix\": " + Json.text(column.suffix)
                + ", \"format\": \"{:,." + column.decimals + "f}\"}}";
    }
}
