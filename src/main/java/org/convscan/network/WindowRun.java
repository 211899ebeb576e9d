package org.convscan.network;

import java.io.IOException;
import java.nio.FloatBuffer;
import org.convscan.engine.Tensor;
import org.convscan.engine.ort.Session;
import org.convscan.track.Track;

/**
 * A model along tracks, window by window, each read by itself; several go to the model at a time. What a window lacks beyond the
 * track's end is zeros. On the reverse strand the same windows are read from their ends. For one thread at a time.
 */
public final class WindowRun implements AutoCloseable {
    private final LineModel model;
    private final Session session;
    private final int window;
    private final int step;
    private final int batch;
    private final Session.Feed feed = new Session.Feed();

    /**
     * @param session of the same model; stays open
     * @param window columns of each; the model's length where that is fixed
     * @param step from window to window
     * @param batch windows at a time, where the model leaves that free
     * @throws IllegalArgumentException when the model does not take such windows; says why
     */
    public WindowRun(LineModel model, Session session, int window, int step, int batch) {
        this.model = model;
        this.session = session;
        this.window = window;
        this.step = step;
        this.batch = model.layout().batch() == Port.FREE ? batch : Math.toIntExact(model.layout().batch());
        long length = model.layout().length();
        if (length != Port.FREE && length != window) {
            throw new IllegalArgumentException("the model reads windows of " + length + " columns, not " + window);
        }
        if ((long) window * this.batch * model.layout().channels() > TiledRun.MOST_NUMBERS) {
            throw new IllegalArgumentException(this.batch + " windows of " + window + " columns are too much at a time");
        }
        if (step > window) {
            throw new IllegalArgumentException("a step of " + step + " leaves columns out between windows of " + window);
        }
    }

    /** Runs along a whole track; windows start at multiples of the step until all columns are read. */
    public void run(Track track, boolean reversed, Scores.Sink sink) throws IOException {
        long windows = Math.max(1, -Math.floorDiv(-(track.columns() - (long) (window - step)), step));
        for (long first = 0; first < windows; first += batch) {
            int count = (int) Math.min(batch, windows - first);
            Outputs outputs = compute(track, reversed, first, count);
            for (int i = 0; i < count; i++) {
                sink.accept(scores(outputs, i, (first + i) * step, reversed));
            }
        }
    }

    private Outputs compute(Track track, boolean reversed, long first, int count) {
        Port input = model.graph().inputs().get(0);
        int lines = model.layout().batch() == Port.FREE ? count : batch;
        FloatBuffer buffer = feed.buffer(input.name(), model.layout().shape(lines, window));
        LineEncoder encoder = new LineEncoder(track, model.layout(), reversed);
        for (int i = 0; i < count; i++) {
            long start = (first + i) * step;
            encoder.put(reversed ? track.columns() - start - window : start, window, buffer);
        }
        Tensor tensor = session.run(feed).get(model.graph().outputs().get(0).name());
        return new Outputs(tensor, model.outputAxis().orElse(-1));
    }

    /** One number for the window, set in its middle; or numbers along it. */
    private Scores scores(Outputs outputs, int line, long start, boolean reversed) {
        int columns = outputs.columns();
        if (columns == 1) {
            return new Scores(start + (window - step) / 2, step, window, outputs.rows(line, 0, 1));
        }
        if (window % columns != 0 || step != window) {
            throw new IllegalArgumentException(columns + " outputs for each window of " + window + " columns: they must divide "
                    + "the window evenly, and windows must not overlap");
        }
        float[][] rows = outputs.rows(line, 0, columns);
        return new Scores(start, window / columns, window, reversed ? TiledRun.mirrored(rows) : rows);
    }

    @Override
    public void close() {
        feed.close();
    }
}
