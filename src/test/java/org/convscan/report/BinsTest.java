package org.convscan.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class BinsTest {
    @RepeatedTest(20)
    void anyPiecesGiveTheBinsOfTheWhole(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        long origin = random.nextInt(100_000);
        long end = origin + 1 + random.nextInt(1 << random.nextInt(1, 20));
        long[] columns = random.longs(500, origin, end).sorted().toArray();

        Bins whole = new Bins(origin, end);
        Bins pieced = new Bins(origin, origin);
        int next = 0;
        for (long from = origin; from < end; ) {
            long to = Math.min(end, from + 1 + random.nextInt(5_000));
            Bins piece = new Bins(from, to);
            for (; next < columns.length && columns[next] < to; next++) {
                whole.add(columns[next]);
                piece.add(columns[next]);
            }
            pieced.reach(to);
            pieced.add(piece);
            from = to;
        }
        assertEquals(whole.shift(), pieced.shift());
        assertEquals(whole.size(), pieced.size());
        long total = 0;
        for (int i = 0; i < whole.size(); i++) {
            assertEquals(whole.count(i), pieced.count(i), "bin " + i);
            total += whole.count(i);
        }
        assertEquals(columns.length, total);
        assertTrue(whole.size() <= Bins.MOST);
    }

    @Test
    void aLineWithoutColumnsHasNoBins() {
        Bins bins = new Bins(0, 0);
        bins.reach(0);
        bins.add(new Bins(0, 0));
        assertEquals(0, bins.size());
    }

    @Test
    void aBinStartsAtAMultipleOfItsWidth() {
        Bins bins = new Bins(7, 9);
        bins.add(7);
        bins.add(8);
        bins.coarsen();
        assertEquals(2, bins.size());
        assertEquals(1, bins.count(0));
    }
}
