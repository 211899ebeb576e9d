package org.convscan.format.marks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convscan.InputException;

/** Reads tables with a line of names that give things a number: a score, or the label 1 for what is to be found and 0 for the rest. */
public final class NumberFile {
    private static final List<String> THINGS = List.of("name", "sequence_name", "read_id", "record");
    private static final List<String> SCORES = List.of("score", "output_1");
    private static final String LABEL = "label";

    private NumberFile() {}

    /** Whether it has labels. */
    public static boolean recognises(Path path) throws IOException {
        try (MarkTable table = new MarkTable(path)) {
            List<String> names = table.next();
            return names != null && names.contains(LABEL);
        }
    }

    /**
     * Which things are to be found, in the order of the file.
     *
     * @throws InputException when a label is neither 0 nor 1, or a name comes twice
     */
    public static Map<String, Boolean> labels(Path path) throws IOException {
        Map<String, Boolean> labels = new LinkedHashMap<>();
        try (MarkTable table = new MarkTable(path)) {
            List<String> names = names(table);
            int thing = thing(names);
            int label = Columns.of(table, names, LABEL);
            for (List<String> cells = table.next(); cells != null; cells = table.next()) {
                double value = table.number(cells, label);
                if (value != 0 && value != 1) {
                    throw table.wrong("a label is 0 or 1, not " + MarkTable.quote(cells.get(label)), "");
                }
                if (labels.put(table.cell(cells, thing), value == 1) != null) {
                    throw table.wrong(MarkTable.quote(table.cell(cells, thing)) + " has a label already", "");
                }
            }
        }
        return labels;
    }

    /**
     * The best score of each thing.
     *
     * @param column name or number, from 1; null for "score", or else "output_1", which networks write
     */
    public static Map<String, Double> scores(Path path, String column) throws IOException {
        Map<String, Double> scores = new LinkedHashMap<>();
        try (MarkTable table = new MarkTable(path)) {
            List<String> names = names(table);
            int thing = thing(names);
            int score = Columns.of(table, names, column != null ? column
                    : SCORES.stream().filter(names::contains).findFirst().orElse(SCORES.get(0)));
            for (List<String> cells = table.next(); cells != null; cells = table.next()) {
                scores.merge(table.cell(cells, thing), table.number(cells, score), Math::max);
            }
        }
        return scores;
    }

    private static List<String> names(MarkTable table) throws IOException {
        List<String> names = table.next();
        if (names == null) {
            throw new InputException(table.file(), "", "no lines", "the file is empty or holds comments only");
        }
        return names;
    }

    /** The first column of things that there is, or else the first column. */
    private static int thing(List<String> names) {
        return THINGS.stream().filter(names::contains).mapToInt(names::indexOf).findFirst().orElse(0);
    }
}
