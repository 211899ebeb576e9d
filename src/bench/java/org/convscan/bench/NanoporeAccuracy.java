package org.convscan.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.convscan.engine.lookup.Climb;
import org.convscan.format.pore.PoreModel;
import org.convscan.format.pore.PoreModelFile;
import org.convscan.format.pore.Squiggle;
import org.convscan.scan.ClimbRule;
import org.convscan.scan.StaircaseHit;
import org.convscan.scan.StaircaseSearch;
import org.convscan.stats.Discrimination;
import org.convscan.transform.PlateauDetector;
import org.convscan.transform.Plateaus;
import org.convscan.transform.LevelFit;

/** How often the best place of a query in a read is the true one, and how well scores tell reads that hold it. */
public final class NanoporeAccuracy {
    private NanoporeAccuracy() {}

    static double option(String name, double absent) {
        return Double.parseDouble(System.getProperty(name, Double.toString(absent)));
    }

    static LevelFit FIT;

    record Found(double score, int start, int end) {}

    public static void main(String[] args) throws IOException {
        Path data = Path.of(args[0]);
        int half = (int) option("half", 0);
        int count = (int) option("count", 200);
        PoreModel model = PoreModelFile.read(data.resolve("pore-models/r9.4_180mv_450bps_6mer_template_median68pA.model"));
        Squiggle squiggle = new Squiggle(model, option("factor", 1), option("floor", 0.15));
        ClimbRule rule = ClimbRule.of(squiggle.allSteps(), option("outliers", 0.02), option("skip", 3), option("stay", 0));
        FIT = new LevelFit(squiggle.allSteps().stream().mapToDouble(x -> x.level()).toArray(), option("fitsd", 0.25));
        PlateauDetector detector = new PlateauDetector(3, 6, (float) option("t1", 1.4), (float) option("t2", 9), (float) option("ph", 0.2));
        List<NanoporeTrials.Read> reads = NanoporeTrials.reads(data.resolve("r94-ecoli/reads"), data.resolve("r94-ecoli/truth.tsv.gz"), half);
        Climb climb = Climb.fastest();
        for (int letters : System.getProperty("lens", "20,30,45,60").chars().filter(c -> c != 44).count() == 0 ? new int[0] : java.util.Arrays.stream(System.getProperty("lens", "20,30,45,60").split(",")).mapToInt(Integer::parseInt).toArray()) {
            long t0 = System.nanoTime();
            List<NanoporeTrials.Trial> trials = NanoporeTrials.draw(reads, letters, count, 1 + letters);
            int top = 0;
            List<Double> yes = new ArrayList<>();
            List<Double> no = new ArrayList<>();
            List<Double> no2 = new ArrayList<>();
            long samples = 0;
            for (NanoporeTrials.Trial trial : trials) {
                StaircaseSearch search = new StaircaseSearch(List.of(squiggle.of("+", trial.letters()),
                        squiggle.of("-", Squiggle.reverseComplement(trial.letters()))), rule, climb);
                StaircaseSearch reversed = new StaircaseSearch(List.of(squiggle.of("+", new StringBuilder(trial.letters()).reverse().toString()),
                        squiggle.of("-", Squiggle.reverseComplement(new StringBuilder(trial.letters()).reverse().toString()))), rule, climb);
                Found f = find(search, detector, trial.samples());
                int middle = (f.start + f.end) / 2;
                if (middle > trial.start() && middle < trial.end()) {
                    top++;
                }
                yes.add(f.score);
                no.add(find(search, detector, trial.others()).score);
                no2.add(find(reversed, detector, trial.samples()).score);
                samples += 2L * trial.samples().length + trial.others().length;
            }
            double s = (System.nanoTime() - t0) / 1e9;
            System.out.printf(Locale.ROOT, "%d top-1 %.3f | other reads: AUC %.3f tpr@1%% %.3f | reversed: AUC %.3f tpr@1%% %.3f | %.1f M/s%n", letters,
                    (double) top / trials.size(), auc(yes, no), rate(yes, no), auc(yes, no2), rate(yes, no2), samples / s / 1e6);
        }
    }

    static Found find(StaircaseSearch search, PlateauDetector detector, short[] samples) {
        Plateaus plateaus = detector.detect(samples, samples.length);
        double[] levels = FIT.fit(plateaus).levels(plateaus);
        StaircaseHit hit = search.on(levels).hits(new int[] {0, 1}, 1, -1000).get(0);
        boolean wrong = hit.staircase() == 1;
        return new Found(hit.score(), wrong ? -9 : plateaus.start(hit.start()), wrong ? -9 : plateaus.end(hit.end() - 1));
    }

    static double auc(List<Double> yes, List<Double> no) {
        double[] all = new double[yes.size() + no.size()];
        boolean[] positive = new boolean[all.length];
        for (int i = 0; i < all.length; i++) {
            positive[i] = i < yes.size();
            all[i] = positive[i] ? yes.get(i) : no.get(i - yes.size());
        }
        return Discrimination.auc(all, positive);
    }

    /** Share of the true at the score that 1% of the false reach. */
    static double rate(List<Double> yes, List<Double> no) {
        double cut = no.stream().sorted().toList().get((int) Math.floor(no.size() * 0.99));
        return (double) yes.stream().filter(x -> x > cut).count() / yes.size();
    }
}
