package org.convscan.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.convscan.InputException;
import org.convscan.stats.StepTotals;

/**
 * What is known of a shard's table: all but its hits.
 *
 * @param head the '#' lines before the first hit, without engine and shard
 * @param names the line of column names; empty where there is none
 * @param headLines how many lines stand before the first hit
 * @param foot the line behind the last hit
 */
record TablePart(Path file, ShardPlace place, List<String> head, String names, int headLines, String engine, String foot, ShardNotes notes) {
    /**
     * Reads a table through.
     *
     * @param alone whether there are no other parts
     * @param totals take up the part's histogram
     * @param known lines of the parts before: equal lines are kept once
     */
    static TablePart read(Path file, boolean alone, StepTotals totals, Map<String, String> known) throws IOException {
        Reader reader = new Reader(file, totals, known);
        try (TableLines lines = TableLines.open(file)) {
            while (lines.next()) {
                reader.take(lines);
            }
        }
        return reader.part(alone);
    }

    /** How another part shows that it is of another run; empty where it does not. */
    String difference(TablePart other) {
        String places = place.of() == other.place.of() ? "" : place.difference(other.place);
        for (int i = 0; places.isEmpty() && i <= Math.max(head.size(), other.head.size()); i++) {
            places = agree(line(i), other.line(i)) ? "" : difference(line(i), other.line(i));
        }
        places = places.isEmpty() ? difference(foot, other.foot) : places;
        return places.isEmpty() ? place.difference(other.place) : places;
    }

    private String line(int number) {
        return number < head.size() ? head.get(number) : number == head.size() && !names.isEmpty() ? names : "nothing";
    }

    /** How many numbers a network gives is not known to a shard without sequences. */
    private static boolean agree(String one, String other) {
        return one.equals(other) || one.equals(ScoreTsvFormat.NAMES) && other.startsWith(one)
                || other.equals(ScoreTsvFormat.NAMES) && one.startsWith(other);
    }

    private static String difference(String one, String other) {
        return one.equals(other) ? "" : "'" + other + "', not '" + one + "'";
    }

    /** Lines that stand between hits or behind them, and are none. */
    static boolean isNote(TableLines line) {
        return line.startsWith(ShardNotes.PREFIX) || line.startsWith(Provenance.SEQUENCES);
    }

    private static final class Reader {
        private final Path file;
        private final ShardNotes notes;
        private final Map<String, String> known;
        private final List<String> head = new ArrayList<>();
        private boolean inHead = true;
        private int headLines;
        private String engine = "";
        private String shard = "";
        private String names = "";
        private String foot = "";
        private long hits;

        Reader(Path file, StepTotals totals, Map<String, String> known) {
            this.file = file;
            this.known = known;
            this.notes = new ShardNotes(file, totals);
        }

        void take(TableLines line) throws InputException {
            inHead &= isHead(line);
            if (inHead) {
                takeHead(line);
                return;
            }
            foot = "";
            if (line.startsWith(Provenance.SEQUENCES)) {
                foot = once(line.text());
            } else if (!line.startsWith(ShardNotes.PREFIX)) {
                hits++;
            } else if (!line.startsWith(ShardNotes.BEST)) {
                notes.read(line.text());
            }
        }

        /** A sequence may be called #1, but no sequence's name is empty. */
        private static boolean isHead(TableLines line) {
            return (line.startsWith("# ") || line.startsWith("##gff")) && !isNote(line) || line.startsWith(TsvFormat.NAMES)
                    || line.startsWith(ScoreTsvFormat.NAMES);
        }

        private void takeHead(TableLines line) {
            headLines++;
            if (line.startsWith(Provenance.SHARD)) {
                shard = line.text().substring(Provenance.SHARD.length());
            } else if (line.startsWith(Provenance.ENGINE)) {
                engine = line.text();
            } else if (line.startsWith("#")) {
                head.add(once(line.text()));
            } else {
                names = once(line.text());
            }
        }

        private String once(String text) {
            String same = known.putIfAbsent(text, text);
            return same == null ? text : same;
        }

        TablePart part(boolean alone) throws InputException {
            ShardPlace place = shard.isEmpty() && alone && !head.isEmpty() ? ShardPlace.WHOLE : ShardPlace.of(file, shard);
            if (head.isEmpty()) {
                throw ShardPlace.none(file);
            }
            if (foot.isEmpty()) {
                throw new InputException(file.toString(), "", "the last line is missing", "the file is cut short: run this shard again");
            }
            notes.check(hits);
            return new TablePart(file, place, head, names, headLines, engine, foot, notes);
        }
    }
}
