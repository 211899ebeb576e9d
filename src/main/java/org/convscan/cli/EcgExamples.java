package org.convscan.cli;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.convscan.network.train.Draw;
import org.convscan.network.train.Examples;

/**
 * Windows of ECG as a network of heartbeats learns from them: cut where chance wills, a third of them around an early beat, of either
 * lead or of a mixture of two, of either polarity, at another speed and another gain, with noise. All of it follows from the seed, the turn and the window's number.
 */
final class EcgExamples implements Examples {
    /** A beat's mark falls from 1 to 0 over this time, along half a cosine: half of it is left after 50 ms. */
    private static final double MARK_SECONDS = 0.1;

    /** Of a disconnected lead. */
    private static final double LONGEST_FLAT_SECONDS = 4;

    /** A beat is early when it comes after less than this part of the record's middle interval. */
    private static final double EARLY = 0.8;

    private final List<EcgRecord> records;
    private final int[] firstWindow;
    private final double[][] sizes;
    private final double[][] early;
    private final double hertz;
    private final int columns;
    private final int outputs;
    private final long seed;

    /**
     * @param hertz columns in a second
     * @param columns of a window
     * @param outputs columns that the network gives for them
     */
    EcgExamples(List<EcgRecord> records, double hertz, int columns, int outputs, long seed) {
        this.records = List.copyOf(records);
        this.hertz = hertz;
        this.columns = columns;
        this.outputs = outputs;
        this.seed = seed;
        this.firstWindow = new int[records.size() + 1];
        this.sizes = new double[records.size()][];
        this.early = new double[records.size()][];
        for (int i = 0; i < records.size(); i++) {
            EcgRecord record = records.get(i);
            firstWindow[i + 1] = firstWindow[i] + Math.max(1, record.columns() / columns);
            early[i] = early(record.beats());
            sizes[i] = Arrays.stream(record.leads()).mapToDouble(lead -> size(lead, (int) hertz / 2)).toArray();
        }
    }

    private static double[] early(double... beats) {
        double[] intervals = new double[Math.max(1, beats.length - 1)];
        for (int i = 1; i < beats.length; i++) {
            intervals[i - 1] = beats[i] - beats[i - 1];
        }
        Arrays.sort(intervals);
        double most = EARLY * intervals[intervals.length / 2];
        return IntStream.range(1, beats.length).filter(i -> beats[i] - beats[i - 1] < most).mapToDouble(i -> beats[i]).toArray();
    }

    /** Root mean square about the mean of each stretch of so many columns, which leaves slow waves out. */
    private static double size(float[] lead, int stretch) {
        double sum = 0;
        for (int from = 0; from + stretch <= lead.length; from += stretch) {
            double mean = 0;
            double square = 0;
            for (int i = from; i < from + stretch; i++) {
                mean += lead[i];
                square += (double) lead[i] * lead[i];
            }
            sum += square - mean * mean / stretch;
        }
        return Math.sqrt(Math.max(1e-6, sum / lead.length));
    }

    /** As many windows as the records are long, however they overlap. */
    @Override
    public int size() {
        return firstWindow[records.size()];
    }

    /**
     * What a window shows.
     *
     * @param start first column, in the record's own
     * @param step record columns between two of the window's
     * @param flatFrom column of the window from which the lead is disconnected; the window's length where it is not
     */
    private record View(int record, double start, double step, int flatFrom, int flatTo, SplittableRandom random) {}

    private View view(int index, long turn) {
        SplittableRandom random = new SplittableRandom(Draw.bits(seed, (turn + 1 << 32) + index));
        int found = Arrays.binarySearch(firstWindow, index);
        int record = found >= 0 ? found : -found - 2;
        double step = random.nextBoolean() ? 1 : Math.pow(1.35, 2 * random.nextDouble() - 1);
        double room = Math.max(0, records.get(record).columns() - step * columns);
        double place = random.nextDouble();
        boolean around = random.nextInt(3) == 0 && early[record].length > 0;
        double start = around ? early[record][random.nextInt(early[record].length)] - place * step * columns : place * room;
        start = Math.floor(Math.max(0, Math.min(room, start)));
        int from = random.nextInt(12) == 0 ? random.nextInt(columns) : columns;
        int to = Math.min(columns, from + 1 + random.nextInt((int) (LONGEST_FLAT_SECONDS * hertz)));
        return new View(record, start, step, from, to, random);
    }

