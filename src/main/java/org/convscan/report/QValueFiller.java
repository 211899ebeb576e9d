package org.convscan.report;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.convscan.stats.QValues;

/**
 * Puts q-values in their places once they are known: lines wait in a spool file, each with a mark that names motif and step,
 * and are copied on with the mark replaced. Holds one line at a time.
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
        Bytes line = new Bytes();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(spool), BATCH)) {
            while (line(in, line)) {
                batch.add(line.toBytes());
                if (batch.size() >= BATCH) {
                    to.write(batch);
                    batch.clear();
                }
            }
        }
        to.write(batch);
        return kept;
    }

    /** The next line within the limit; false behind the last. */
    private boolean line(InputStream in, Bytes line) throws IOException {
        boolean within = true;
        line.clear();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == HitLabels.OPEN) {
                double q = qvalues.at(number(in, ':'), number(in, HitLabels.CLOSE));
                within = q <= limit;
                kept += within ? 1 : 0;
                line.add(Digits.general(q, 3));
            } else {
                line.add((char) b);
                if (b == '\n' && within) {
                    return true;
                }
                if (b == '\n') {
                    line.clear();
                    within = true;
                }
            }
        }
        return false;
    }

    private static int number(InputStream in, int end) throws IOException {
        int number = 0;
        for (int b = in.read(); b != end; b = in.read()) {
            number = number * 10 + b - '0';
        }
        return number;
    }
}
