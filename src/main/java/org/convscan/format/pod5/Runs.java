package org.convscan.format.pod5;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * What is known of the runs that a file's reads come from: before version 3 an entry of a dictionary, since then a row of a table
 * of its own, found by the run's name.
 */
final class Runs {
    /** @param hertz samples a second; NaN when the file does not say */
    record Run(String id, double hertz, String kit, String experimentType) {
        void describe(Map<String, String> attributes) {
            put(attributes, "run_id", id);
            put(attributes, "sequencing_kit", kit);
            put(attributes, "experiment_type", experimentType);
        }

        private static void put(Map<String, String> attributes, String name, String value) {
            if (value != null && !value.isEmpty()) {
                attributes.put(name, value);
            }
        }
    }

    private final Map<String, Run> byId = new HashMap<>();

    /** @param region null before version 3 */
    Runs(Region region) throws IOException {
        if (region == null) {
            return;
        }
        ArrowTable table = new ArrowTable(region);
        table.loadDictionaries();
        for (int i = 0; i < table.batches(); i++) {
            Map<String, Column> columns = table.batch(i);
            for (int row = 0; row < table.rows(i); row++) {
                Run run = run(columns, row);
                byId.put(run.id, run);
            }
        }
    }

    /** Null when the file says nothing about it. */
    Run of(ArrowTable.Entry entry) throws IOException {
        if (entry == null) {
            return null;
        }
        Column column = entry.column();
        if (column.field().type() != Field.Type.STRUCT) {
            return byId.get(column.text(entry.row()));
        }
        Map<String, Column> children = new HashMap<>();
        for (Field child : column.field().children()) {
            children.put(child.name(), column.child(child.name()));
        }
        return run(children, entry.row());
    }

    private static Run run(Map<String, Column> columns, int row) throws IOException {
        Column rate = columns.get("sample_rate");
        return new Run(text(columns.get("acquisition_id"), row), rate == null ? Double.NaN : rate.whole(row),
                text(columns.get("sequencing_kit"), row), tag(columns.get("context_tags"), row, "experiment_type"));
    }

    private static String text(Column column, int row) throws IOException {
        return column == null ? null : column.any(row);
    }

    /** A value of a map, which Arrow keeps as a list of pairs. */
    private static String tag(Column map, int row, String name) throws IOException {
        if (map == null || map.isNull(row)) {
            return null;
        }
        Column keys = map.elements().child("key");
        for (long i = map.start(row); i < map.start(row + 1); i++) {
            if (name.equals(keys.text((int) i))) {
                return map.elements().child("value").text((int) i);
            }
        }
        return null;
    }
}
