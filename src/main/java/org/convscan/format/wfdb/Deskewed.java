package org.convscan.format.wfdb;

import java.io.IOException;
import java.util.Arrays;
import org.convscan.format.signal.ColumnReader;

/** Moves each lead forward by as many columns as it lags behind in its file; its last columns are then missing. */
final class Deskewed implements ColumnReader {
    private final ColumnReader reader;
    private final int[] lags;
    private final float[][] ahead;
    private final int largest;
    private int held = -1;

    Deskewed(ColumnReader reader, int[] lags) {
        this.reader = reader;
        this.lags = lags;
        this.largest = Arrays.stream(lags).max().orElse(0);
        this.ahead = new float[lags.length][largest];
    }

    @Override
    public int read(float[][] channels, int at, int columns) throws IOException {
        if (held < 0) {
            held = fill(ahead, 0, largest);
        }
        float[][] window = new float[lags.length][held + columns];
        for (int c = 0; c < lags.length; c++) {
            System.arraycopy(ahead[c], 0, window[c], 0, held);
        }
        int there = held + fill(window, held, columns);
        int given = Math.min(columns, there);
        for (int c = 0; c < lags.length; c++) {
            int moved = Math.max(0, Math.min(given, there - lags[c]));
            System.arraycopy(window[c], Math.min(lags[c], there), channels[c], at, moved);
            Arrays.fill(channels[c], at + moved, at + given, Float.NaN);
            System.arraycopy(window[c], given, ahead[c], 0, there - given);
        }
        held = there - given;
        return given;
    }

    private int fill(float[][] target, int at, int columns) throws IOException {
        int done = 0;
        int some = -1;
        while (done < columns && some != 0) {
            some = reader.read(target, at + done, columns - done);
            done += some;
        }
        return done;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
