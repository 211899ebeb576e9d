package org.convscan.network;

import java.io.IOException;
import java.util.Arrays;
import org.convscan.track.Samples;
import org.convscan.track.TrackSource;

/**
 * A model of one channel along a line of samples that is read once, front to back: each channel of the samples is a line by itself,
 * and all of them go through the model together. Tiled exactly, as {@link TiledRun} does it, with one tile and what stands around it
 * in memory. Beyond its ends the line is held at its first and last value as far as is asked for, and as far as the model's branches
 * need; only then do layers see their padding. For one thread at a time.
 */
public final class StreamedRun {
    /** What a model says along a stretch. */
    public interface Sink {
        /**
         * @param start column of the line where the first value's columns start; may lie before the line
         * @param step columns for each value
         * @param values by channel of the samples, by channel of the output, by column
         */
        void accept(long start, int step, float[][][] values) throws IOException;
    }

    /** No line is so long; leaves room for arithmetic. */
    private static final long ENDLESS = Long.MAX_VALUE / 1024;

    private final LineScorer model;
    private final Geometry geometry;
    private final Tiling tiling;

    /**
     * @param model stays open
     * @param tileColumns about how many columns a tile has, without those around it
     * @throws IllegalArgumentException when the model's lines cannot be cut; says why
     */
    public StreamedRun(LineScorer model, int tileColumns) {
        this.model = model;
        this.geometry = model.geometry();
        this.tiling = Tiling.of(geometry, model.tracedLength(), model.numbersInColumn(), tileColumns);
    }

    /**
     * Runs along a whole line.
     *
     * @param source of one line of samples
     * @param held columns before the line and behind it that hold its first and last value
     */
    public void run(TrackSource source, int held, Sink sink) throws IOException {
        run(source, held, 0, Long.MAX_VALUE, sink);
    }

    /**
     * Runs along some of a line's tiles. The values of a tile do not depend on which others are computed.
     *
     * @param source may begin at {@link #firstColumn} of the first tile, or before it
     * @param from the first tile, counted from 0
     * @param to behind the last; more than the line has are as many as it has
     */
    public void run(TrackSource source, int held, long from, long to, Sink sink) throws IOException {
        try (LineRun run = model.open()) {
            run(run, new Line(source, held), from, to, sink);
        }
    }

    private void run(LineRun run, Line line, long from, long to, Sink sink) throws IOException {
        long tile = tiling.outputs();
        long first = from * tile;
        long end = to < ENDLESS / tile ? to * tile : ENDLESS;
        line.skipTo(geometry.piece(first, first + tile - 1, ENDLESS).first());
        while (first < end && line.reaches(geometry.piece(first, first + tile - 1, ENDLESS).last())) {
            tile(run, line, first, first + tile - 1, ENDLESS, sink);
            first += tile;
        }
        if (first >= end || line.columns() == 0) {
            return;
        }
        long length = tiling.length(line.columns() + 2L * line.held).orElse(0);
        line.holdUntil(length);
        long outputs = length == 0 ? 0 : Math.min(end, geometry.outputs(length).orElseThrow());
        for (; first < outputs; first += tile) {
            tile(run, line, first, Math.min(outputs, first + tile) - 1, length, sink);
        }
    }

    /** Columns of the line in a tile, without those around it. */
    public long tileColumns() {
        return tiling.outputs() * tiling.step();
    }

    /** Column of the line where a tile's first value's columns start; may lie before the line. */
    public long tileStart(long tile, int held) {
        return tile * tileColumns() + tiling.shift() - held;
    }

    /** The first column of the line that a tile reads. */
    public long firstColumn(long tile, int held) {
        long first = tile * tiling.outputs();
        return Math.max(0, geometry.piece(first, first + tiling.outputs() - 1, ENDLESS).first() - held);
    }

    private void tile(LineRun run, Line line, long first, long last, long length, Sink sink) throws IOException {
        Geometry.Columns piece = geometry.piece(first, last, length);
        line.dropBefore(piece.first());
        int skipped = Math.toIntExact(first - geometry.outputsBefore(piece.first()));
        int columns = Math.toIntExact(piece.last() - piece.first() + 1);
        int from = (int) (piece.first() - line.origin);
        float[][][] values = run.rows(line.kept, from, columns, skipped, (int) (last - first + 1));
        sink.accept(first * tiling.step() + tiling.shift() - line.held, tiling.step(), values);
    }

    /** What has been read of a line and is still needed; columns count from the first held one. */
    private static final class Line {
        private static final int READ = 1 << 11;

        private final TrackSource source;
        private final int held;
        private float[][] kept = new float[0][0];
        private long origin;
        private int count;
        private long read;
        private boolean ended;

        Line(TrackSource source, int held) {
            this.source = source;
            this.held = held;
        }

        int channels() {
            return kept.length;
        }

        /** Of the line itself. */
        long columns() {
            return read;
        }

        /** Reads on; false when the line ends before this column. */
        boolean reaches(long column) throws IOException {
            while (!ended && origin + count <= column) {
                Samples stretch = (Samples) source.next(READ);
                ended = stretch.last();
                begin(stretch);
                room(stretch.columns());
                for (int c = 0; c < kept.length; c++) {
                    stretch.values(c, 0, stretch.columns(), kept[c], count);
                }
                count += stretch.columns();
                read += stretch.columns();
            }
            return origin + count > column;
        }

        /** Reads on and drops all before this column, but the last value of a line that ends there. */
        void skipTo(long column) throws IOException {
            while (origin + count <= column && reaches(origin + count)) {
                dropBefore(Math.max(origin, Math.min(column, origin + count - 1)));
            }
        }

        private void begin(Samples stretch) {
            if (kept.length > 0 || stretch.columns() == 0) {
                return;
            }
            read = stretch.start();
            origin = read > 0 ? held + read : 0;
            count = read > 0 ? 0 : held;
            kept = new float[stretch.channels()][count];
            for (int c = 0; c < kept.length; c++) {
                Arrays.fill(kept[c], stretch.value(c, 0));
            }
        }

        private void room(int more) {
            for (int c = 0; c < kept.length; c++) {
                if (kept[c].length < count + more) {
                    kept[c] = Arrays.copyOf(kept[c], Math.max(count + more, kept[c].length * 3 / 2));
                }
            }
        }

        void holdUntil(long length) {
            int more = (int) Math.max(0, length - origin - count);
            room(more);
            for (float[] channel : kept) {
                Arrays.fill(channel, count, count + more, channel[count - 1]);
            }
            count += more;
        }

        void dropBefore(long column) {
            int gone = (int) (column - origin);
            for (float[] channel : kept) {
                System.arraycopy(channel, gone, channel, 0, count - gone);
            }
            count -= gone;
            origin = column;
        }
    }
}
