package org.convscan.report;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.convscan.InputException;
import org.convscan.coord.Interval;
import org.convscan.scan.Peak;
import org.convscan.scan.RhythmSelection;
import org.convscan.stats.Gaps;
import org.convscan.track.SampleSum;

/**
 * A shard's file as {@link PeakPartWriter} wrote it: all but its peaks.
 *
 * @param head the lines before the first peak, without engine and shard
 * @param recordings those that it has peaks of, by their number in the run
 */
record PeakPart(Path file, ShardPlace place, List<String> head, String engine, SortedMap<Integer, SearchedRecording> recordings) {
    private static final String PEAKS = ShardNotes.PREFIX + "peaks ";

    /** Reads a file through. */
    static PeakPart read(Path file) throws IOException {
        Reader reader = new Reader(file);
        try (TableLines lines = TableLines.open(file)) {
            while (lines.next()) {
                reader.take(lines);
            }
        }
        return reader.part();
    }

    /** How another part shows that it is of another run; empty where it does not. */
    String difference(PeakPart other) {
        if (place.of() != other.place.of()) {
            return place.difference(other.place);
        }
        for (int i = 0; i < Math.max(head.size(), other.head.size()); i++) {
            String mine = i < head.size() ? head.get(i) : "nothing";
            String others = i < other.head.size() ? other.head.get(i) : "nothing";
            if (!mine.equals(others)) {
                return "'" + others + "', not '" + mine + "'";
            }
        }
        return place.difference(other.place);
    }

    /** What stands behind a key in the head; empty where the key is not there. */
    String value(String key) {
        return head.stream().filter(line -> line.startsWith(key)).map(line -> line.substring(key.length())).findFirst().orElse("");
    }

    String format() {
        return value(ShardNotes.PREFIX + "format ");
    }

    RhythmSelection.Rule rule() throws InputException {
        try {
            return RhythmSelection.Rule.of(Arrays.stream(value(ShardNotes.PREFIX + "rule ").split(" ")).mapToDouble(Double::parseDouble).toArray());
        } catch (IllegalArgumentException e) {
            throw damaged(file, "its rule cannot be read");
        }
    }

    /** How many recordings the whole run has. */
    int runRecordings() throws InputException {
        try {
            return Integer.parseInt(value(ShardNotes.PREFIX + "recordings "));
        } catch (NumberFormatException e) {
            throw damaged(file, "it does not say how many recordings there are");
        }
    }

    static InputException damaged(Path file, String what) {
        return new InputException(file.toString(), "", what, "the file is damaged: run this shard again");
    }

    /** Takes what a part says behind its head, in order. */
    interface Sink {
        void peaks(int recording) throws IOException;

        void peak(Peak peak) throws IOException;

        void still(int recording, int lead, List<Gaps.Still> still) throws IOException;

        void sum(int recording, SampleSum sum) throws IOException;

        void end(int recording, long columns) throws IOException;
    }

    /** Reads the file once more. */
    void replay(Sink sink) throws IOException {
        try (TableLines lines = TableLines.open(file)) {
            while (lines.next()) {
                if (!lines.startsWith("#")) {
                    sink.peak(peak(lines));
                } else if (lines.startsWith(ShardNotes.PREFIX)) {
                    replay(lines.text().substring(ShardNotes.PREFIX.length()), sink);
                }
            }
        }
    }

    private void replay(String note, Sink sink) throws IOException {
        String[] words = note.split(" ");
        try {
            switch (words[0]) {
                case "peaks" -> sink.peaks(Integer.parseInt(words[1]));
                case "still" -> sink.still(Integer.parseInt(words[1]), Integer.parseInt(words[2]), Arrays.stream(words).skip(3)
                        .map(PeakPart::still).toList());
                case "sum" -> sink.sum(Integer.parseInt(words[1]), new SampleSum(URLDecoder.decode(words[6], StandardCharsets.UTF_8),
                        Integer.parseInt(words[2]), Integer.parseInt(words[3]), Short.parseShort(words[4]), Short.parseShort(words[5])));
                case "end" -> sink.end(Integer.parseInt(words[1]), Long.parseLong(words[2]));
                default -> {
                    // The lines of the head and the last one, which have been read.
                }
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw damaged(file, "a line cannot be read: " + note.substring(0, Math.min(60, note.length())));
        }
    }

    private static Gaps.Still still(String word) {
        int dash = word.indexOf('-');
        int colon = word.indexOf(':');
        return new Gaps.Still(new Interval(Long.parseLong(word.substring(0, dash)), Long.parseLong(word.substring(dash + 1, colon))),
                Float.parseFloat(word.substring(colon + 1)));
    }

    private Peak peak(TableLines line) throws InputException {
        long[] numbers = new long[3];
        if (!line.wholeNumbers(numbers) || numbers[1] != (int) numbers[1] || numbers[2] != (int) numbers[2]) {
            String text = line.text();
            throw damaged(file, "a line is no peak: " + text.substring(0, Math.min(60, text.length())));
        }
        return new Peak(numbers[0], Float.intBitsToFloat((int) numbers[1]), (int) numbers[2]);
    }

    private static final class Reader {
        private static final String COUNT = ShardNotes.PREFIX + "hits ";

        private final Path file;
        private final List<String> head = new ArrayList<>();
        private boolean inHead = true;
        private String engine = "";
        private String shard = "";
        private String count = "";
        private final SortedMap<Integer, SearchedRecording> recordings = new TreeMap<>();
        private long peaks;

        Reader(Path file) {
            this.file = file;
        }

        void take(TableLines line) throws InputException {
            if (line.startsWith(PEAKS)) {
                takeRecording(line.text().substring(PEAKS.length()));
            }
            inHead &= line.startsWith("#") && !line.startsWith(PEAKS) && !line.startsWith(COUNT);
            count = line.startsWith(COUNT) ? line.text().substring(COUNT.length()) : "";
            if (!inHead) {
                peaks += line.startsWith("#") ? 0 : 1;
            } else if (line.startsWith(Provenance.SHARD)) {
                shard = line.text().substring(Provenance.SHARD.length());
            } else if (line.startsWith(Provenance.ENGINE)) {
                engine = line.text().substring(Provenance.ENGINE.length());
            } else {
                head.add(line.text());
            }
        }

        private void takeRecording(String text) throws InputException {
            int space = text.indexOf(' ');
            try {
                recordings.put(Integer.parseInt(text.substring(0, space)), SearchedRecording.of(text.substring(space + 1)));
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw damaged(file, "a recording cannot be read: " + text.substring(0, Math.min(60, text.length())));
            }
        }

        PeakPart part() throws InputException {
            ShardPlace place = ShardPlace.of(file, shard);
            if (count.isEmpty()) {
                throw new InputException(file.toString(), "", "the last line is missing", "the file is cut short: run this shard again");
            }
            if (!count.equals(String.valueOf(peaks))) {
                throw damaged(file, "it has " + peaks + " peaks and should have " + count);
            }
            return new PeakPart(file, place, head, engine, recordings);
        }
    }
}
