package org.convscan.network;

import java.util.Map;
import org.convscan.engine.Tensor;
import org.convscan.engine.ort.Session;

/** A model of any origin, computed by ONNX Runtime; all lines together where the model takes any number. */
public final class SessionLines implements LineScorer {
    private final LineModel model;
    private final Session session;

    /**
     * @param session of the same model; is closed with this
     * @throws IllegalArgumentException when the model's lines have several channels
     */
    public SessionLines(LineModel model, Session session) {
        if (model.layout().channels() != 1) {
            throw new IllegalArgumentException("it reads " + model.layout().channels() + " channels at once, not one");
        }
        this.model = model;
        this.session = session;
    }

    @Override
    public String engine() {
        return "ONNX Runtime";
    }

    @Override
    public Geometry geometry() {
        return model.geometry();
    }

    @Override
    public long tracedLength() {
        return model.tracedLength();
    }

    @Override
    public long numbersInColumn() {
        return Math.max(1, model.layout().batch());
    }

    @Override
    public LineRun open() {
        return new Run();
    }

    @Override
    public void close() {
        session.close();
    }

    private final class Run implements LineRun {
        private final Session.Feed feed = new Session.Feed();

        @Override
        public float[][][] rows(float[][] lines, int from, int columns, int skipped, int count) {
            float[][][] values = new float[lines.length][][];
            int together = model.layout().batch() < 0 ? lines.length : 1;
            for (int c = 0; c < lines.length; c += together) {
                Outputs outputs = compute(lines, from, columns, c, together);
                for (int i = 0; i < together; i++) {
                    values[c + i] = outputs.rows(i, skipped, skipped + count);
                }
            }
            return values;
        }

        /** Where the model wants a fixed number of lines at once, those behind the first are copies of nothing. */
        private Outputs compute(float[][] lines, int from, int columns, int first, int count) {
            Port input = model.graph().inputs().get(0);
            long batch = Math.max(count, model.layout().batch());
            var buffer = feed.buffer(input.name(), model.layout().shape(batch, columns));
            for (int c = first; c < first + count; c++) {
                buffer.put(lines[c], from, columns);
            }
            Map<String, Tensor> results = session.run(feed);
            return new Outputs(results.get(model.graph().outputs().get(0).name()), model.outputAxis().orElseThrow());
        }

        @Override
        public void close() {
            feed.close();
        }
    }
}
