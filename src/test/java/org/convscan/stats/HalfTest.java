package org.convscan.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.convscan.coord.Strand;
import org.convscan.kernel.Background;
import org.convscan.kernel.LogOdds;
import org.convscan.kernel.MotifName;
import org.convscan.track.Alphabet;
import org.junit.jupiter.api.Test;

/** The oracle is a loop over all words of the half's columns, written out. */
final class HalfTest {
    private static final Background CHANCES = Background.of(Alphabet.DNA, new double[] {1, 2, 4, 1});

    private record Word(long loss, double mass) {}

    private static Losses columns(Random random, int width) {
        double[][] rows = new double[width][4];
        for (double[] row : rows) {
            for (int a = 0; a < row.length; a++) {
                row[a] = -5 * random.nextDouble();
            }
        }
        return Losses.of(new LogOdds(new MotifName("random", ""), Alphabet.DNA, rows).linear(Strand.FORWARD));
    }

    /** Of every other column. */
    private static List<Word> writtenOut(Losses columns, int first) {
        List<Word> words = List.of(new Word(0, 1));
        for (int i = first; i < columns.width(); i += 2) {
            List<Word> longer = new ArrayList<>();
            for (Word word : words) {
                for (int a = 0; a < 4; a++) {
                    longer.add(new Word(word.loss + columns.at(i, a), word.mass * CHANCES.frequency(a)));
                }
            }
            words = longer;
        }
        return words;
    }

    private static double mass(List<Word> words, long above, long upTo) {
        return words.stream().filter(word -> word.loss > above && word.loss <= upTo).mapToDouble(Word::mass).sum();
    }

    @Test
    void whatIsNotListedIsFoundByShorterWordsAndTheLastLetters() {
        Random random = new Random(5);
        for (int first = 0; first < 2; first++) {
            Losses columns = columns(random, 14);
            List<Word> all = writtenOut(columns, first);
            long limit = columns.most() / 3;
            TailRoom room = new TailRoom();
            Half half = Half.of(columns, first, CHANCES, limit, room.front(), room);
            long listed = half.words().loss(half.words().size() - 1);
            List<Long> within = all.stream().map(Word::loss).filter(loss -> loss <= limit).sorted().toList();
            assertTrue(half.words().size() < within.size() && 2 * listed > limit, half.words().size() + " listed");

            long from = listed + (limit - listed) / 3;
            Words band = room.band();
            Words none = new Words().empty();
            assertEquals(mass(all, listed, from), half.beside(none, from, limit, band), 1e-12);
            assertEquals(mass(all, from, limit), band.sum(limit, 0), 1e-12);
            List<Long> found = new ArrayList<>();
            for (int i = 0; i < band.sorted().size(); i++) {
                found.add(band.loss(i));
            }
            assertEquals(within.subList(within.size() - found.size(), within.size()), found);
            assertTrue(within.get(within.size() - found.size() - 1) <= from, "the first that is found");
        }
    }

    /** Both halves against each other; the oracle tries all words of the one and all losses of the other. */
    @Test
    void sumsOfBothHalvesAreThoseOfAllWords() {
        Losses columns = columns(new Random(6), 14).steepestFirst();
        List<Word> front = writtenOut(columns, 0);
        long limit = columns.most() / 4;
        Middle middle = Middle.of(columns, CHANCES, limit, new TailRoom());
        Words back = new Words();
        writtenOut(columns, 1).forEach(word -> back.add(word.loss, word.mass));
        double[] sums = new double[back.size() + 1];
        back.sorted().sums(sums);
        for (long to : new long[] {limit, limit - limit / 20, limit / 2}) {
            double exact = front.stream().mapToDouble(word -> word.mass * sums[back.within(to - word.loss)]).sum();
            assertEquals(exact, middle.between(to, to).base(), 1e-12);
            Middle.Band band = middle.between(to - to / 1000, to);
            assertEquals(exact, band.words().sum(to, band.base()), 1e-12);
        }
    }
}
