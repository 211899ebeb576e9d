package org.convscan.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.convscan.engine.lookup.Climb;
import org.convscan.format.pore.PoreModel;
import org.convscan.format.pore.PoreModelFile;
import org.convscan.format.pore.Squiggle;
import org.convscan.kernel.Staircase;
import org.convscan.scan.ClimbRule;
import org.convscan.stats.DecoyNull;
import org.convscan.stats.DecoyedSearch;
import org.convscan.stats.Discrimination;
import org.convscan.transform.DinucleotideShuffle;
import org.convscan.transform.LevelFit;
import org.convscan.transform.PairFit;
import org.convscan.transform.PlateauDetector;
import org.convscan.transform.Plateaus;

/**
 * How often the best place of a query in a read is the true one, and how well scores tell reads that hold a query from others: parts
 * of other reads that do not hold it, and the same read asked for the query's letters backwards. For both halves of the reads.
 * Arguments: the folder of data, and how many queries of each length.
 */
public final class NanoporeAccuracy {
    private final Squiggle squiggle;
    private final LevelFit fit;
    private final PairFit pairs;
    private final ClimbRule rule;
    private final PlateauDetector detector;
    private final Climb climb = Climb.fastest();

    private record Found(double score, double above, int middle) {}

    private NanoporeAccuracy(PoreModel model) {
        this.squiggle = new Squiggle(model, option("factor", 1), option("floor", 0.1));
        List<Staircase.Step> steps = squiggle.allSteps();
        this.fit = new LevelFit(steps.stream().mapToDouble(Staircase.Step::level).toArray(), option("fit", 0.25));
        this.pairs = new PairFit(squiggle.passages().stream().map(p -> new PairFit.Passage(p.levelsBefore(), p.levelsAfter())).toList(), 0.25);
        this.rule = new ClimbRule(squiggle.passages(), option("outliers", 0.02), option("skip", 3));
        this.detector = new PlateauDetector(3, 6, (float) option("t1", 1.4), (float) option("t2", 9.0), (float) option("height", 0.2));
    }

    /** What may be tried without compiling. */
    private static double option(String name, double absent) {
        return Double.parseDouble(System.getProperty(name, Double.toString(absent)));
    }

    public static void main(String[] args) throws IOException {
        Path data = Path.of(args[0]);
        int count = Integer.parseInt(args[1]);
        PoreModel model = PoreModelFile.read(data.resolve("pore-models/r9.4_180mv_450bps_6mer_template_median68pA.model"));
        NanoporeAccuracy bench = new NanoporeAccuracy(model);
        boolean dtw = option("dtw", 0) > 0;
        System.out.println("half\tletters\tmethod\ttop1\tauc_other_reads\ttrue_at_1%_false\tauc_backwards\ttrue_at_1%_false");
        for (int half = (int) option("from", 0); half <= (int) option("to", 1); half++) {
            List<NanoporeTrials.Read> reads = NanoporeTrials.reads(
                    data.resolve("r94-ecoli/reads"), data.resolve("r94-ecoli/truth.tsv.gz"), half);
            for (int letters : Arrays.stream(System.getProperty("letters", "20,30,45,60").split(",")).mapToInt(Integer::parseInt).toArray()) {
                List<NanoporeTrials.Trial> trials = NanoporeTrials.draw(reads, letters, count, 1 + letters);
                String row = (half == 0 ? "tuning" : "checking") + "\t" + letters;
                bench.convscan(row, trials);
                if (dtw) {
                    RawWarping.print(row, trials, model);
                }
            }
        }
    }

    private void convscan(String row, List<NanoporeTrials.Trial> trials) {
        Tally score = new Tally();
        Tally above = new Tally();
        for (NanoporeTrials.Trial trial : trials) {
            DecoyedSearch search = search(trial.letters());
            DecoyedSearch backwards = search(new StringBuilder(trial.letters()).reverse().toString());
            Found yes = find(search, trial.samples());
            Found other = find(search, trial.others());
            Found back = find(backwards, trial.samples());
            score.add(trial.isAt(yes.middle), yes.score, other.score, back.score);
            above.add(trial.isAt(yes.middle), yes.above, other.above, back.above);
        }
        System.out.println(row + "\tscore\t" + score);
        System.out.println(row + "\tabove_decoys\t" + above);
    }

    private DecoyedSearch search(String letters) {
        List<DecoyedSearch.Pattern> decoys = new ArrayList<>();
        for (int d = 0; d < (int) option("decoys", 16); d++) {
            decoys.add(new DecoyedSearch.Pattern(-1, ways(shuffled(letters, d))));
        }
        return new DecoyedSearch(List.of(new DecoyedSearch.Group(List.of(new DecoyedSearch.Pattern(0, ways(letters))), decoys)), 1,
                rule, climb, Double.NEGATIVE_INFINITY);
    }

    private static String shuffled(String letters, int seed) {
        byte[] codes = new byte[letters.length()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (byte) "ACGT".indexOf(letters.charAt(i));
        }
        StringBuilder text = new StringBuilder();
        for (byte code : DinucleotideShuffle.of(codes, 4, new Random(seed))) {
            text.append("ACGT".charAt(code));
        }
        return text.toString();
    }

    private List<Staircase> ways(String letters) {
        return List.of(squiggle.within("+", letters), squiggle.within("-", Squiggle.reverseComplement(letters)));
    }

    private Found find(DecoyedSearch search, short[] samples) {
        Plateaus plateaus = detector.detect(samples, samples.length);
        DecoyedSearch.Line line = search.on(pairs.refine(plateaus, fit.fit(plateaus)).levels(plateaus));
        DecoyedSearch.Place place = line.places().get(0);
        int middle = place.way() == 1 ? -1 : (plateaus.start(place.start()) + plateaus.end(place.end() - 1)) / 2;
        return new Found(place.score(), place.score() - DecoyNull.mean(line.decoys()[0]), middle);
    }

    /** Answers to many trials. */
    static final class Tally {
        private final List<Double> yes = new ArrayList<>();
        private final List<Double> other = new ArrayList<>();
        private final List<Double> backwards = new ArrayList<>();
        private int right;

        void add(boolean isRight, double scoreYes, double scoreOther, double scoreBackwards) {
            right += isRight ? 1 : 0;
            yes.add(scoreYes);
            other.add(scoreOther);
            backwards.add(scoreBackwards);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.3f\t%.3f\t%.3f\t%.3f\t%.3f", (double) right / yes.size(), auc(yes, other), rate(yes, other),
                    auc(yes, backwards), rate(yes, backwards));
        }

        private static double auc(List<Double> yes, List<Double> no) {
            double[] all = new double[yes.size() + no.size()];
            boolean[] positive = new boolean[all.length];
            for (int i = 0; i < all.length; i++) {
                positive[i] = i < yes.size();
                all[i] = positive[i] ? yes.get(i) : no.get(i - yes.size());
            }
            return Discrimination.auc(all, positive);
        }

        /** Share of the true above what 1% of the false reach. */
        private static double rate(List<Double> yes, List<Double> no) {
            double cut = no.stream().sorted().toList().get((int) Math.floor(no.size() * 0.99));
            return (double) yes.stream().filter(x -> x > cut).count() / yes.size();
        }
    }
}