    @Override
    public void line(int index, long turn, FloatBuffer lines) {
        View view = view(index, turn);
        SplittableRandom random = view.random;
        EcgRecord record = records.get(view.record);
        int leads = record.leads().length;
        int one = random.nextInt(leads);
        int other = random.nextInt(leads);
        boolean mixed = one != other && random.nextInt(3) == 0;
        double angle = mixed ? 2 * Math.PI * random.nextDouble() : random.nextBoolean() ? 0 : Math.PI;
        double gain = Math.pow(4, 2 * random.nextDouble() - 1);
        float[] line = new float[columns];
        read(record.leads()[one], view, gain * Math.cos(angle), line);
        double size = gain * sizes[view.record][one];
        if (mixed) {
            read(record.leads()[other], view, gain * Math.sin(angle), line);
            size = gain * Math.hypot(sizes[view.record][one] * Math.cos(angle), sizes[view.record][other] * Math.sin(angle));
        }
        if (random.nextInt(4) == 0) {
            swell(line, random);
        }
        if (view.flatFrom < view.flatTo) {
            Arrays.fill(line, view.flatFrom, view.flatTo, line[view.flatFrom]);
        }
        new EcgNoise(hertz, random).add(line, size);
        lines.put(line);
    }

    /** Adds a stretch of a lead, between its columns along cubic curves (Catmull and Rom, 1974); it is held beyond its ends. */
    private void read(float[] lead, View view, double gain, float[] line) {
        for (int i = 0; i < columns; i++) {
            double at = view.start + i * view.step;
            int left = (int) at;
            double x = at - left;
            double a = at(lead, left - 1);
            double b = at(lead, left);
            double c = at(lead, left + 1);
            double d = at(lead, left + 2);
            double value = b + 0.5 * x * (c - a + x * (2 * a - 5 * b + 4 * c - d + x * (3 * (b - c) + d - a)));
            line[i] += (float) (gain * value);
        }
    }

    /** Beats of one window differ in height: up to three times as high here as there, within 1 to 10 seconds. */
    private void swell(float[] line, SplittableRandom random) {
        double depth = 0.55 * random.nextDouble();
        double step = Math.PI / (hertz * (1 + 9 * random.nextDouble()));
        double phase = 2 * Math.PI * random.nextDouble();
        for (int i = 0; i < line.length; i++) {
            line[i] *= (float) Math.exp(depth * Math.sin(phase + step * i));
        }
    }

    private static float at(float[] lead, int column) {
        return lead[Math.min(lead.length - 1, Math.max(0, column))];
    }

    /** The middle of an output's own columns, in the record's. */
    private double middle(View view, int output) {
        double width = (double) columns / outputs;
        return view.start + (output * width + (width - 1) / 2) * view.step;
    }

    private boolean isFlat(View view, double middle) {
        double at = (middle - view.start) / view.step;
        return at >= view.flatFrom && at < view.flatTo;
    }

    /** A disconnected lead has no beats. */
    @Override
    public void targets(int index, long turn, FloatBuffer targets) {
        View view = view(index, turn);
        double[] beats = records.get(view.record).beats();
        double reach = MARK_SECONDS * hertz * view.step;
        for (int j = 0; j < outputs; j++) {
            double middle = middle(view, j);
            double distance = nearest(beats, middle);
            boolean marked = distance < reach && !isFlat(view, middle);
            targets.put(marked ? (float) (0.5 + 0.5 * Math.cos(Math.PI * distance / reach)) : 0);
        }
    }

    private static double nearest(double[] beats, double column) {
        int found = Arrays.binarySearch(beats, column);
        int next = found >= 0 ? found : -found - 1;
        double after = next < beats.length ? beats[next] - column : Double.POSITIVE_INFINITY;
        double before = next > 0 ? column - beats[next - 1] : Double.POSITIVE_INFINITY;
        return Math.min(before, after);
    }

    @Override
    public void importance(int index, long turn, FloatBuffer importance, int elements) {
        View view = view(index, turn);
        boolean[] doubtful = records.get(view.record).doubtful();
        for (int j = 0; j < outputs; j++) {
            double middle = middle(view, j);
            int column = (int) Math.round(middle);
            boolean known = column < doubtful.length && !doubtful[column];
            importance.put(known && !atEdge(view, middle) ? 1 : 0);
        }
    }

    /** Within 0.2 s of where a lead is disconnected or comes back, nobody can say whether a beat is to be seen. */
    private boolean atEdge(View view, double middle) {
        double at = (middle - view.start) / view.step;
        double reach = 0.2 * hertz;
        return view.flatFrom < view.flatTo && (Math.abs(at - view.flatFrom) < reach || Math.abs(at - view.flatTo) < reach);
    }
}
