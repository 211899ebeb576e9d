package org.convscan.format.pore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.convscan.coord.Interval;
import org.convscan.engine.ort.Device;
import org.convscan.kernel.Staircase;
import org.junit.jupiter.api.Test;

/** Proposals in simulated reads: each word of a random sequence lasts for 4 to 14 samples, around its level. */
class SquiggleProposerTest {
    private static final long SEED = 5;
    private static final double ZERO = 500;
    private static final double UNIT = 40;
    private static final double HERTZ = 4_000;
    private static final int TILE = 1 << 16;

    private final PoreModel model = PoreModelFile.read(Path.of("models/pores/r9.4-dna.txt"));
    private final Squiggle squiggle = new Squiggle(model, 1, 0.1);
    private final Random random = new Random(SEED);

    SquiggleProposerTest() throws IOException {}

    private record Read(String letters, short[] samples, int[] starts) {
        Interval place(int letter, int count) {
            return new Interval(starts[letter], starts[letter + count]);
        }
    }

    private String letters(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("ACGT".charAt(random.nextInt(4)));
        }
        return text.toString();
    }

    /** The last letters of a sequence have no words of their own. */
    private Read read(int count) {
        String letters = letters(count);
        List<Staircase.Step> steps = squiggle.of("read", letters).steps();
        int[] starts = new int[count + 1];
        short[] samples = new short[14 * count];
        int at = 0;
        for (int i = 0; i < count; i++) {
            starts[i] = at;
            int end = at + (i < steps.size() ? 4 + random.nextInt(11) : 0);
            for (; at < end; at++) {
                samples[at] = (short) Math.round(ZERO + UNIT * (steps.get(i).level() + 0.2 * random.nextGaussian()));
            }
        }
        starts[count] = at;
        return new Read(letters, Arrays.copyOf(samples, at), starts);
    }

    private List<Staircase> ways(String letters) {
        return List.of(squiggle.of(letters, letters), squiggle.of(letters, Squiggle.reverseComplement(letters)));
    }

    private List<List<Interval>> propose(List<Staircase> staircases, int[] owners, int most, int numbers, short... samples) throws IOException {
        try (SquiggleProposer proposer = new SquiggleProposer(model, staircases, owners, most, Device.CPU, numbers)) {
            return proposer.propose(samples, HERTZ, ZERO, UNIT);
        }
    }

    @Test
    void theTruePlaceIsAmongTheProposalsOnItsStrand() throws IOException {
        for (int length : new int[] {20, 30, 45, 60, 400}) {
            Read read = read(3_000);
            List<Staircase> staircases = new ArrayList<>();
            List<Interval> places = new ArrayList<>();
            for (int q = 0; q < 8; q++) {
                int first = 100 + random.nextInt(2_400);
                String query = read.letters.substring(first, first + length);
                staircases.addAll(ways(q % 2 == 0 ? query : Squiggle.reverseComplement(query)));
                // The words of a query end five letters before it does.
                places.add(read.place(first, length - 5));
            }
            int[] owners = new int[staircases.size()];
            for (int s = 0; s < owners.length; s++) {
                owners[s] = s / 2;
            }
            List<List<Interval>> proposed = propose(staircases, owners, 20, TILE, read.samples);
            for (int q = 0; q < 8; q++) {
                Interval place = places.get(q);
                assertTrue(proposed.get(2 * q + q % 2).stream().anyMatch(stretch -> stretch.contains(place)),
                        "seed " + SEED + ", query " + q + " of " + length + " letters at " + place);
                assertTrue(proposed.get(2 * q).size() + proposed.get(2 * q + 1).size() <= 20);
            }
        }
    }

    @Test
    void tilesAndQueriesBesideItChangeNoProposal() throws IOException {
        Read read = read(2_000);
        List<Staircase> one = ways(read.letters.substring(700, 730));
        List<Staircase> more = new ArrayList<>(one);
        more.addAll(ways(letters(30)));
        more.addAll(ways(letters(55)));
        List<List<Interval>> expected = propose(one, new int[] {0, 0}, 20, 1 << 20, read.samples);
        for (int numbers : new int[] {1, 5_000, 40_000}) {
            assertEquals(expected, propose(one, new int[] {0, 0}, 20, numbers, read.samples), numbers + " numbers at a time");
            assertEquals(expected, propose(more, new int[] {0, 0, 1, 1, 2, 2}, 20, numbers, read.samples).subList(0, 2));
        }
    }

    @Test
    void theFirstOfManyProposalsAreThoseOfFew() throws IOException {
        Read read = read(2_000);
        List<Staircase> one = List.of(ways(letters(30)).get(0));
        List<List<Interval>> many = propose(one, new int[] {0}, 20, TILE, read.samples);
        assertEquals(20, many.get(0).size());
        assertEquals(many.get(0).subList(0, 3), propose(one, new int[] {0}, 3, TILE, read.samples).get(0));
    }

    @Test
    void openLettersInAQueryAreLeftOpen() throws IOException {
        Read read = read(2_000);
        StringBuilder query = new StringBuilder(read.letters.substring(900, 945));
        query.setCharAt(10, 'N');
        query.setCharAt(30, "AG".indexOf(query.charAt(30)) >= 0 ? 'R' : 'Y');
        List<List<Interval>> proposed = propose(ways(query.toString()), new int[] {0, 0}, 20, TILE, read.samples);
        assertTrue(proposed.get(0).stream().anyMatch(stretch -> stretch.contains(read.place(900, 40))));
        int all = propose(ways("N".repeat(30)), new int[] {0, 0}, 20, TILE, read.samples).stream().mapToInt(List::size).sum();
        assertTrue(all <= 20, "nothing is better than anything else");
    }

    @Test
    void readsShorterThanTheQueryAreProposedWhole() throws IOException {
        Read read = read(60);
        for (int size : new int[] {1, 2, 3, 50, 200}) {
            List<List<Interval>> proposed = propose(List.of(ways(letters(60)).get(0)), new int[] {0}, 20, TILE,
                    Arrays.copyOf(read.samples, size));
            assertTrue(proposed.get(0).contains(new Interval(0, size)), size + " samples: " + proposed);
        }
        assertEquals(List.of(List.of()), propose(List.of(ways(letters(60)).get(0)), new int[] {0}, 20, TILE));
    }

    @Test
    void aSlowerClockGivesTheSamePlaces() throws IOException {
        Read read = read(1_000);
        short[] twice = new short[2 * read.samples.length];
        for (int i = 0; i < twice.length; i++) {
            twice[i] = read.samples[i / 2];
        }
        List<Staircase> one = ways(read.letters.substring(300, 330));
        try (SquiggleProposer proposer = new SquiggleProposer(model, one, new int[] {0, 0}, 1, Device.CPU)) {
            Interval slow = proposer.propose(read.samples, HERTZ, ZERO, UNIT).get(0).get(0);
            Interval fast = proposer.propose(twice, 2 * HERTZ, ZERO, UNIT).get(0).get(0);
            assertEquals(2.0 * slow.start(), fast.start(), 2);
            assertEquals(2.0 * slow.end(), fast.end(), 2);
            assertEquals(slow, proposer.propose(read.samples, Double.NaN, ZERO, UNIT).get(0).get(0), "4 kHz where nobody knows");
        }
    }
}
