package org.convscan.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.convscan.coord.Interval;
import org.convscan.engine.lookup.Climb;
import org.convscan.engine.ort.Device;
import org.convscan.engine.ort.Devices;
import org.convscan.format.pore.PoreModel;
import org.convscan.format.pore.PoreModelFile;
import org.convscan.format.pore.Squiggle;
import org.convscan.format.pore.SquiggleProposer;
import org.convscan.kernel.Staircase;
import org.convscan.scan.ClimbRule;
import org.convscan.stats.DecoyedSearch;
import org.convscan.transform.LevelFit;
import org.convscan.transform.PairFit;
import org.convscan.transform.PlateauDetector;
import org.convscan.transform.Plateaus;

/**
 * The proposing convolution beside the search of whole reads: how often the best place is the true one, how well reads that hold a query
 * are told from others, how often the true place is proposed; and samples in a second of processor time, of one thread on a processor.
 * Arguments: the folder of data, how many queries of each length, and where the convolution runs (cpu when absent). On a GPU, times are by
 * the clock.
 */
public final class NanoporeProposals {
    private static final int PROPOSALS = 20;

    /** Reads whose proposals are kept, to time their alignment by itself. */
    private static final int ALIGNED = 4;

    private final PoreModel model;
    private final Device device;
    private final Squiggle squiggle;
    private final LevelFit fit;
    private final PairFit pairs;
    private final ClimbRule rule;
    private final PlateauDetector detector = new PlateauDetector(3, 6, 1.4f, 9f, 0.2f);

    private record Found(DecoyedSearch.Place place, int middle) {}

    /** A read that was made ready. */
    private record Line(short[] samples, Plateaus events, LevelFit.Scale scale) {
        double[] levels() {
            return scale.levels(events);
        }
    }

    private NanoporeProposals(PoreModel model, Device device) {
        this.model = model;
        this.device = device;
        this.squiggle = new Squiggle(model, 1, 0.1);
        List<Staircase.Step> steps = squiggle.allSteps();
        this.fit = new LevelFit(steps.stream().mapToDouble(Staircase.Step::level).toArray(), 0.25);
        this.pairs = new PairFit(squiggle.passages().stream().map(p -> new PairFit.Passage(p.levelsBefore(), p.levelsAfter())).toList(), 0.25);
        this.rule = new ClimbRule(squiggle.passages(), 0.02, 3);
    }

    public static void main(String[] args) throws IOException {
        Path data = Path.of(args[0]);
        int count = Integer.parseInt(args[1]);
        NanoporeProposals bench = new NanoporeProposals(
                PoreModelFile.read(data.resolve("pore-models/r9.4_180mv_450bps_6mer_template_median68pA.model")),
                Devices.choose(args.length > 2 ? args[2] : "cpu"));
        if (count > 0) {
            bench.accuracy(data, count);
        }
        if (!Boolean.getBoolean("noSpeed")) {
            bench.speed(data);
        }
    }

    private void accuracy(Path data, int count) throws IOException {
        System.out.println("half\tletters\tsearch\ttop1\tauc_other_reads\ttrue_at_1%_false\tauc_backwards\ttrue_at_1%_false\t"
                + "true_place_proposed\tthe_same_as_exact_where_that_is_right");
        for (int half = Integer.getInteger("from", 0); half <= Integer.getInteger("to", 1); half++) {
            List<NanoporeTrials.Read> reads = NanoporeTrials.reads(
                    data.resolve("r94-ecoli/reads"), data.resolve("r94-ecoli/truth.tsv.gz"), half);
            for (int letters : Arrays.stream(System.getProperty("letters", "20,30,45,60").split(",")).mapToInt(Integer::parseInt).toArray()) {
                accuracy((half == 0 ? "tuning" : "checking") + "\t" + letters, NanoporeTrials.draw(reads, letters, count, 1 + letters));
            }
        }
    }

    private void accuracy(String row, List<NanoporeTrials.Trial> trials) throws IOException {
        NanoporeAccuracy.Tally exact = new NanoporeAccuracy.Tally();
        NanoporeAccuracy.Tally propose = new NanoporeAccuracy.Tally();
        int proposed = 0;
        int right = 0;
        int same = 0;
        for (NanoporeTrials.Trial trial : trials) {
            DecoyedSearch search = search(List.of(pattern(0, trial.letters())), List.of());
            DecoyedSearch backwards = search(List.of(pattern(0, new StringBuilder(trial.letters()).reverse().toString())), List.of());
            Line own = line(trial.samples());
            Line other = line(trial.others());
            Found all = exact(search, own);
            exact.add(trial.isAt(all.middle), all.place.score(), exact(search, other).place.score(), exact(backwards, own).place.score());
            try (SquiggleProposer proposer = proposer(search); SquiggleProposer proposerBackwards = proposer(backwards)) {
                Found some = proposing(search, proposer, own);
                propose.add(trial.isAt(some.middle), some.place.score(), proposing(search, proposer, other).place.score(),
                        proposing(backwards, proposerBackwards, own).place.score());
                proposed += proposes(proposer, own, trial) ? 1 : 0;
                right += trial.isAt(all.middle) ? 1 : 0;
                same += trial.isAt(all.middle) && all.place.equals(some.place) ? 1 : 0;
            }
        }
        System.out.println(row + "\texact\t" + exact);
        System.out.printf(Locale.ROOT, "%s\tpropose\t%s\t%.3f\t%.3f%n", row, propose, (double) proposed / trials.size(), (double) same / right);
    }

