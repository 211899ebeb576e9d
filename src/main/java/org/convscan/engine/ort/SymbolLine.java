package org.convscan.engine.ort;

import java.nio.ByteBuffer;
import org.convscan.engine.HitBuffer;
import org.convscan.engine.Tile;
import org.convscan.kernel.Linear;
import org.convscan.track.Symbols;

/** Letters, as one byte a column. */
final class SymbolLine implements Line {
    private final Tile tile;
    private final Linear[] kernels;
    private final long[] thresholds;
    private final int narrowest;
    private final byte[] codes;
    private final byte unknown;

    /** @param kernels by number in the bank; null where a kernel is left out */
    SymbolLine(Tile tile, Linear[] kernels, long[] thresholds, int narrowest) {
        this.tile = tile;
        this.kernels = kernels;
        this.thresholds = thresholds;
        this.narrowest = narrowest;
        Symbols symbols = (Symbols) tile.track();
        this.codes = new byte[symbols.columns()];
        symbols.codes(0, codes.length, codes, 0);
        this.unknown = (byte) symbols.alphabet().unknown();
    }

    @Override
    public int starts() {
        return tile.starts(narrowest);
    }

    @Override
    public boolean fill(int from, int columns, ByteBuffer input) {
        int there = Math.min(columns, codes.length - from);
        input.put(0, codes, from, there);
        for (int column = there; column < columns; column++) {
            input.put(column, unknown);
        }
        return true;
    }

    @Override
    public void decide(int kernel, int at, HitBuffer hits) {
        Linear linear = kernels[kernel];
        if (at < tile.starts(linear.width())) {
            long score = linear.score(codes, at);
            if (score >= thresholds[kernel]) {
                hits.add(at, kernel, score);
            }
        }
    }
}
