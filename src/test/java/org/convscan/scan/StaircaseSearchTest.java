package org.convscan.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.convscan.coord.Interval;
import org.convscan.engine.lookup.Climb;
import org.convscan.kernel.Staircase;
import org.junit.jupiter.api.Test;

class StaircaseSearchTest {
    private static final long SEED = 11;

    private static Staircase.Step step(double level) {
        return new Staircase.Step(new double[] {level}, new double[] {0.2});
    }

    private static Staircase staircase(double... levels) {
        List<Staircase.Step> steps = new ArrayList<>();
        for (double level : levels) {
            steps.add(step(level));
        }
        return new Staircase("s", steps);
    }

    private static ClimbRule rule() {
        List<Staircase.Step> all = new ArrayList<>();
        for (int i = -20; i <= 20; i++) {
            all.add(step(i / 10.0));
        }
        return new ClimbRule(List.of(new Staircase.Passage(all, all)), 0.02, 3);
    }

    private static double[] noise(int count, Random random) {
        return random.doubles(count, -2, 2).toArray();
    }

    @Test
    void aPathIsFoundWhereItWasWrittenWhateverItsSpeed() {
        double[] levels = noise(500, new Random(SEED));
        double[] path = {1.5, -1, -1, -1, 0.5, 2, 2, -2, -2, 0, 1, -1.5};
        System.arraycopy(path, 0, levels, 200, path.length);
        StaircaseSearch search = new StaircaseSearch(List.of(staircase(1.5, -1, 0.5, 2, -2, 0, 1, -1.5)), rule(), Climb.plain());
        StaircaseHit hit = search.on(levels).hits(new int[] {0}, 1, 0).get(0);
        assertEquals(200, hit.start());
        assertEquals(212, hit.end());
    }

    @Test
    void aStepMayBeLeftOut() {
        double[] levels = noise(500, new Random(SEED));
        double[] path = {1.5, -1, 0.5, -2, 0, 1, -1.5, 1.8};
        System.arraycopy(path, 0, levels, 320, path.length);
        StaircaseSearch search = new StaircaseSearch(List.of(staircase(1.5, -1, 0.5, 2, -2, 0, 1, -1.5, 1.8)), rule(), Climb.plain());
        StaircaseHit hit = search.on(levels).hits(new int[] {0}, 1, 0).get(0);
        assertEquals(320, hit.start());
        assertEquals(328, hit.end());
    }

    /** The line holds all eight steps at 200 to 212; two at each end are around: 1.5 and -1 (four levels), 1 and -1.5. */
    @Test
    void whatIsAroundAStaircaseCountsAndIsNoPartOfItsPlace() {
        double[] levels = noise(500, new Random(SEED));
        double[] path = {1.5, -1, -1, -1, 0.5, 2, 2, -2, -2, 0, 1, -1.5};
        System.arraycopy(path, 0, levels, 200, path.length);
        Staircase whole = staircase(1.5, -1, 0.5, 2, -2, 0, 1, -1.5);
        Staircase within = new Staircase("s", whole.steps(), 2);
        StaircaseLine line = new StaircaseSearch(List.of(whole, within, within.own()), rule(), Climb.plain()).on(levels);
        StaircaseHit hit = line.hits(new int[] {1}, 1, 0).get(0);
        assertEquals(204, hit.start());
        assertEquals(210, hit.end());
        assertEquals(line.best(0), hit.score());
        assertTrue(line.best(2) < hit.score());
    }

    /** Its own steps 0, 1 and -1.5 lie at 3 to 7, where the line ends; 1.9 is nowhere. */
    @Test
    void whatIsAroundAStaircaseMayBeLeftOut() {
        double[] levels = {-2, -2, -2, 0, 1, 1, -1.5};
        List<Staircase.Step> steps = staircase(1.9, 0, 1, -1.5, 1.9).steps();
        StaircaseLine line = new StaircaseSearch(List.of(new Staircase("s", steps.subList(1, 4), 0), new Staircase("s", steps, 1)),
                rule(), Climb.plain()).on(levels);
        assertEquals(3, line.hits(new int[] {0}, 1, 0).get(0).start());
        StaircaseHit hit = line.hits(new int[] {1}, 1, -100).get(0);
        assertEquals(3, hit.start());
        assertEquals(7, hit.end());
    }

