package org.convscan.engine.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.convscan.coord.Strand;
import org.convscan.kernel.FixedPoint;
import org.convscan.kernel.KernelBank;
import org.convscan.kernel.Linear;
import org.convscan.kernel.LogOdds;
import org.convscan.kernel.MotifName;
import org.convscan.track.Alphabet;
import org.junit.jupiter.api.Test;

/** The oracle is the sum of losses at the columns that are looked at, window by window. */
final class SeedsTest {
    private static final Words WORDS = Words.of(Alphabet.DNA);
    private static final int UNUSED = 40;
    private static final int POSITIONS = 30_000;

    @Test
    void everyWindowWithinTheSlackIsNominatedAndNoneThatIsFarFromIt() {
        Random random = new Random(40);
        List<Sight> sights = new ArrayList<>();
        for (int width : new int[] {1, 3, 4, 7, 8, 9, 11, 12, 13, 20, 33}) {
            sights.add(sight(random, sights.size(), width, 0.3 * Math.min(1, 12.0 / width)));
        }
        byte[] codes = new byte[POSITIONS + 100];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (byte) (random.nextInt(200) == 0 ? Alphabet.DNA.unknown() : random.nextInt(4));
        }
        boolean[][] nominated = nominated(new Seeds(sights, WORDS), sights, codes);
        for (int lane = 0; lane < sights.size(); lane++) {
            Sight sight = sights.get(lane);
            int within = 0;
            for (int window = 0; window < POSITIONS; window++) {
                long lost = lost(sight, codes, window);
                String which = "width " + sight.kernel().width() + ", window " + window;
                assertTrue(lost > sight.slack() || nominated[lane][window], which);
                // Two roundings down by less than a unit, of which the slack has 30.
                assertTrue(!nominated[lane][window] || lost < sight.slack() * 33.0 / 31, which);
                within += lost <= sight.slack() ? 1 : 0;
            }
            assertTrue(within > 0 && within < POSITIONS / 2, "width " + sight.kernel().width() + ": " + within);
        }
    }

    /** As many kernels as there may be, with the same seeds: lists are as long as they can be. */
    @Test
    void listsOfAnyLengthAreGoneThrough() {
        Random random = new Random(41);
        Sight one = sight(random, 0, 8, 0.2);
        List<Sight> sights = new ArrayList<>();
        for (int lane = 0; lane < Seeds.MOST; lane++) {
            sights.add(one.turned(lane, one.kernel()).turned(lane, one.kernel()));
        }
        byte[] codes = new byte[POSITIONS + 100];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (byte) random.nextInt(4);
        }
        boolean[][] nominated = nominated(new Seeds(sights, WORDS), sights, codes);
        for (int lane = 1; lane < sights.size(); lane++) {
            assertTrue(Arrays.equals(nominated[0], nominated[lane]), "lane " + lane);
        }
        int hits = 0;
        for (int window = 0; window < POSITIONS; window++) {
            boolean hit = lost(one, codes, window) <= one.slack();
            assertEquals(hit, nominated[0][window], "eight columns are all looked at");
            hits += hit ? 1 : 0;
        }
        assertTrue(hits > 100, hits + " hits");
    }

    private static boolean[][] nominated(Seeds seeds, List<Sight> sights, byte[] codes) {
        char[] text = new char[UNUSED + codes.length];
        WORDS.read(codes, codes.length - 3, text, UNUSED);
        boolean[][] nominated = new boolean[sights.size()][POSITIONS];
        Nominees found = new Nominees();
        found.clear(0, POSITIONS);
        seeds.nominate(text, UNUSED, POSITIONS + seeds.furthest(), found);
        found.arrange(sights.size());
        for (int lane = 0; lane < sights.size(); lane++) {
            int count = found.gather(lane, -sights.get(lane).seed(), POSITIONS);
            for (int i = 0; i < count; i++) {
                nominated[lane][found.windows()[i]] = true;
            }
        }
        return nominated;
    }

    /** At the seed's columns and the third word's. */
    private static long lost(Sight sight, byte[] codes, int window) {
        long lost = 0;
        for (int column = 0; column < sight.kernel().width(); column++) {
            boolean seed = column >= sight.seed() && column < sight.seed() + 8;
            boolean third = column >= sight.third() && column < sight.third() + 4;
            lost += seed || third ? sight.loss(column, codes[window + column]) : 0;
        }
        return lost;
    }

    /** @param share of the most that can be lost: the slack */
    private static Sight sight(Random random, int number, int width, double share) {
        double[][] rows = new double[width][4];
        for (double[] row : rows) {
            Arrays.setAll(row, a -> random.nextDouble() * 4);
        }
        LogOdds motif = new LogOdds(new MotifName("m" + width, ""), Alphabet.DNA, rows);
        Linear kernel = (Linear) KernelBank.of(List.of(motif), List.of(Strand.FORWARD)).kernel(0);
        long slack = (long) (share * (kernel.highest() - kernel.lowest()));
        assertTrue(slack > FixedPoint.ONE / 10);
        return new Sight(number, kernel, kernel.highest() - slack, WORDS);
    }
}
