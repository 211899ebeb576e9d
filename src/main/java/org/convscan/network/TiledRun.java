package org.convscan.network;

import java.io.IOException;
import java.util.Map;
import java.util.OptionalLong;
import org.convscan.engine.Tensor;
import org.convscan.engine.ort.Session;
import org.convscan.track.Track;

/**
 * A model along tracks of any length, tile by tile, as if each track were read at once: a tile brings the columns around it that
 * its outputs read, and only at the track's own ends do layers see their padding. For one thread at a time.
 */
public final class TiledRun implements AutoCloseable {
    /** That go into a model at a time: half of what ONNX Runtime's Java can hand over. */
    static final long MOST_NUMBERS = 1 << 28;

    private final LineModel model;
    private final Session session;
    private final Tiling tiling;
    private final Session.Feed feed = new Session.Feed();

    /**
     * @param session of the same model; stays open
     * @param tileColumns about how many columns a tile has, without those around it
     * @throws IllegalArgumentException when the model's tracks cannot be cut; says why
     */
    public TiledRun(LineModel model, Session session, int tileColumns) {
        this.model = model;
        this.session = session;
        this.tiling = Tiling.of(model, tileColumns);
    }

    /** Columns of the track for each output. */
    public int step() {
        return tiling.step();
    }

    /**
     * Where output 0's columns start: at the track's start where there is an output for each {@link #step}, as with padding;
     * else in the middle of the columns that it reads.
     */
    public long shift() {
        return tiling.shift();
    }

    /**
     * The track's length as the model can take it: itself, or where branches need a multiple of something, a little more, which
     * is filled up with nothing.
     *
     * @return empty when the track is too short
     */
    public OptionalLong length(long columns) {
        return tiling.length(columns);
    }

    /**
     * Runs along a whole track.
     *
     * @return whether the track was long enough
     */
    public boolean run(Track track, boolean reversed, Scores.Sink sink) throws IOException {
        OptionalLong length = length(track.columns());
        if (length.isEmpty()) {
            return false;
        }
        LineEncoder encoder = new LineEncoder(track, model.layout(), reversed);
        long outputs = model.geometry().outputs(length.getAsLong()).orElseThrow();
        long tileOutputs = tiling.outputs();
        long tiles = (outputs + tileOutputs - 1) / tileOutputs;
        for (long tile = 0; tile < tiles; tile++) {
            long first = (reversed ? tiles - 1 - tile : tile) * tileOutputs;
            sink.accept(tile(encoder, first, Math.min(outputs, first + tileOutputs) - 1, length.getAsLong(), reversed));
        }
        return true;
    }

    private Scores tile(LineEncoder encoder, long first, long last, long length, boolean reversed) {
        Geometry.Columns piece = model.geometry().piece(first, last, length);
        int skipped = Math.toIntExact(first - model.geometry().outputsBefore(piece.first()));
        float[][] values = compute(encoder, piece).rows(0, skipped, skipped + (int) (last - first + 1));
        long start = first * step() + shift();
        return reversed
                ? new Scores(encoder.columns() - start - values[0].length * (long) step(), step(), 0, mirrored(values))
                : new Scores(start, step(), 0, values);
    }

    private Outputs compute(LineEncoder encoder, Geometry.Columns piece) {
        int columns = Math.toIntExact(piece.last() - piece.first() + 1);
        Port input = model.graph().inputs().get(0);
        long lines = Math.max(1, model.layout().batch());
        encoder.put(piece.first(), columns, feed.buffer(input.name(), model.layout().shape(lines, columns)));
        Map<String, Tensor> results = session.run(feed);
        return new Outputs(results.get(model.graph().outputs().get(0).name()), model.outputAxis().orElseThrow());
    }

    static float[][] mirrored(float[]... rows) {
        float[][] mirrored = new float[rows.length][];
        for (int c = 0; c < rows.length; c++) {
            mirrored[c] = new float[rows[c].length];
            for (int i = 0; i < rows[c].length; i++) {
                mirrored[c][i] = rows[c][rows[c].length - 1 - i];
            }
        }
        return mirrored;
    }

    @Override
    public void close() {
        feed.close();
    }
}
