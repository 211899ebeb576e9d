package org.convscan.report;

import java.io.IOException;
import java.nio.file.Path;
import org.convscan.stats.QValues;

/**
 * Puts q-values in their places once they are known: lines wait in a spool file, each with a mark that names motif and step,
 * and are copied on with the mark replaced. Holds some 100 KB of lines at a time.
 */
public final class QValueFiller {
    private static final int BATCH = 1 << 16;

    private final QValues qvalues;
    private final double limit;
    private long kept;

    /** @param limit lines with a larger q-value are left out */
    public QValueFiller(QValues qvalues, double limit) {
        this.qvalues = qvalues;
        this.limit = limit;
    }

    /** Returns the number of hits written: the lines that had a place for a q-value and were within the limit. */
    public long copy(Path spool, TableOutput to) throws IOException {
        Bytes batch = new Bytes();
        try (TableLines lines = TableLines.open(spool)) {
            while (lines.next()) {
                copy(lines.bytes(), lines.from(), lines.to(), batch);
                if (batch.size() >= BATCH) {
                    to.write(batch);
                    batch.clear();
                }
            }
        }
        to.write(batch);
        return kept;
    }

    /** One line, if its q-value is within the limit. */
    void copy(Bytes line, int from, int to, Bytes out) {
        int mark = line.indexOf(HitLabels.OPEN, from, to);
        if (mark < 0) {
            out.add(line, from, to);
            return;
        }
        int colon = line.indexOf(':', mark, to);
        int behind = line.indexOf(HitLabels.CLOSE, mark, to) + 1;
        double q = qvalues.at((int) line.number(mark + 1), (int) line.number(colon + 1));
        if (q <= limit) {
            kept++;
            out.add(line, from, mark).addThreeDigits(q).add(line, behind, to);
        }
    }
}
