package org.convscan.network;

import java.util.Arrays;
import org.convscan.track.SlidingSums;

/**
 * A bank of Gabor kernels along stretches of lines, without ONNX Runtime: to load that takes longer than all else takes for hours of
 * record, and the bank is small enough for loops that Java compiles early. Additions have one order whatever the processor, the
 * threads and the cut of the line, so these numbers are the same everywhere to the last bit; those of the bank's ONNX model differ
 * from them by what single precision rounds.
 */
final class QuadratureLines implements LineScorer {
    private final QuadratureBank bank;
    private final int waves;
    private final int reach;
    /** Cosine and sine of each wave. */
    private final float[][] cosines;
    private final float[][] sines;
    private final float[] hann;
    private final int block;
    private final Geometry geometry;

    QuadratureLines(QuadratureBank bank) {
        this.bank = bank;
        this.waves = bank.waves().size();
        this.reach = bank.reach();
        this.hann = bank.hann();
        this.block = bank.block() / QuadratureBank.STEP;
        int width = 2 * reach + 1;
        float[] pairs = bank.pairs();
        this.cosines = new float[waves][];
        this.sines = new float[waves][];
        for (int i = 0; i < waves; i++) {
            cosines[i] = Arrays.copyOfRange(pairs, i * width, (i + 1) * width);
            sines[i] = Arrays.copyOfRange(pairs, (i + waves) * width, (i + waves + 1) * width);
        }
        this.geometry = traced();
    }

    @Override
    public String engine() {
        return "loops in Java";
    }

    @Override
    public Geometry geometry() {
        return geometry;
    }

    /** Of the ONNX model, operator by operator. */
    private Geometry traced() {
        Geometry.Builder builder = new Geometry.Builder();
        int strength = builder.add("kernels", new Reach.Window(2L * reach + 1, QuadratureBank.STEP, reach, reach, false), 0);
        strength = builder.add("smoothing", window(hann.length), strength);
        int around = builder.add("blocks", new Reach.Window(block, block, 0, 0, false), strength);
        around = builder.add("maximum", window(bank.blocks(bank.maximum())), around);
        around = builder.add("average", window(bank.blocks(bank.average())), around);
        builder.add("quotient", Reach.SAME, builder.add("stretching", new Reach.Repeat(block), around), strength);
        return builder.build();
    }

    private static Reach window(int width) {
        return new Reach.Window(width, 1, width / 2, width / 2, false);
    }

    @Override
    public long tracedLength() {
        return bank.block();
    }

    @Override
    public long numbersInColumn() {
        return 1;
    }

    @Override
    public LineRun open() {
        return new Run();
    }

    @Override
    public void close() {}

    private static void addMagnitudes(float[] cosines, float[] sines, float[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += (float) Math.sqrt(cosines[i] * cosines[i] + sines[i] * sines[i]);
        }
    }

    /** Strengths by those around them, and how far these stand out. */
    private float[][] relative(float[] strengths, int skipped, int count) {
        float[] maxima = new float[strengths.length / block];
        float[] means = new float[maxima.length];
        for (int k = 0; k < maxima.length; k++) {
            float sum = 0;
            float highest = strengths[k * block];
            for (int i = k * block; i < (k + 1) * block; i++) {
                sum += strengths[i];
                highest = Math.max(highest, strengths[i]);
            }
            maxima[k] = highest;
            means[k] = sum / block;
        }
        float[] around = averages(highest(maxima));
        float[] plain = averages(means);
        float floor = (float) bank.floor();
        float[][] rows = new float[2][count];
        for (int i = 0; i < count; i++) {
            int k = (skipped + i) / block;
            rows[0][i] = strengths[skipped + i] / (around[k] + floor);
            rows[1][i] = around[k] / (plain[k] + floor);
        }
        return rows;
    }

    private float[] highest(float[] maxima) {
        float[] highest = new float[maxima.length];
        int half = bank.blocks(bank.maximum()) / 2;
        for (int k = 0; k < highest.length; k++) {
            highest[k] = maxima[k];
            for (int i = Math.max(0, k - half); i < Math.min(maxima.length, k + half + 1); i++) {
                highest[k] = Math.max(highest[k], maxima[i]);
            }
        }
        return highest;
    }

    /** Of as many as there are. */
    private float[] averages(float[] blocks) {
        float[] averages = new float[blocks.length];
        int half = bank.blocks(bank.average()) / 2;
        for (int k = 0; k < averages.length; k++) {
            int from = Math.max(0, k - half);
            int to = Math.min(blocks.length, k + half + 1);
            float sum = 0;
            for (int i = from; i < to; i++) {
                sum += blocks[i];
            }
            averages[k] = sum / (to - from);
        }
        return averages;
    }

    /** Keeps what lines are dealt out into. */
    private final class Run implements LineRun {
        private final SlidingSums swings = new SlidingSums(QuadratureBank.STEP);
        private final SlidingSums smoothed = new SlidingSums(1);

        @Override
        public float[][][] rows(float[][] lines, int from, int columns, int skipped, int count) {
            float[][][] values = new float[lines.length][][];
            for (int c = 0; c < lines.length; c++) {
                values[c] = relative(strengths(magnitudes(lines[c], from, columns)), skipped, count);
            }
            return values;
        }

        /** At the line's ends its first and last value go on. */
        private float[] magnitudes(float[] line, int from, int columns) {
            float[] wide = new float[columns + 2 * reach];
            Arrays.fill(wide, 0, reach, line[from]);
            System.arraycopy(line, from, wide, reach, columns);
            Arrays.fill(wide, reach + columns, wide.length, line[from + columns - 1]);
            int count = (columns - 1) / QuadratureBank.STEP + 1;
            swings.deal(wide, 0, wide.length, count, 2 * reach + 1);
            // Before and behind the line there is no strength.
            float[] magnitudes = new float[count + hann.length - 1];
            float[][] work = new float[3][swings.length()];
            for (int row = 0; row < swings.rows(); row++) {
                Arrays.fill(work[0], 0);
                for (int i = 0; i < waves; i++) {
                    Arrays.fill(work[1], 0);
                    Arrays.fill(work[2], 0);
                    swings.add(cosines[i], 0, row, work[1]);
                    swings.add(sines[i], 0, row, work[2]);
                    addMagnitudes(work[1], work[2], work[0]);
                }
                swings.put(row, work[0], magnitudes, hann.length / 2, 1, count);
            }
            return magnitudes;
        }

        private float[] strengths(float[] magnitudes) {
            float[] strengths = new float[magnitudes.length - hann.length + 1];
            smoothed.deal(magnitudes, 0, magnitudes.length, strengths.length, hann.length);
            float[] work = new float[smoothed.length()];
            for (int row = 0; row < smoothed.rows(); row++) {
                Arrays.fill(work, 0);
                smoothed.add(hann, 0, row, work);
                smoothed.put(row, work, strengths, 0, 1, strengths.length);
            }
            return strengths;
        }

        @Override
        public void close() {}
    }
}
