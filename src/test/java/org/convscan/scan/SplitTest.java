package org.convscan.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.convscan.coord.Interval;
import org.convscan.coord.Strand;
import org.convscan.engine.lookup.LookupEngine;
import org.convscan.kernel.FixedPoint;
import org.convscan.kernel.KernelBank;
import org.convscan.kernel.LogOdds;
import org.convscan.kernel.MotifName;
import org.convscan.track.Alphabet;
import org.convscan.track.Symbols;
import org.convscan.track.TrackSource;
import org.junit.jupiter.api.Test;

/** A scan of the whole is the scan of its parts, wherever it is cut and whoever does the work. */
class SplitTest {
    private static final long SEED = 41;

    private static KernelBank bank(Random random) {
        List<LogOdds> motifs = new ArrayList<>();
        for (int m = 1 + random.nextInt(6); m > 0; m--) {
            double[][] rows = new double[1 + random.nextInt(25)][4];
            for (double[] row : rows) {
                for (int a = 0; a < 4; a++) {
                    row[a] = random.nextGaussian();
                }
            }
            motifs.add(new LogOdds(new MotifName("m" + m, ""), Alphabet.DNA, rows));
        }
        return KernelBank.of(motifs, List.of(Strand.FORWARD, Strand.REVERSE));
    }

    private static String letters(Random random, int length) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < length; i++) {
            letters.append("ACGTacgtN".charAt(random.nextInt(9)));
        }
        return letters.toString();
    }

    private static Scan scan(Random random, KernelBank bank) {
        long[] thresholds = new long[bank.size()];
        Arrays.fill(thresholds, FixedPoint.ONE);
        return Scan.of(bank, thresholds, new LookupEngine())
                .withThreads(1 + random.nextInt(4))
                .withTileColumns(1 + random.nextInt(random.nextBoolean() ? 30 : 2000));
    }

    private static TrackSource source(String... lines) {
        Symbols[] tracks = new Symbols[lines.length];
        for (int i = 0; i < lines.length; i++) {
            tracks[i] = Symbols.of("line" + i, Alphabet.DNA, lines[i]);
        }
        return TrackSource.of(tracks);
    }

    private static Hit moved(Hit hit, long by) {
        Interval place = new Interval(hit.interval().start() + by, hit.interval().end() + by);
        return new Hit(hit.track(), place, hit.strand(), hit.kernel(), hit.score());
    }

    @Test
    void aJoinedLineHasTheHitsOfBothPartsAndThoseAcrossTheJoint() throws IOException {
        int across = 0;
        for (int round = 0; round < 200; round++) {
            Random random = new Random(SEED + round);
            KernelBank bank = bank(random);
            String a = letters(random, random.nextInt(400));
            String b = letters(random, random.nextInt(400));
            List<Hit> parts = new ArrayList<>(scan(random, bank).hits(source(a)));
            scan(random, bank).hits(source(b)).forEach(hit -> parts.add(moved(hit, a.length())));
            List<Hit> inside = new ArrayList<>();
            for (Hit hit : scan(random, bank).hits(source(a + b))) {
                boolean straddles = hit.interval().start() < a.length() && hit.interval().end() > a.length();
                across += straddles ? 1 : 0;
                if (!straddles) {
                    inside.add(hit);
                }
            }
            assertEquals(parts, inside, "seed " + (SEED + round));
        }
        assertTrue(across > 0, "some hits lie across a joint");
    }

    @Test
    void rangesThatMeetFindEveryHitOnce() throws IOException {
        for (int round = 0; round < 200; round++) {
            Random random = new Random(1000 + SEED + round);
            KernelBank bank = bank(random);
            String[] lines = new String[1 + random.nextInt(5)];
            long columns = 0;
            for (int i = 0; i < lines.length; i++) {
                lines[i] = letters(random, random.nextInt(300));
                columns += lines[i].length();
            }
            List<Hit> whole = scan(random, bank).hits(source(lines));
            List<Hit> joined = new ArrayList<>();
            long from = 0;
            while (from < columns) {
                long to = Math.min(columns, from + 1 + random.nextInt(200));
                joined.addAll(scan(random, bank).withRange(new Interval(from, to)).hits(source(lines)));
                from = to;
            }
            assertEquals(whole, joined, "seed " + (1000 + SEED + round));
        }
    }

    /** A filter sees each hit as what it is, though hits before it in its tile have been dropped and the buffer has held other tiles. */
    @Test
    void aFilterKeepsTheSameHitsHoweverTheScanIsCut() throws IOException {
        int kept = 0;
        int dropped = 0;
        for (int round = 0; round < 60; round++) {
            Random random = new Random(2000 + SEED + round);
            KernelBank bank = bank(random);
            String[] lines = {letters(random, random.nextInt(900)), letters(random, random.nextInt(40)), letters(random, random.nextInt(300))};
            List<Hit> whole = scan(random, bank).hits(source(lines));
            List<Hit> some = whole.stream().filter(hit -> keeps(hit.interval().start(), hit.kernel(), hit.score())).toList();
            Scan filtered = scan(random, bank).withThreads(1 + round % 4)
                    .withFilter((tile, i) -> keeps(tile.start(i), tile.kernel(i), tile.score(i)));
            assertEquals(some, filtered.hits(source(lines)), "seed " + (2000 + SEED + round));
            kept += some.size();
            dropped += whole.size() - some.size();
        }
        assertTrue(kept > 1000 && dropped > 1000, kept + " hits kept, " + dropped + " dropped");
    }

    private static boolean keeps(long start, int kernel, long score) {
        return (start * 31 + kernel * 7 + score) % 3 == 0;
    }

    @Test
    void aRangeHasTheHitsThatStartInIt() throws IOException {
        Random random = new Random(SEED);
        KernelBank bank = bank(random);
        String line = letters(random, 3000);
        List<Hit> whole = scan(random, bank).hits(source(line));
        assertFalse(whole.isEmpty());
        for (int round = 0; round < 50; round++) {
            int from = random.nextInt(3000);
            int to = from + random.nextInt(3001 - from);
            List<Hit> expected = whole.stream()
                    .filter(hit -> from <= hit.interval().start() && hit.interval().start() < to)
                    .toList();
            assertEquals(expected, scan(random, bank).withRange(new Interval(from, to)).hits(source(line)));
        }
    }
}
