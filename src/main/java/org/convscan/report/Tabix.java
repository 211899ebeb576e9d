package org.convscan.report;

import htsjdk.tribble.index.tabix.TabixFormat;

/** Where tabix finds sequence, start and end in a line; columns from 0. */
public enum Tabix {
    BED(0, 1, 2, 1, 0),
    GFF3(0, 3, 4, 0, 0),
    /** One line of column names follows the comment lines. */
    TSV(2, 3, 4, 0, 1),
    /** A line of names as well; start and end are the same column. */
    PLACES(0, 1, 1, 0, 1),
    /** A line reaches as far as the letters in column 3. */
    VCF(0, 1, 3, 0, 0);

    private final int sequence;
    private final int start;
    private final int end;
    private final int startShift;
    private final int namesLines;

    Tabix(int sequence, int start, int end, int startShift, int namesLines) {
        this.sequence = sequence;
        this.start = start;
        this.end = end;
        this.startShift = startShift;
        this.namesLines = namesLines;
    }

    int sequence() {
        return sequence;
    }

    int start() {
        return start;
    }

    /** The last place of the line that begins at {@code from}, 1-based. */
    long end(Bytes lines, int from) {
        int column = lines.column(from, end);
        return this == VCF ? lines.number(lines.column(from, start)) + lines.indexOf('\t', column) - column - 1 : lines.number(column);
    }

    /** What makes a start 1-based. */
    int startShift() {
        return startShift;
    }

    /** Lines behind the comments that are no hits either. */
    int namesLines() {
        return namesLines;
    }

    TabixFormat format(int headerLines) {
        return switch (this) {
            case BED -> TabixFormat.BED;
            case GFF3 -> TabixFormat.GFF;
            case VCF -> TabixFormat.VCF;
            case TSV, PLACES -> new TabixFormat(TabixFormat.GENERIC_FLAGS, sequence + 1, start + 1, end + 1, '#', headerLines);
        };
    }
}
