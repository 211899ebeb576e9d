package org.convscan.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.ToIntFunction;
import org.convscan.engine.lookup.Climb;
import org.convscan.format.pore.PoreModelFile;
import org.convscan.format.pore.Squiggle;
import org.convscan.kernel.Staircase;
import org.convscan.scan.ClimbRule;
import org.convscan.stats.DecoyedSearch;
import org.convscan.transform.LevelFit;
import org.convscan.transform.PairFit;
import org.convscan.transform.PlateauDetector;
import org.convscan.transform.Plateaus;

/**
 * Samples in a second of one thread's processor time, reading left out: event detection, the fit of the scale, and searches on both
 * strands with 16 decoys. Random queries. Argument: the folder of data.
 */
public final class NanoporeSpeed {
    private static final long WARM_UP = 2_000_000_000L;
    private static final long MEASURED = 3_000_000_000L;

    private NanoporeSpeed() {}

    public static void main(String[] args) throws IOException {
        Path data = Path.of(args[0]);
        Squiggle squiggle = new Squiggle(
                PoreModelFile.read(data.resolve("pore-models/r9.4_180mv_450bps_6mer_template_median68pA.model")), 1, 0.1);
        List<Staircase.Step> steps = squiggle.allSteps();
        ClimbRule rule = new ClimbRule(squiggle.passages(), 0.02, 3);
        LevelFit fit = new LevelFit(steps.stream().mapToDouble(Staircase.Step::level).toArray(), 0.25);
        PairFit pairs = new PairFit(squiggle.passages().stream().map(p -> new PairFit.Passage(p.levelsBefore(), p.levelsAfter())).toList(), 0.25);
        PlateauDetector detector = new PlateauDetector(3, 6, 1.4f, 9f, 0.2f);
        List<short[]> reads = new ArrayList<>();
        for (NanoporeTrials.Read read : NanoporeTrials.reads(data.resolve("r94-ecoli/reads"), data.resolve("r94-ecoli/truth.tsv.gz"), -1)) {
            reads.add(Arrays.copyOf(read.samples(), Math.min(read.samples().length, NanoporeTrials.WINDOW)));
        }
        print("events", reads, samples -> detector.detect(samples, samples.length).size());
        print("events and scale", reads, samples -> {
            Plateaus events = detector.detect(samples, samples.length);
            return pairs.refine(events, fit.fit(events)).levels(events).length;
        });
        int[][] searches = {{1, 20}, {1, 30}, {1, 45}, {1, 60}, {96, 24}};
        for (int[] search : searches) {
            DecoyedSearch queries = search(squiggle, rule, search[0], search[1]);
            print("all, " + search[0] + " x " + search[1] + " bases", reads, samples -> {
                Plateaus events = detector.detect(samples, samples.length);
                return queries.on(pairs.refine(events, fit.fit(events)).levels(events)).places().size();
            });
        }
    }

    private static DecoyedSearch search(Squiggle squiggle, ClimbRule rule, int count, int letters) {
        List<DecoyedSearch.Pattern> patterns = patterns(squiggle, count, letters, new Random(1));
        List<DecoyedSearch.Pattern> decoys = patterns(squiggle, 16, letters, new Random(2));
        return new DecoyedSearch(List.of(new DecoyedSearch.Group(patterns, decoys)), 1, rule, Climb.fastest(), 1);
    }

    private static List<DecoyedSearch.Pattern> patterns(Squiggle squiggle, int count, int letters, Random random) {
        List<DecoyedSearch.Pattern> patterns = new ArrayList<>();
        for (int p = 0; p < count; p++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < letters; i++) {
                text.append("ACGT".charAt(random.nextInt(4)));
            }
            patterns.add(new DecoyedSearch.Pattern(p, List.of(squiggle.within("+", text.toString()),
                    squiggle.within("-", Squiggle.reverseComplement(text.toString())))));
        }
        return patterns;
    }

    private static void print(String what, List<short[]> reads, ToIntFunction<short[]> work) {
        repeat(reads, work, WARM_UP);
        System.out.printf(Locale.ROOT, "%s\t%.1f M samples/s%n", what, repeat(reads, work, MEASURED) / 1e6);
    }

    private static double repeat(List<short[]> reads, ToIntFunction<short[]> work, long nanos) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        long samples = 0;
        long kept = 0;
        for (int i = 0; threads.getCurrentThreadCpuTime() - start < nanos; i = (i + 1) % reads.size()) {
            kept += work.applyAsInt(reads.get(i));
            samples += reads.get(i).length;
        }
        if (kept < 0) {
            throw new IllegalStateException("counts add up to less than nothing");
        }
        return samples * 1e9 / (threads.getCurrentThreadCpuTime() - start);
    }
}