    @Test
    void aPathThatEndsWithTheLineIsSeen() {
        double[] levels = {0, 0, 0, 1.5, -1, 0.5, 2};
        StaircaseLine line = new StaircaseSearch(List.of(staircase(1.5, -1, 0.5, 2)), rule(), Climb.plain()).on(levels);
        assertEquals(7, line.hits(new int[] {0}, 1, 0).get(0).end());
    }

    /** Forty steps of one level each: a path of one level would leave 39 of them out. */
    @Test
    void aLineThatIsTooShortForAnyPathHasNoPlaces() {
        StaircaseLine line = new StaircaseSearch(List.of(staircase(noise(40, new Random(SEED)))), rule(), Climb.plain()).on(new double[] {1.5});
        assertEquals(List.of(), line.hits(new int[] {0}, 3, line.best(0)));
    }

    @Test
    void vectorsAndThePlainLoopAgreeAndSoDoesThePathBehindAScore() {
        Random random = new Random(SEED);
        for (int round = 0; round < 30; round++) {
            List<Staircase> staircases = new ArrayList<>();
            int[] all = new int[1 + random.nextInt(9)];
            for (int s = 0; s < all.length; s++) {
                all[s] = s;
                staircases.add(staircase(noise(1 + random.nextInt(70), random)));
            }
            double[] levels = noise(random.nextInt(300), random);
            StaircaseLine plain = new StaircaseSearch(staircases, rule(), Climb.plain()).on(levels);
            StaircaseLine fast = new StaircaseSearch(staircases, rule(), Climb.fastest()).on(levels);
            for (int s : all) {
                assertEquals(plain.best(s), fast.best(s), "seed " + SEED + ", round " + round);
                List<StaircaseHit> hits = plain.hits(new int[] {s}, 1, -1_000);
                assertTrue(levels.length == 0 || hits.get(0).score() == plain.best(s), "seed " + SEED + ", round " + round);
            }
        }
    }

    @Test
    void stretchesThatCoverTheLineFindTheSameAndOthersWhatLiesInThem() {
        Random random = new Random(SEED);
        for (int round = 0; round < 20; round++) {
            List<Staircase> staircases = List.of(staircase(noise(20, random)), staircase(noise(60, random)));
            double[] levels = noise(700, random);
            for (int i = 0; i < 20; i++) {
                levels[300 + i] = staircases.get(0).steps().get(i).level();
            }
            StaircaseSearch search = new StaircaseSearch(staircases, rule(), Climb.fastest());
            StaircaseLine whole = search.on(levels);
            Interval all = new Interval(0, levels.length);
            StaircaseLine covered = search.on(levels, List.of(List.of(all), List.of(all)));
            assertEquals(whole.hits(new int[] {0, 1}, 9, -1_000), covered.hits(new int[] {0, 1}, 9, -1_000), "round " + round);
            StaircaseLine some = search.on(levels, List.of(List.of(new Interval(500, 530), new Interval(290, 330)), List.of()));
            assertEquals(whole.hits(new int[] {0}, 1, 0), some.hits(new int[] {0, 1}, 1, 0), "round " + round);
            assertTrue(some.hits(new int[] {0}, 9, -1_000).stream().allMatch(hit -> hit.end() > 288 && hit.end() <= 544));
            assertEquals(List.of(), some.hits(new int[] {1}, 9, -1_000));
        }
    }

    @Test
    void aLineOfNoLevelsHasNoHits() {
        StaircaseLine line = new StaircaseSearch(List.of(staircase(1, 0)), rule(), Climb.fastest()).on(new double[0]);
        assertEquals(List.of(), line.hits(new int[] {0}, 5, -100));
    }
}
