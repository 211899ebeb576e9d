package org.convscan.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.convscan.InputException;

/**
 * What stands before and behind the lines of a shard's part that is no table yet, because what its lines say depends on the other shards'.
 *
 * @param notes what the part is, in words of its kind
 * @param defect what could not be used first of the shard's input; empty where all could
 */
record PartHead(Path file, ShardPlace place, Provenance provenance, List<String> notes, String defect) {
    static final String NOTE = "# part ";

    private static final String END = NOTE + "end ";
    private static final String PROGRAM = "# convscan ";

    /** A name on its way through a part: without characters that break lines or columns. */
    static String escaped(String name) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < ' ' || c == 0x7F || c == '\\') {
                text.append(String.format("\\%03o", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    static String unescaped(String text) {
        return text.translateEscapes();
    }

    /**
     * Writes the last line.
     *
     * @param lines of text between the head and this one
     */
    static void writeEnd(long lines, String defect, Bytes out) {
        out.add(END).add(lines).add(' ').add(escaped(defect)).add('\n');
    }

    /** The part's kind: its first note's first word; empty for what is no part. */
    static String kind(Path file) throws IOException {
        try (TableLines lines = TableLines.open(file)) {
            while (lines.next() && lines.startsWith("#")) {
                if (lines.startsWith(NOTE)) {
                    return lines.text().substring(NOTE.length()).replaceFirst(" .*", "");
                }
            }
        }
        return "";
    }

    /**
     * Reads a part through.
     *
     * @throws InputException when it is no part, or not a whole one
     */
    static PartHead read(Path file) throws IOException {
        List<String> head = new ArrayList<>();
        String end = "";
        long count = 0;
        try (TableLines lines = TableLines.open(file)) {
            boolean inHead = true;
            while (lines.next()) {
                inHead &= lines.startsWith("# ") && !lines.startsWith(END);
                if (inHead) {
                    head.add(lines.text());
                }
                end = lines.startsWith(END) ? lines.text().substring(END.length()) : "";
                count += inHead || !end.isEmpty() ? 0 : 1;
            }
        }
        PartHead part = of(file, head);
        if (!end.startsWith(count + " ")) {
            throw damaged(file, end.isEmpty() ? "the last line is missing" : "it has " + count + " lines, and should have " + end);
        }
        return new PartHead(file, part.place, part.provenance, part.notes, unescaped(end.substring(end.indexOf(' ') + 1)));
    }

    static InputException damaged(Path file, String what) {
        return new InputException(file.toString(), "", what, "the file is damaged or cut short: run this shard again");
    }

    private static PartHead of(Path file, List<String> head) throws InputException {
        List<Map.Entry<String, String>> facts = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        String version = "";
        String command = "";
        String engine = "";
        String shard = "";
        for (String line : head) {
            if (line.startsWith(PROGRAM)) {
                version = line.substring(PROGRAM.length());
            } else if (line.startsWith(Provenance.COMMAND)) {
                command = line.substring(Provenance.COMMAND.length());
            } else if (line.startsWith(Provenance.ENGINE)) {
                engine = line.substring(Provenance.ENGINE.length());
            } else if (line.startsWith(Provenance.SHARD)) {
                shard = line.substring(Provenance.SHARD.length());
            } else if (line.startsWith(NOTE)) {
                notes.add(line.substring(NOTE.length()));
            } else if (line.indexOf(": ") > 0) {
                facts.add(Map.entry(line.substring(2, line.indexOf(": ")), line.substring(line.indexOf(": ") + 2)));
            }
        }
        return new PartHead(file, ShardPlace.of(file, shard), new Provenance(version, command, engine, facts, ""), notes, "");
    }

    /** How another part shows that it is of another run; empty where it does not. */
    String difference(PartHead other) {
        String places = place.of() == other.place.of() ? "" : place.difference(other.place);
        if (!places.isEmpty()) {
            return places;
        }
        String one = provenance.version() + " " + provenance.command() + " " + provenance.facts();
        String another = other.provenance.version() + " " + other.provenance.command() + " " + other.provenance.facts();
        if (!one.equals(another)) {
            return "'" + another + "', not '" + one + "'";
        }
        return place.difference(other.place);
    }
}
