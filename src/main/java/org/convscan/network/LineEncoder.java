package org.convscan.network;

import java.nio.FloatBuffer;
import org.convscan.track.Samples;
import org.convscan.track.Symbols;
import org.convscan.track.Track;

/**
 * A whole track as a model reads it: letters as one channel each (1 where the letter stands; nothing for an unknown one), samples
 * as they are. Beyond the track's ends stand zeros. The other strand is the complement, read from the end.
 */
final class LineEncoder {
    private final Track track;
    private final LineLayout layout;
    private final boolean reversed;

    LineEncoder(Track track, LineLayout layout, boolean reversed) {
        this.track = track;
        this.layout = layout;
        this.reversed = reversed;
    }

    int columns() {
        return track.columns();
    }

    /** Appends columns [from, from + columns) of the strand. */
    void put(long from, int columns, FloatBuffer target) {
        int channels = (int) layout.channels();
        float[] block = new float[Math.multiplyExact(channels, columns)];
        long first = Math.max(0, from);
        long end = Math.min(track.columns(), from + columns);
        if (first < end) {
            long start = reversed ? track.columns() - end : first;
            fill((int) start, (int) (end - first), (int) (first - from), columns, block);
        }
        target.put(block);
    }

    /** @param at column of the block where the stretch, as it lies on its strand, begins */
    private void fill(int start, int count, int at, int columns, float... block) {
        if (track instanceof Symbols symbols) {
            byte[] codes = new byte[count];
            symbols.codes(start, start + count, codes, 0);
            for (int i = 0; i < count; i++) {
                int code = reversed ? symbols.alphabet().complement(codes[count - 1 - i]) : codes[i];
                if (code < layout.channels()) {
                    block[index(code, at + i, columns)] = 1;
                }
            }
            return;
        }
        float[] values = new float[count];
        for (int c = 0; c < layout.channels(); c++) {
            ((Samples) track).values(c, start, start + count, values, 0);
            for (int i = 0; i < count; i++) {
                block[index(c, at + i, columns)] = values[reversed ? count - 1 - i : i];
            }
        }
    }

    private int index(int channel, int column, int columns) {
        return layout.columnsFirst() ? column * (int) layout.channels() + channel : channel * columns + column;
    }
}
