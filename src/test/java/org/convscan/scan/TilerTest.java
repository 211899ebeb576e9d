package org.convscan.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.convscan.coord.Interval;
import org.convscan.engine.Tile;
import org.convscan.track.Alphabet;
import org.convscan.track.Symbols;
import org.convscan.track.Track;
import org.convscan.track.TrackSource;
import org.junit.jupiter.api.Test;

class TilerTest {
    private static final long SEED = 20261121;

    private static Track[] randomLines(Random random) {
        Track[] lines = new Track[1 + random.nextInt(6)];
        for (int line = 0; line < lines.length; line++) {
            StringBuilder letters = new StringBuilder();
            random.ints(random.nextInt(3) == 0 ? random.nextInt(3) : random.nextInt(120), 0, 4)
                    .forEach(code -> letters.append("ACGT".charAt(code)));
            lines[line] = Symbols.of("line" + line, Alphabet.DNA, letters.toString());
        }
        return lines;
    }

    /** Every window start in order: line, column, and the letters that a window of overlap + 1 columns sees from there. */
    private static List<String> expected(Track[] lines, int overlap) {
        List<String> starts = new ArrayList<>();
        for (Track line : lines) {
            Symbols letters = (Symbols) line;
            for (int at = 0; at < letters.columns(); at++) {
                String window = letters.text(at, Math.min(letters.columns(), at + overlap + 1));
                starts.add(letters.name() + ":" + at + " " + window);
            }
        }
        return starts;
    }

    private static List<String> visited(Track[] lines, int columns, int overlap, Interval range) throws IOException {
        Tiler tiler = new Tiler(TrackSource.of(lines), columns, overlap, range);
        List<String> starts = new ArrayList<>();
        for (Tile tile = tiler.next(); tile != null; tile = tiler.next()) {
            Symbols letters = (Symbols) tile.track();
            assertTrue(letters.columns() <= columns + overlap, "a tile is no larger than it need be");
            for (int at = 0; at < tile.owned(); at++) {
                String window = letters.text(at, Math.min(letters.columns(), at + overlap + 1));
                starts.add(letters.name() + ":" + (letters.start() + at) + " " + window);
            }
        }
        assertNull(tiler.next());
        return starts;
    }

    @Test
    void everyPositionIsVisitedExactlyOnceWithItsWholeWindow() throws IOException {
        Random random = new Random(SEED);
        for (int round = 0; round < 500; round++) {
            Track[] lines = randomLines(random);
            int columns = 1 + random.nextInt(40);
            int overlap = random.nextInt(30);
            assertEquals(expected(lines, overlap), visited(lines, columns, overlap, new Interval(0, Long.MAX_VALUE)),
                    "seed " + SEED + ", round " + round + ", tiles of " + columns + ", overlap " + overlap);
        }
    }

    @Test
    void shardsTogetherVisitEveryPositionExactlyOnce() throws IOException {
        Random random = new Random(SEED + 1);
        for (int round = 0; round < 500; round++) {
            Track[] lines = randomLines(random);
            int columns = 1 + random.nextInt(40);
            int overlap = random.nextInt(30);
            List<String> all = expected(lines, overlap);
            int cut = random.nextInt(all.size() + 1);
            List<String> joined = visited(lines, columns, overlap, new Interval(0, cut));
            assertEquals(cut, joined.size());
            joined.addAll(visited(lines, columns, overlap, new Interval(cut, Long.MAX_VALUE)));
            assertEquals(all, joined, "seed " + (SEED + 1) + ", round " + round + ", cut " + cut);
        }
    }
}
