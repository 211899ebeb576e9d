package org.convscan.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.convscan.coord.Strand;
import org.convscan.engine.reference.ReferenceEngine;
import org.convscan.kernel.Correlation;
import org.convscan.kernel.FixedPoint;
import org.convscan.kernel.Kernel;
import org.convscan.kernel.KernelBank;
import org.convscan.kernel.Linear;
import org.convscan.kernel.LogOdds;
import org.convscan.kernel.MotifName;
import org.convscan.scan.Hit;
import org.convscan.scan.Scan;
import org.convscan.track.Alphabet;
import org.convscan.track.Samples;
import org.convscan.track.Symbols;
import org.convscan.track.Track;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What every engine promises. The reference engine is the oracle where hits are compared; symmetries (shift, concatenation,
 * strands) hold for it as well and need none. Kernels that an engine does not support are tests it skips.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class EngineContractTest {
    private static final Alphabet TEXT = Alphabet.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ ", true);

    /** A window of a tile that was found. */
    private record Found(int at, int kernel, long score) {}

    protected abstract Engine engine();

    @Test
    void everySizeAroundAKernelsWidthAndTheVectorLengthsIsScanned() {
        for (int width : new int[] {1, 2, 7, 16, 33}) {
            Random random = new Random(width);
            KernelBank bank = bank(random, Alphabet.DNA, width);
            for (int size : new int[] {0, 1, width - 1, width, width + 1, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 128, 129}) {
                assertSame(bank, quantiles(bank, 0.5), dna(random, Math.max(0, size), 0.02));
            }
        }
    }

    @Test
    void everyNumberOfKernelsAroundTheVectorLengthsIsScanned() {
        Random random = new Random(5);
        for (int kernels : new int[] {1, 2, 31, 32, 33, 63, 64, 65, 129}) {
            KernelBank bank = bank(random, Alphabet.DNA, IntStream.generate(() -> 9).limit(kernels).toArray());
            assertSame(bank, quantiles(bank, 0.05), dna(random, 333, 0.01));
        }
    }

    @Test
    void randomBanksOfMixedWidthsFindWhatTheReferenceFinds() {
        for (long seed = 1; seed <= 12; seed++) {
            Random random = new Random(seed);
            int[] widths = random.ints(1 + random.nextInt(60), 1, 41).toArray();
            KernelBank bank = bank(random, Alphabet.DNA, widths);
            double share = Math.pow(10, -1 - random.nextInt(3));
            Symbols line = dna(random, 1 + random.nextInt(9000), random.nextInt(3) * 0.005);
            assertSame("seed " + seed, bank, quantiles(bank, share), line);
        }
    }

    @Test
    void longLinesAreScannedToTheirEnds() {
        Random random = new Random(10);
        KernelBank bank = bank(random, Alphabet.DNA, 4, 17);
        for (int columns : new int[] {65_536 + 16, 65_536 + 17, 300_001}) {
            assertSame(bank, quantiles(bank, 0.005), dna(random, columns, 0.001));
        }
    }

    @Test
    void aShiftedLineHasShiftedHits() {
        Random random = new Random(11);
        KernelBank bank = bank(random, Alphabet.DNA, 6, 11, 19);
        long[] thresholds = quantiles(bank, 0.02);
        Symbols line = dna(random, 700, 0.01);
        List<Found> hits = find(bank, thresholds, line);
        for (int shift : new int[] {1, 2, 3, 7, 64, 129}) {
            Symbols shifted = Symbols.of("line", Alphabet.DNA, "N".repeat(shift) + line.text(0, line.columns()));
            List<Found> expected = hits.stream().map(hit -> new Found(hit.at + shift, hit.kernel, hit.score)).toList();
            assertEquals(expected, find(bank, thresholds, shifted).stream().filter(hit -> hit.at >= shift).toList());
        }
    }

    @Test
    void aJoinedLineHasTheHitsOfBothPartsAndThoseAcross() {
        Random random = new Random(12);
        KernelBank bank = bank(random, Alphabet.DNA, 5, 12, 24);
        long[] thresholds = quantiles(bank, 0.05);
        Symbols a = dna(random, 511, 0);
        Symbols b = dna(random, 300, 0);
        Symbols joined = Symbols.of("line", Alphabet.DNA, a.text(0, 511) + b.text(0, 300));
        List<Found> inside = new ArrayList<>(find(bank, thresholds, a));
        find(bank, thresholds, b).forEach(hit -> inside.add(new Found(hit.at + 511, hit.kernel, hit.score)));
        List<Found> whole = find(bank, thresholds, joined);
        assertTrue(whole.containsAll(inside));
        whole.stream().filter(hit -> !inside.contains(hit)).forEach(hit -> assertTrue(
                hit.at < 511 && hit.at + bank.kernel(hit.kernel).width() > 511, "across the joint: " + hit));
    }

    @Test
    void theOtherStrandHasTheHitsOfTheReversedLine() {
        Random random = new Random(13);
        LogOdds motif = motif(random, Alphabet.DNA, 10);
        KernelBank bank = KernelBank.of(List.of(motif), List.of(Strand.FORWARD, Strand.REVERSE));
        long threshold = quantiles(bank, 0.02)[0];
        Symbols line = dna(random, 3000, 0.01);
        List<Found> hits = find(bank, new long[] {threshold, threshold}, line);
        assertFalse(hits.isEmpty());
        List<Found> mirrored = hits.stream()
                .map(hit -> new Found(3000 - hit.at - 10, 1 - hit.kernel, hit.score))
                .sorted(Comparator.comparingInt(Found::at).thenComparingInt(Found::kernel))
                .toList();
        assertEquals(mirrored, find(bank, new long[] {threshold, threshold}, reverseComplement(line)));
    }

    @Test
    void tilesAndThreadsDoNotChangeTheHits() throws IOException {
        Random random = new Random(14);
        KernelBank bank = bank(random, Alphabet.DNA, 3, 8, 15, 40);
        long[] thresholds = quantiles(bank, 0.01);
        Symbols line = dna(random, 10_000, 0.01);
        List<Hit> expected = Scan.of(bank, thresholds, new ReferenceEngine()).hits(new Pieces(line));
        for (int columns : new int[] {1, 17, 64, 999, 4096, 20_000}) {
            Symbols some = columns == 1 ? Symbols.of("line", Alphabet.DNA, line.text(0, 300)) : line;
            List<Hit> hits = columns == 1 ? expected.stream().filter(hit -> hit.interval().end() <= 300).toList() : expected;
            for (int threads : new int[] {1, 3}) {
                Scan scan = Scan.of(bank, thresholds, engine()).withTileColumns(columns).withThreads(threads);
                assertEquals(hits, scan.hits(new Pieces(some)), columns + " columns, " + threads + " threads");
            }
        }
    }

    @Test
    void oneScorerServesSeveralThreads() throws Exception {
        Random random = new Random(15);
        KernelBank bank = bank(random, Alphabet.DNA, 7, 13);
        long[] thresholds = quantiles(bank, 0.02);
        List<Symbols> lines = IntStream.range(0, 24).mapToObj(i -> dna(random, 200 * i + 1, 0.01)).toList();
        ExecutorService workers = Executors.newFixedThreadPool(4);
        try (Scorer scorer = engine().scorer(bank, thresholds)) {
            List<Callable<List<Found>>> tasks = new ArrayList<>();
            lines.forEach(line -> tasks.add(() -> find(scorer, Tile.whole(line))));
            List<Future<List<Found>>> results = workers.invokeAll(tasks);
            for (int i = 0; i < lines.size(); i++) {
                assertEquals(expected(bank, thresholds, Tile.whole(lines.get(i))), results.get(i).get());
            }
        } finally {
            workers.shutdown();
        }
    }

    /** Memory that a scorer keeps from tile to tile must not show, whether the next tile is smaller or larger. */
    @Test
    void oneScorerTakesTilesOfAnySizeOneAfterAnother() {
        Random random = new Random(17);
        KernelBank bank = bank(random, Alphabet.DNA, 3, 13, 40);
        long[] thresholds = quantiles(bank, 0.02);
        try (Scorer scorer = engine().scorer(bank, thresholds)) {
            for (int columns : new int[] {500, 66_000, 30, 0, 41, 65_537, 1, 200, 70_000, 39}) {
                Tile tile = Tile.whole(dna(random, columns, 0.01));
                assertEquals(expected(bank, thresholds, tile), find(scorer, tile), columns + " columns");
            }
        }
    }

    @Test
    void aTileReportsOnlyTheStartsItOwns() {
        Random random = new Random(16);
        KernelBank bank = bank(random, Alphabet.DNA, 4, 9);
        Symbols line = dna(random, 400, 0);
        for (int owned : new int[] {0, 1, 63, 64, 65, 391, 392, 393, 400}) {
            assertSame("owned " + owned, bank, lowest(bank), new Tile(line, owned));
        }
    }

    @Test
    void anUnknownLetterWeighsTheLeastAtEveryColumn() {
        Random random = new Random(17);
        KernelBank bank = bank(random, Alphabet.DNA, 8, 3);
        for (int column = 0; column < 8; column++) {
            char[] letters = dna(random, 200, 0).text(0, 200).toCharArray();
            for (int at = column; at < letters.length; at += 11) {
                letters[at] = 'N';
            }
            Symbols line = Symbols.of("line", Alphabet.DNA, new String(letters));
            assertSame(bank, quantiles(bank, 0.2), line);
            assertSame(bank, lowest(bank), line);
        }
        assertSame(bank, lowest(bank), Symbols.of("line", Alphabet.DNA, "N".repeat(150)));
        assertSame(bank, quantiles(bank, 0.5), Symbols.of("line", Alphabet.DNA, "N".repeat(150)));
    }

    @Test
    void aKernelThatIsLeftOutFindsNothing() {
        Random random = new Random(18);
        KernelBank bank = bank(random, Alphabet.DNA, 5, 6, 7);
        long[] thresholds = quantiles(bank, 0.1);
        thresholds[1] = Engine.NEVER;
        Symbols line = dna(random, 500, 0);
        assertSame(bank, thresholds, line);
        assertTrue(find(bank, thresholds, line).stream().noneMatch(hit -> hit.kernel == 1));
        Arrays.fill(thresholds, Engine.NEVER);
        assertEquals(List.of(), find(bank, thresholds, line));
    }

    @Test
    void extremeThresholdsFindTheBestWindowsOrAllOrNone() {
        Random random = new Random(19);
        KernelBank bank = bank(random, Alphabet.DNA, 1, 4, 4, 5);
        Symbols line = dna(random, 2500, 0.01);
        assertSame(bank, linears(bank).mapToLong(Linear::highest).toArray(), line);
        assertSame(bank, linears(bank).mapToLong(kernel -> kernel.highest() + 1).toArray(), line);
        assertSame(bank, lowest(bank), line);
        assertSame(bank, linears(bank).mapToLong(kernel -> kernel.lowest() + 1).toArray(), line);
        assertSame(bank, LongStream.generate(() -> Long.MIN_VALUE).limit(bank.size()).toArray(), line);
        assertSame(bank, LongStream.generate(() -> Engine.NEVER - 1).limit(bank.size()).toArray(), line);
    }

    @Test
    void aScoreEqualToTheThresholdIsAHitAndOneLessIsNot() {
        Random random = new Random(20);
        KernelBank bank = bank(random, Alphabet.DNA, 14);
        Linear kernel = (Linear) bank.kernel(0);
        Symbols line = dna(random, 3000, 0);
        byte[] codes = new byte[3000];
        line.codes(0, 3000, codes, 0);
        long[] scores = IntStream.range(0, 2987).mapToLong(at -> kernel.score(codes, at)).sorted().toArray();
        for (int rank : new int[] {0, 1, 100, 2000, 2980, 2985, 2986}) {
            for (long offset = -1; offset <= 1; offset++) {
                long threshold = scores[rank] + offset;
                long hits = LongStream.of(scores).filter(score -> score >= threshold).count();
                assertEquals(hits, find(bank, new long[] {threshold}, line).size());
            }
        }
    }

    /** An engine may look at the telling columns first: what stands at the others, or is not there any more, must not matter. */
    @Test
    void aRareSiteIsFoundAtBothEndsAndAcrossBlocksWhateverItsWeakEndsAre() {
        Random random = new Random(38);
        String core = "GATTACAGATCA";
        List<LogOdds> motifs = new ArrayList<>();
        for (int left = 0; left <= 6; left++) {
            for (int right = 0; right <= 6; right++) {
                motifs.add(weakEnds(random, left, core, right));
            }
        }
        KernelBank bank = KernelBank.of(motifs, List.of(Strand.FORWARD));
        long[] thresholds = linears(bank).mapToLong(kernel -> kernel.highest() - 3 * FixedPoint.ONE).toArray();
        int columns = 66_000;
        StringBuilder letters = new StringBuilder(dna(random, columns, 0.001).text(0, columns));
        for (int at : new int[] {3, 100, 65_530, columns - 12 - 4}) {
            letters.replace(at, at + 12, core);
        }
        Symbols line = Symbols.of("line", Alphabet.DNA, letters.toString());
        // All 49 fit inside, 4 x 7 at the beginning, 7 x 5 at the end.
        assertEquals(49 + 49 + 28 + 35, find(bank, thresholds, line).size());
        for (int owned : new int[] {95, 97, 65_525, 65_527, 65_536, columns}) {
            assertSame("owned " + owned, bank, thresholds, new Tile(line, owned));
        }
    }

    private static LogOdds weakEnds(Random random, int left, String core, int right) {
        double[][] rows = new double[left + core.length() + right][4];
        for (int column = 0; column < rows.length; column++) {
            int in = column - left;
            boolean weak = in < 0 || in >= core.length();
            Arrays.setAll(rows[column], a -> weak ? 0.1 * random.nextDouble() : Alphabet.DNA.letter(a) == core.charAt(in) ? 2 : -5);
        }
        return new LogOdds(new MotifName("m" + left + "-" + right, ""), Alphabet.DNA, rows);
    }

    @Test
    void weightsOfAnySizeAreKeptApart() {
        double[][] rows = {{-1000, 2, 2, 2}, {0, 0, 0, 0}, {1e-9, 0, -1e-9, 5e-10}, {3, -1000, 0.25, 1}, {0, 1e-12, 0, 0}};
        LogOdds uneven = new LogOdds(new MotifName("uneven", ""), Alphabet.DNA, rows);
        LogOdds flat = new LogOdds(new MotifName("flat", ""), Alphabet.DNA, new double[6][4]);
        KernelBank bank = KernelBank.of(List.of(uneven, flat), List.of(Strand.FORWARD, Strand.REVERSE));
        Symbols line = dna(new Random(21), 1500, 0.01);
        for (double bits : new double[] {-1001, -990, 0, 1, 3, 4.99999, 5, 5 + 1e-9, 5.2}) {
            assertSame(bank, LongStream.generate(() -> (long) (bits * FixedPoint.ONE)).limit(4).toArray(), line);
        }
    }

    @Test
    void textOfAnyAlphabetIsScanned() {
        for (Alphabet alphabet : List.of(TEXT, Alphabet.text("x", false), Alphabet.text("01", false))) {
            Random random = new Random(22);
            KernelBank bank = bank(random, alphabet, 1, 5, 12, 23);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 3000; i++) {
                text.append(random.nextInt(50) == 0 ? '?' : alphabet.letter(random.nextInt(alphabet.size())));
            }
            Symbols line = Symbols.of("text", alphabet, text.toString());
            assertSame(bank, quantiles(bank, 0.01), line);
            assertSame(bank, lowest(bank), line);
        }
    }

    @Test
    void aBankWithoutKernelsFindsNothing() {
        assertEquals(List.of(), find(KernelBank.of(List.of()), new long[0], dna(new Random(23), 100, 0)));
    }

    @Test
    void thresholdsMustBeOneAKernel() {
        KernelBank bank = bank(new Random(24), Alphabet.DNA, 5);
        assertThrows(IllegalArgumentException.class, () -> engine().scorer(bank, new long[2]));
    }

    @Test
    void correlationsFindWhatTheReferenceFinds() {
        assumeCorrelations();
        for (long seed = 1; seed <= 8; seed++) {
            Random random = new Random(seed);
            KernelBank bank = templates(random, 1 + random.nextInt(5), 1e-3);
            float[] values = signal(random, 1 + random.nextInt(6000), Math.pow(10, random.nextInt(7)), 1);
            for (double threshold : new double[] {0.9, 0.6, 0.2, 1e-12}) {
                assertSame("seed " + seed, bank, all(bank, threshold), Tile.whole(Samples.of("signal", 100, values)));
            }
        }
    }

    @Test
    void aCorrelationEqualToTheThresholdIsAHitAndOneLessIsNot() {
        assumeCorrelations();
        Random random = new Random(30);
        for (double drift : new double[] {0, 1, 30, 1000}) {
            float[] values = signal(random, 800, 1000, 1);
            double[] shape = IntStream.range(5, 305).mapToDouble(i -> values[i]).toArray();
            Correlation kernel = new Correlation("wide", 0, 0.05, shape);
            KernelBank bank = KernelBank.of(List.of(kernel));
            for (int i = 0; i < values.length; i++) {
                values[i] += (float) (i / 320 * 320 * drift);
            }
            int windows = 800 - kernel.width() + 1;
            long[] scores = IntStream.range(0, windows).mapToLong(at -> kernel.score(values, at)).sorted().toArray();
            for (int rank = 1; rank <= 40; rank++) {
                long threshold = scores[windows - rank];
                Samples line = Samples.of("signal", 100, values);
                assertEquals(rank, find(bank, new long[] {threshold}, line).size());
                assertEquals(rank - 1, find(bank, new long[] {threshold + 1}, line).size());
            }
        }
    }

    @Test
    void correlationsOfZeroAndLessIncludeFlatAndMissingWindows() {
        assumeCorrelations();
        Random random = new Random(31);
        KernelBank bank = templates(random, 3, 0.01);
        float[] values = signal(random, 900, 10, 1);
        Arrays.fill(values, 100, 200, 7);
        values[300] = Float.NaN;
        for (double threshold : new double[] {0, -0.2, -1, -2, 1, 2}) {
            assertSame(bank, all(bank, threshold), Samples.of("signal", 100, values));
        }
    }

    @Test
    void missingAndInfiniteSamplesHideTheirWindows() {
        assumeCorrelations();
        Random random = new Random(32);
        KernelBank bank = templates(random, 4, 1e-3);
        for (float gap : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.MAX_VALUE, -1e20f}) {
            float[] values = signal(random, 1200, 1000, 1);
            values[0] = gap;
            values[500] = gap;
            Arrays.fill(values, 700, 760, gap);
            assertSame(bank, all(bank, 0.3), Samples.of("signal", 100, values));
        }
        float[] nothing = new float[300];
        Arrays.fill(nothing, Float.NaN);
        assertEquals(List.of(), find(bank, all(bank, 0.3), Samples.of("signal", 100, nothing)));
    }

    @Test
    void flatWindowsAndWindowsAtTheFloorAreDecidedExactly() {
        assumeCorrelations();
        Random random = new Random(33);
        for (float level : new float[] {0, 0.1f, 1e6f, -3e9f}) {
            for (double floor : new double[] {1e-12, 1e-3, 0.01, 1}) {
                KernelBank bank = templates(random, 2, floor);
                float[] values = new float[800];
                Arrays.fill(values, level);
                for (int i = 300; i < 500; i++) {
                    values[i] += (float) (floor * random.nextGaussian());
                }
                assertSame(bank, all(bank, 0.2), Samples.of("signal", 100, values));
            }
        }
    }

    @Test
    void aSmallSignalOnALargeOffsetIsFound() {
        assumeCorrelations();
        Random random = new Random(34);
        for (double floor : new double[] {1e-9, 0.03}) {
            KernelBank bank = templates(random, 3, floor);
            assertSame(bank, all(bank, 0.7), Samples.of("signal", 100, signal(random, 3000, 1e6, 0.2)));
            float[] drifting = signal(random, 3000, 0, 0.2);
            for (int i = 0; i < drifting.length; i++) {
                drifting[i] += i * 1e3f;
            }
            assertSame(bank, all(bank, 0.7), Samples.of("signal", 100, drifting));
        }
    }

    @Test
    void signalsOfAnyUnitAreScanned() {
        assumeCorrelations();
        Random random = new Random(35);
        for (double unit : new double[] {1e-30, 1e-20, 1e-12, 1e10, 1e20, 1e37}) {
            KernelBank bank = templates(random, 2, unit * 1e-3);
            assertSame(bank, all(bank, 0.5), Samples.of("signal", 100, signal(random, 700, 0, unit)));
        }
    }

    @Test
    void aCorrelationReadsItsOwnChannel() {
        assumeCorrelations();
        Random random = new Random(36);
        double[] shape = random.doubles(20).toArray();
        KernelBank bank = KernelBank.of(List.of(new Correlation("c", 2, 0.01, shape), new Correlation("a", 0, 0.01, shape)));
        float[][] channels = {signal(random, 2000, 5, 1), signal(random, 2000, 0, 1), signal(random, 2000, -3, 1)};
        assertSame(bank, all(bank, 0.4), Samples.wrap("signal", 100, 0, channels, 2000, true));
    }

    @Test
    void tilesAndThreadsDoNotChangeCorrelations() throws IOException {
        assumeCorrelations();
        Random random = new Random(37);
        KernelBank bank = templates(random, 4, 0.01);
        Samples line = Samples.of("signal", 100, signal(random, 5000, 1000, 1));
        List<Hit> expected = Scan.of(bank, all(bank, 0.5), new ReferenceEngine()).hits(new Pieces(line));
        assertFalse(expected.isEmpty());
        for (int columns : new int[] {100, 1000, 9000}) {
            Scan scan = Scan.of(bank, all(bank, 0.5), engine()).withTileColumns(columns).withThreads(2);
            assertEquals(expected, scan.hits(new Pieces(line)));
        }
    }

    private void assumeCorrelations() {
        Kernel any = new Correlation("any", 0, 1, 0, 1);
        assumeTrue(engine().supports(any), () -> engine().name() + " has no correlations");
    }

    private void assertSame(KernelBank bank, long[] thresholds, Track line) {
        assertSame("", bank, thresholds, Tile.whole(line));
    }

    private void assertSame(String message, KernelBank bank, long[] thresholds, Track line) {
        assertSame(message, bank, thresholds, Tile.whole(line));
    }

    private void assertSame(String message, KernelBank bank, long[] thresholds, Tile tile) {
        try (Scorer scorer = engine().scorer(bank, thresholds)) {
            assertEquals(expected(bank, thresholds, tile), find(scorer, tile), message);
        }
    }

    private List<Found> find(KernelBank bank, long[] thresholds, Track line) {
        try (Scorer scorer = engine().scorer(bank, thresholds)) {
            return find(scorer, Tile.whole(line));
        }
    }

    private static List<Found> expected(KernelBank bank, long[] thresholds, Tile tile) {
        return find(new ReferenceEngine().scorer(bank, thresholds), tile);
    }

    private static List<Found> find(Scorer scorer, Tile tile) {
        HitBuffer hits = new HitBuffer();
        scorer.scan(tile, hits);
        hits.sort();
        return IntStream.range(0, hits.size())
                .mapToObj(i -> new Found(hits.at(i), hits.kernel(i), hits.score(i)))
                .toList();
    }

    private static LogOdds motif(Random random, Alphabet alphabet, int width) {
        double[][] rows = new double[width][alphabet.size()];
        for (double[] row : rows) {
            Arrays.setAll(row, letter -> Math.min(2, random.nextGaussian() * 2 - 1));
        }
        return new LogOdds(new MotifName("m" + width, ""), alphabet, rows);
    }

    private static KernelBank bank(Random random, Alphabet alphabet, int... widths) {
        List<LogOdds> motifs = Arrays.stream(widths).mapToObj(width -> motif(random, alphabet, width)).toList();
        return KernelBank.of(motifs, List.of(Strand.FORWARD));
    }

    private static java.util.stream.Stream<Linear> linears(KernelBank bank) {
        return bank.kernels().stream().map(Linear.class::cast);
    }

    private static long[] lowest(KernelBank bank) {
        return linears(bank).mapToLong(Linear::lowest).toArray();
    }

    /** Thresholds that about the given share of random windows reach. */
    private static long[] quantiles(KernelBank bank, double share) {
        return linears(bank).mapToLong(kernel -> {
            Random random = new Random(99);
            byte[] codes = new byte[2000 + kernel.width()];
            for (int i = 0; i < codes.length; i++) {
                codes[i] = (byte) random.nextInt(kernel.alphabet().size());
            }
            long[] scores = IntStream.range(0, 2000).mapToLong(at -> kernel.score(codes, at)).sorted().toArray();
            return scores[(int) (2000 * (1 - share))];
        }).toArray();
    }

    private static Symbols dna(Random random, int columns, double unknown) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < columns; i++) {
            letters.append(random.nextDouble() < unknown ? 'N' : "ACGTacgt".charAt(random.nextInt(8)));
        }
        return Symbols.of("line", Alphabet.DNA, letters.toString());
    }

    private static Symbols reverseComplement(Symbols line) {
        StringBuilder letters = new StringBuilder();
        for (int i = line.columns() - 1; i >= 0; i--) {
            letters.append("TGCAN".charAt(Alphabet.DNA.code(line.letter(i))));
        }
        return Symbols.of(line.name(), Alphabet.DNA, letters.toString());
    }

    private static KernelBank templates(Random random, int count, double floor) {
        List<Kernel> templates = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] shape = new double[2 + random.nextInt(50)];
            Arrays.setAll(shape, column -> random.nextGaussian() + 100);
            templates.add(new Correlation("t" + i, 0, floor, shape));
        }
        return KernelBank.of(templates);
    }

    /** A random walk that stays near its offset, with quiet stretches. */
    private static float[] signal(Random random, int columns, double offset, double size) {
        float[] values = new float[columns];
        double walk = 0;
        for (int i = 0; i < columns; i++) {
            walk = walk * 0.8 + random.nextGaussian();
            values[i] = (float) (offset + size * walk * (i / 200 % 4 == 3 ? 1e-3 : 1));
        }
        return values;
    }

    private static long[] all(KernelBank bank, double threshold) {
        long[] thresholds = new long[bank.size()];
        Arrays.fill(thresholds, Math.round(threshold * FixedPoint.ONE));
        return thresholds;
    }
}
