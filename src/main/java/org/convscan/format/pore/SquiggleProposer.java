package org.convscan.format.pore;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convscan.coord.Interval;
import org.convscan.engine.ort.Device;
import org.convscan.engine.ort.Session;
import org.convscan.format.onnx.OnnxFile;
import org.convscan.kernel.Staircase;
import org.convscan.network.ElasticBank;
import org.convscan.network.LineModel;
import org.convscan.network.TiledRun;
import org.convscan.scan.Peak;
import org.convscan.scan.PeakFinder;
import org.convscan.track.Samples;

/**
 * Proposes where squiggles may lie in a read's samples, by convolution: {@link ElasticBank}s along a line of averaged samples, whose
 * best peaks are the places. What lies there, and where exactly, is for an alignment to say. Safe to share.
 */
public final class SquiggleProposer implements AutoCloseable {
    /** Letters that pass in a second: R9.4 DNA by its maker's word, RNA002 by the time that tails of known length take. */
    private static final double DNA_PACE = 450;

    private static final double RNA_PACE = 103;
    private static final double DNA_HERTZ = 4_000;
    private static final double RNA_HERTZ = 3_012;

    /** Columns for a letter: with 3, the right place of 20 to 45 letters was less often among the best 20. */
    private static final double COLUMNS = 4.5;

    private static final List<Double> SPEEDS = List.of(0.45, 0.75, 1.1, 1.6);
    private static final double SLACK = 0.45;
    private static final double SPREAD = 0.25;

    /** Of a long squiggle, so many steps in the middle propose. */
    private static final int LONGEST = 256;

    /** How far around it a place is the best one of its squiggle, and how far an alignment may reach: parts of its usual length. */
    private static final double APART = 0.5;

    private static final double REACH = 0.8;

    /** Kernels in one graph, and numbers that each of its operators gives at a time. */
    private static final int MOST_KERNELS = 1 << 12;

    private static final int PROCESSOR_NUMBERS = 1 << 20;
    private static final int GPU_NUMBERS = 1 << 26;

    private final List<Staircase> staircases;
    private final int[] owners;
    private final int most;
    private final boolean backwards;
    private final ElasticBank.Pace pace;
    private final List<Part> parts = new ArrayList<>();

    /** Staircases that go through one graph. */
    private record Part(int[] staircases, ElasticBank bank, LineModel model, Session session, int tileColumns) {}

    /**
     * @param staircases from one pore model
     * @param owners for each, the number of the query it belongs to
     * @param most places of a query in a read
     */
    public SquiggleProposer(PoreModel model, List<Staircase> staircases, int[] owners, int most, Device device) throws IOException {
        this(model, staircases, owners, most, device, device.isCuda() ? GPU_NUMBERS : PROCESSOR_NUMBERS);
    }

    SquiggleProposer(PoreModel model, List<Staircase> staircases, int[] owners, int most, Device device, int numbers) throws IOException {
        this.staircases = staircases.stream().map(Staircase::own).toList();
        this.owners = owners.clone();
        this.most = most;
        this.backwards = model.backwards();
        this.pace = pace(model);
        Map<ElasticBank.Cut, List<Integer>> alike = new LinkedHashMap<>();
        for (int s = 0; s < owners.length; s++) {
            alike.computeIfAbsent(ElasticBank.cut(middle(s), pace), cut -> new ArrayList<>()).add(s);
        }
        for (Map.Entry<ElasticBank.Cut, List<Integer>> entry : alike.entrySet()) {
            int atOnce = Math.max(1, MOST_KERNELS >> entry.getKey().levels());
            for (int from = 0; from < entry.getValue().size(); from += atOnce) {
                int to = Math.min(entry.getValue().size(), from + atOnce);
                parts.add(part(entry.getValue().subList(from, to).stream().mapToInt(Integer::intValue).toArray(), device, numbers));
            }
        }
    }

    private static ElasticBank.Pace pace(PoreModel model) {
        double sum = 0;
        double squares = 0;
        for (int word = 0; word < model.words(); word++) {
            sum += model.level(word);
            squares += model.level(word) * model.level(word);
        }
        double mean = sum / model.words();
        return new ElasticBank.Pace(COLUMNS, SPEEDS, SLACK, mean, Math.sqrt(squares / model.words() - mean * mean), SPREAD);
    }

