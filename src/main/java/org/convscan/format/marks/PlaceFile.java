package org.convscan.format.marks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.convscan.InputException;
import org.convscan.coord.Interval;
import org.convscan.stats.ScoredPlace;

/**
 * Reads places on sequences from BED (0-based; scores in column 5), or from FIMO's table (1-based, inclusive; a line of names with
 * sequence_name, start and stop). Both may be gzipped.
 */
public final class PlaceFile {
    /** FIMO's names of chrom, start, end, name, score and strand. */
    private static final List<String> FIMO = List.of("sequence_name", "start", "stop", "motif_id", "score", "strand");
    private static final int NEEDED = 3;

    private final MarkTable table;
    /** Where chrom, start, end, name, score and strand are; -1 for what is not there. */
    private final int[] columns = {0, 1, 2, 3, 4, 5};
    private int before;
    private final String scoreColumn;

    private PlaceFile(MarkTable table, String scoreColumn) {
        this.table = table;
        this.scoreColumn = scoreColumn;
    }

    /** Whether it is named as BED is, or begins with FIMO's names. */
    public static boolean recognises(Path path) throws IOException {
        if (path.toString().matches(".*\\.bed(\\.gz)?")) {
            return true;
        }
        try (MarkTable table = new MarkTable(path)) {
            List<String> first = table.next();
            return first != null && first.containsAll(FIMO.subList(0, NEEDED));
        }
    }

    /**
     * @param scoreColumn name or number, from 1, of the column of scores; null for column 5 of BED and "score" of FIMO's table, where a
     *     place without one has 0
     * @throws InputException when a line is wrong; the message names file and line
     */
    public static List<ScoredPlace> read(Path path, String scoreColumn) throws IOException {
        List<ScoredPlace> places = new ArrayList<>();
        try (MarkTable table = new MarkTable(path)) {
            PlaceFile file = new PlaceFile(table, scoreColumn);
            List<String> cells = table.next();
            if (cells != null && cells.containsAll(FIMO.subList(0, NEEDED))) {
                file.names(cells);
                cells = table.next();
            } else if (scoreColumn != null) {
                file.columns[4] = Columns.numbered(table, scoreColumn);
            }
            for (; cells != null; cells = table.next()) {
                if (!isDirective(cells.get(0))) {
                    places.add(file.place(cells));
                }
            }
        }
        return places;
    }

    private static boolean isDirective(String first) {
        return first.startsWith("track ") || first.startsWith("browser ");
    }

    private void names(List<String> cells) throws InputException {
        before = 1;
        for (int i = 0; i < columns.length; i++) {
            columns[i] = cells.indexOf(FIMO.get(i));
        }
        if (scoreColumn != null) {
            columns[4] = Columns.of(table, cells, scoreColumn);
        }
    }

    private ScoredPlace place(List<String> cells) throws InputException {
        if (cells.size() < NEEDED) {
            throw table.wrong("a place needs three columns (sequence, start, end): "
                    + MarkTable.quote(String.join("\t", cells)), "");
        }
        long start = table.position(cells, columns[1]) - before;
        long end = table.position(cells, columns[2]);
        if (start < 0 || start > end) {
            throw table.wrong(start < 0 ? "positions begin with 1" : "start " + (start + before) + " lies behind end " + end, "");
        }
        String strand = text(cells, 5);
        return new ScoredPlace(table.cell(cells, columns[0]), new Interval(start, end),
                strand.equals("+") || strand.equals("-") ? strand.charAt(0) : '.', text(cells, 3), score(cells));
    }

    private String text(List<String> cells, int what) {
        int column = columns[what];
        return column < 0 || column >= cells.size() ? "" : cells.get(column).strip();
    }

    private double score(List<String> cells) throws InputException {
        boolean optional = scoreColumn == null && (columns[4] < 0 || columns[4] >= cells.size());
        return optional || text(cells, 4).equals(".") ? 0 : table.number(cells, columns[4]);
    }
}
