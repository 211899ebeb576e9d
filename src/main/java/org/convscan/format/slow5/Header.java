package org.convscan.format.slow5;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convscan.InputException;
import org.convscan.format.rawread.Printable;

/**
 * The text in front of the records, the same in SLOW5 and BLOW5: attributes by read group, then the types and the names of the
 * columns.
 */
final class Header {
    /** The columns that every file begins with. */
    static final List<String> MAIN = List.of(
            "read_id", "read_group", "digitisation", "offset", "range", "sampling_rate", "len_raw_signal", "raw_signal");

    /** What a read is told of its group. */
    private static final List<String> KEPT = List.of("run_id", "experiment_type", "sequencing_kit");

    private final String file;
    private final Map<String, String[]> groups = new LinkedHashMap<>();
    private String[] types;
    private List<Column> extra;

    Header(String file) {
        this.file = file;
    }

    /** Takes one line; lines come in the file's order. */
    void line(String line, String place) throws InputException {
        String[] fields = line.split("\t", -1);
        if (line.startsWith("@")) {
            String attribute = fields[0].substring(1);
            if (KEPT.contains(attribute)) {
                groups.put(attribute, Arrays.copyOfRange(fields, 1, fields.length));
            }
        } else if (line.startsWith("#read_id")) {
            columns(fields, place);
        } else if (line.startsWith("#char*")) {
            types = fields;
        }
    }

    boolean complete() {
        return extra != null;
    }

    private void columns(String[] names, String place) throws InputException {
        names[0] = names[0].substring(1);
        if (types == null || types.length != names.length) {
            throw new InputException(file, place, "there are " + names.length + " names of columns and "
                    + (types == null ? 0 : types.length) + " types", "the two lines above the reads must match");
        }
        if (names.length < MAIN.size() || !Arrays.asList(names).subList(0, MAIN.size()).equals(MAIN)) {
            throw new InputException(file, place, "the columns are not those of SLOW5", "they begin with " + String.join(", ", MAIN));
        }
        extra = new ArrayList<>();
        for (int i = MAIN.size(); i < names.length; i++) {
            Column column = Column.of(names[i], types[i]);
            if (column == null) {
                throw new InputException(file, place, "the column " + Printable.of(names[i]) + " has the unknown type " + Printable.of(types[i]), "");
            }
            extra.add(column);
        }
    }

    /** Columns behind {@link #MAIN}. */
    List<Column> extra() {
        return extra;
    }

    /** What the header says about the group that a read belongs to. */
    void describe(long group, Map<String, String> attributes) {
        groups.forEach((attribute, values) -> {
            if (group >= 0 && group < values.length && !values[(int) group].isEmpty() && !values[(int) group].equals(".")) {
                attributes.put(attribute, values[(int) group]);
            }
        });
    }
}