    private Staircase middle(int s) {
        Staircase whole = staircases.get(s);
        int from = Math.max(0, (whole.size() - LONGEST) / 2);
        return new Staircase(whole.id(), whole.steps().subList(from, Math.min(whole.size(), from + LONGEST)));
    }

    private Part part(int[] some, Device device, int numbers) throws IOException {
        ElasticBank bank = new ElasticBank(Arrays.stream(some).mapToObj(this::middle).toList(), pace);
        byte[] file = bank.model();
        int tile = Math.max(bank.field(), numbers / (some.length << bank.cut().levels()));
        try {
            return new Part(some, bank, LineModel.of(OnnxFile.of("proposals", file), 1, 0), Session.load(file, device, 1), tile);
        } catch (LineModel.NotALineException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Stretches of a read's samples, the best places first, for each staircase; a query's staircases share its places.
     *
     * @param hertz NaN when nobody knows
     * @param zero sample value of a level of 0
     * @param unit what a level of 1 adds to it
     */
    public List<List<Interval>> propose(short[] samples, double hertz, double zero, double unit) throws IOException {
        double letter = (hertz > 0 ? hertz : backwards ? RNA_HERTZ : DNA_HERTZ) / (backwards ? RNA_PACE : DNA_PACE);
        int each = (int) Math.max(1, Math.round(letter / COLUMNS));
        List<List<Interval>> stretches = new ArrayList<>();
        staircases.forEach(staircase -> stretches.add(new ArrayList<>()));
        if (samples.length == 0) {
            return stretches;
        }
        for (Peak peak : best(peaks(columns(samples, each, zero, unit)))) {
            double reach = REACH * letter * staircases.get(peak.mark()).size() + 2 * letter;
            double middle = (peak.column() + 0.5) * each;
            stretches.get(peak.mark()).add(new Interval((long) Math.max(0, middle - reach), (long) Math.min(samples.length, middle + reach + 1)));
        }
        return stretches;
    }

    /** The average of so many samples for each column. */
    private static Samples columns(short[] samples, int each, double zero, double unit) {
        float[] columns = new float[(samples.length + each - 1) / each];
        for (int i = 0; i < columns.length; i++) {
            int end = Math.min(samples.length, (i + 1) * each);
            long sum = 0;
            for (int t = i * each; t < end; t++) {
                sum += samples[t];
            }
            columns[i] = ElasticBank.column(((double) sum / (end - i * each) - zero) / unit);
        }
        return Samples.wrap("read", 1, 0, new float[][] {columns}, columns.length, true);
    }

    /** In columns of the line, marked with their staircases. */
    private List<Peak> peaks(Samples line) throws IOException {
        List<Peak> peaks = new ArrayList<>();
        for (Part part : parts) {
            int stride = part.bank.stride();
            PeakFinder[] finders = new PeakFinder[part.staircases.length];
            int apart = (int) Math.max(1, APART * part.bank.staircases().get(0).size() * COLUMNS / stride);
            for (int i = 0; i < finders.length; i++) {
                finders[i] = new PeakFinder(apart, Float.NEGATIVE_INFINITY, new float[] {1},
                        peak -> peaks.add(new Peak(peak.column() * stride, (float) (peak.score() / part.bank.unit()), peak.mark())));
            }
            try (TiledRun run = new TiledRun(part.model, part.session, part.tileColumns)) {
                run.run(line, false, scores -> {
                    for (int i = 0; i < finders.length; i++) {
                        int[] marks = new int[scores.values()[i].length];
                        Arrays.fill(marks, part.staircases[i]);
                        finders[i].add(scores.values()[i], marks, marks.length);
                    }
                });
            }
            for (PeakFinder finder : finders) {
                finder.end();
            }
        }
        return peaks;
    }

    /** Of each query, the best first; of equal ones the first. */
    private List<Peak> best(List<Peak> peaks) {
        peaks.sort(Comparator.comparingDouble((Peak peak) -> -peak.score()).thenComparingInt(Peak::mark).thenComparingLong(Peak::column));
        int[] taken = new int[Arrays.stream(owners).max().orElse(0) + 1];
        return peaks.stream().filter(peak -> taken[owners[peak.mark()]]++ < most).toList();
    }

    @Override
    public void close() {
        parts.forEach(part -> part.session.close());
    }
}