    private Line line(short[] samples) {
        Plateaus events = detector.detect(samples, samples.length);
        return new Line(samples, events, pairs.refine(events, fit.fit(events)));
    }

    private SquiggleProposer proposer(DecoyedSearch search) throws IOException {
        return new SquiggleProposer(model, search.staircases(), search.owners(), PROPOSALS, device);
    }

    private static List<List<Interval>> propose(SquiggleProposer proposer, Line line) throws IOException {
        return proposer.propose(line.samples, 4_000, line.scale.middle(), line.scale.unit());
    }

    private static List<List<Interval>> under(Line line, List<List<Interval>> places) {
        return places.stream().map(some -> some.stream().map(line.events::under).toList()).toList();
    }

    /** Whether the true place lies within a place that is proposed on the right strand. */
    private static boolean proposes(SquiggleProposer proposer, Line line, NanoporeTrials.Trial trial) throws IOException {
        return propose(proposer, line).get(0).stream().anyMatch(place -> place.contains(new Interval(trial.start(), trial.end())));
    }

    private static Found exact(DecoyedSearch search, Line line) {
        return found(search.on(line.levels()), line);
    }

    private static Found proposing(DecoyedSearch search, SquiggleProposer proposer, Line line) throws IOException {
        return found(search.on(line.levels(), under(line, propose(proposer, line))), line);
    }

    private static Found found(DecoyedSearch.Line searched, Line line) {
        DecoyedSearch.Place place = searched.places().get(0);
        int middle = place.way() == 1 ? -1 : (line.events.start(place.start()) + line.events.end(place.end() - 1)) / 2;
        return new Found(place, middle);
    }

    /** As the program does, with decoys a place that is no better than they are is not followed. */
    private DecoyedSearch search(List<DecoyedSearch.Pattern> patterns, List<DecoyedSearch.Pattern> decoys) {
        return new DecoyedSearch(List.of(new DecoyedSearch.Group(patterns, decoys)), 1, rule, Climb.fastest(),
                decoys.isEmpty() ? Double.NEGATIVE_INFINITY : 1);
    }

    private DecoyedSearch.Pattern pattern(int number, String letters) {
        return new DecoyedSearch.Pattern(number, List.of(squiggle.within("+", letters), squiggle.within("-", Squiggle.reverseComplement(letters))));
    }

    private List<DecoyedSearch.Pattern> random(int count, int letters, Random random) {
        List<DecoyedSearch.Pattern> patterns = new ArrayList<>();
        for (int p = 0; p < count; p++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < letters; i++) {
                text.append("ACGT".charAt(random.nextInt(4)));
            }
            patterns.add(pattern(p, text.toString()));
        }
        return patterns;
    }

    private interface Work {
        int on(Line line) throws IOException;
    }

    private void speed(Path data) throws IOException {
        List<Line> lines = new ArrayList<>();
        for (NanoporeTrials.Read read : NanoporeTrials.reads(data.resolve("r94-ecoli/reads"), data.resolve("r94-ecoli/truth.tsv.gz"), -1)) {
            lines.add(line(Arrays.copyOf(read.samples(), Math.min(read.samples().length, NanoporeTrials.WINDOW))));
        }
        System.out.println("queries\tbases\twhat\tM samples/s, without events and scale");
        int[][] searches = {{1, 20}, {1, 30}, {1, 45}, {1, 60}, {96, 24}, {1000, 24}};
        for (int[] size : searches) {
            DecoyedSearch search = search(random(size[0], size[1], new Random(1)), random(16, size[1], new Random(2)));
            String row = size[0] + "\t" + size[1] + "\t";
            print(row + "exact", lines, line -> search.on(line.levels()).places().size());
            try (SquiggleProposer proposer = proposer(search)) {
                print(row + "propose: convolution", lines, line -> propose(proposer, line).size());
                List<List<List<Interval>>> places = new ArrayList<>();
                for (Line line : lines.subList(0, ALIGNED)) {
                    places.add(under(line, propose(proposer, line)));
                }
                print(row + "propose: alignment", lines.subList(0, ALIGNED),
                        line -> search.on(line.levels(), places.get(lines.indexOf(line))).places().size());
            }
        }
    }

    private void print(String what, List<Line> lines, Work work) throws IOException {
        repeat(lines, work, 500_000_000L);
        System.out.printf(Locale.ROOT, "%s\t%.3f%n", what, repeat(lines, work, 2_000_000_000L) / 1e6);
    }

    private long nanos() {
        return device.isCuda() ? System.nanoTime() : ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private double repeat(List<Line> lines, Work work, long nanos) throws IOException {
        long start = nanos();
        long samples = 0;
        for (int i = 0; nanos() - start < nanos; i = (i + 1) % lines.size()) {
            if (work.on(lines.get(i)) < 0) {
                throw new IllegalStateException("counts are 0 or more");
            }
            samples += lines.get(i).samples.length;
        }
        return samples * 1e9 / (nanos() - start);
    }
}
