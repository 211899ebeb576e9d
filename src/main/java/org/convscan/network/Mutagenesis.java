package org.convscan.network;

import java.nio.FloatBuffer;
import org.convscan.engine.Tensor;
import org.convscan.engine.ort.Session;
import org.convscan.track.Symbols;

/**
 * What each letter of a window does to a model's output: every letter is changed into every other, one at a time, and the model
 * asked again (in-silico mutagenesis). Works for any model of letters. For one thread at a time.
 */
public final class Mutagenesis implements AutoCloseable {
    private final LineModel model;
    private final Session session;
    private final int channel;
    private final int batch;
    private final Session.Feed feed = new Session.Feed();

    /**
     * The effects of a window's letters.
     *
     * @param score the model's output for the window as it is
     * @param changes by column and letter: what the output would be more if that letter stood there; 0 for the letter that does
     */
    public record Effects(float score, float[][] changes) {
        /**
         * What the letter at a column adds: the output with it, less the mean of the outputs with each of the others.
         *
         * @param own the letter's code; an unknown letter adds nothing
         */
        public double contribution(int column, int own) {
            float[] others = changes[column];
            double sum = 0;
            for (float change : others) {
                sum += change;
            }
            return own >= others.length ? 0 : -sum / (others.length - 1);
        }
    }

    /**
     * @param session of the same model; stays open
     * @param channel of the output, from 0; of an output along the window, the highest value counts
     * @param batch windows at a time, where the model leaves that free
     */
    public Mutagenesis(LineModel model, Session session, int channel, int batch) {
        this.model = model;
        this.session = session;
        this.channel = channel;
        this.batch = model.layout().batch() == Port.FREE ? batch : Math.toIntExact(model.layout().batch());
    }

    /** @param window as long as the model reads at a time */
    public Effects of(Symbols window) {
        int columns = window.columns();
        int letters = (int) model.layout().channels();
        float[] block = new float[Math.multiplyExact(columns, letters)];
        new LineEncoder(window, model.layout(), false).put(0, columns, FloatBuffer.wrap(block));
        float[] scores = new float[1 + columns * letters];
        for (int first = 0; first < scores.length; first += batch) {
            scores(block, columns, first, Math.min(batch, scores.length - first), scores);
        }
        float[][] changes = new float[columns][letters];
        for (int i = 0; i < columns * letters; i++) {
            changes[i / letters][i % letters] = scores[1 + i] - scores[0];
        }
        return new Effects(scores[0], changes);
    }

    /** Line 0 is the window as it is; line 1 + column * letters + letter has that letter there. */
    private void scores(float[] block, int columns, int first, int count, float[] scores) {
        int letters = (int) model.layout().channels();
        int lines = model.layout().batch() == Port.FREE ? count : batch;
        FloatBuffer buffer = feed.buffer(model.graph().inputs().get(0).name(), model.layout().shape(lines, columns));
        for (int line = first; line < first + count; line++) {
            int start = buffer.position();
            buffer.put(block);
            for (int letter = 0; line > 0 && letter < letters; letter++) {
                int column = (line - 1) / letters;
                int at = model.layout().columnsFirst() ? column * letters + letter : letter * columns + column;
                buffer.put(start + at, letter == (line - 1) % letters ? 1 : 0);
            }
        }
        Tensor result = session.run(feed).get(model.graph().outputs().get(0).name());
        Outputs outputs = new Outputs(result, model.outputAxis().orElse(-1));
        for (int i = 0; i < count; i++) {
            scores[first + i] = highest(outputs.rows(i, 0, outputs.columns()));
        }
    }

    private float highest(float[]... rows) {
        if (channel >= rows.length) {
            throw new IllegalArgumentException("it has " + rows.length + " outputs, and not one of number " + (channel + 1));
        }
        float highest = Float.NEGATIVE_INFINITY;
        for (float value : rows[channel]) {
            highest = Math.max(highest, value);
        }
        return highest;
    }

    @Override
    public void close() {
        feed.close();
    }
}
