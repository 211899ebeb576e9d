package org.convscan.report;

/**
 * A shard's part of a table that has rows for each line of the input: written here, read by {@link RowParts}.
 *
 * <pre>
 * # part rows NAMES    the line of column names
 * L name               a line of the input; behind it its rows:
 * R row
 * # part end LINES
 * </pre>
 */
public final class RowPart {
    static final String KIND = "rows";
    static final String LINE = "L\t";
    /** In front of a row. */
    public static final String ROW = "R\t";

    private RowPart() {}

    /** Before the first line. */
    public static void start(Provenance provenance, String names, Bytes out) {
        provenance.writeTo(out);
        out.add(PartHead.NOTE).add(KIND).add(' ').add(PartHead.escaped(names)).add('\n');
    }

    /** A line of the input, whose rows come next. */
    public static void line(String name, Bytes out) {
        out.add(LINE).add(PartHead.escaped(name)).add('\n');
    }

    /** @param lines of the input and rows, together */
    public static void end(long lines, Bytes out) {
        PartHead.writeEnd(lines, "", out);
    }
}
