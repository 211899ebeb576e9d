package org.convscan.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.convscan.InputException;

/**
 * Joins the tables of a run's shards into the one that a whole run writes. Parts must come from the same command on the same
 * data, and each shard must be there once; a whole run's table by itself is a run of one part. Reads every part twice, and holds
 * some 100 KB of it.
 */
public final class Merger {
    private static final int BATCH = 1 << 16;

    private final List<Part> parts = new ArrayList<>();

    /**
     * @param head the lines before the first hit, without engine and shard
     * @param headLines how many lines stand before the first hit
     * @param foot the line behind the last hit
     */
    private record Part(Path file, int number, int of, List<String> head, int headLines, String engine, String foot) {}

    /** @throws InputException when the parts do not make up one run; nothing has been written then */
    public static Merger of(List<Path> files) throws IOException {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("no parts");
        }
        Merger merger = new Merger();
        for (Path file : files) {
            merger.add(read(file, files.size() == 1));
        }
        merger.checkComplete();
        return merger;
    }

    private static Part read(Path file, boolean alone) throws IOException {
        List<String> head = new ArrayList<>();
        String engine = "";
        String shard = "";
        String foot = "";
        int headLines = 0;
        try (TableLines lines = TableLines.open(file)) {
            boolean inHead = true;
            while (lines.next()) {
                inHead &= lines.startsWith("#") && !lines.startsWith(Provenance.SEQUENCES) || isNames(lines);
                headLines += inHead ? 1 : 0;
                if (inHead && lines.startsWith(Provenance.SHARD)) {
                    shard = lines.text().substring(Provenance.SHARD.length());
                } else if (inHead && lines.startsWith(Provenance.ENGINE)) {
                    engine = lines.text();
                } else if (inHead) {
                    head.add(lines.text());
                } else {
                    foot = lines.startsWith(Provenance.SEQUENCES) ? lines.text() : "";
                }
            }
        }
        String whole = shard.isEmpty() && alone ? "1/1" : shard;
        check(file, whole, head, foot);
        int slash = whole.indexOf('/');
        return new Part(file, Integer.parseInt(whole.substring(0, slash)), Integer.parseInt(whole.substring(slash + 1)), head,
                headLines, engine, foot);
    }

    private static boolean isNames(TableLines lines) {
        return lines.startsWith(TsvFormat.NAMES);
    }

    private static void check(Path file, String shard, List<String> head, String foot) throws InputException {
        if (!shard.matches("[0-9]{1,9}/[0-9]{1,9}") || head.isEmpty() || !head.get(0).startsWith("#")) {
            throw new InputException(file.toString(), "", "this is no output of --shard", "give the files that --shard wrote");
        }
        if (foot.isEmpty()) {
            throw new InputException(file.toString(), "", "the last line is missing", "the file is cut short: run this shard again");
        }
    }

    private void add(Part part) throws InputException {
        for (Part other : parts) {
            if (other.of != part.of || !other.head.equals(part.head) || !other.foot.equals(part.foot)) {
                throw new InputException(part.file.toString(), "", "this is from another run than " + other.file + ": "
                        + difference(other, part), "merge shards of one run only");
            }
            if (other.number == part.number) {
                throw new InputException(part.file.toString(), "", "shard " + part.number + "/" + part.of + " is also in "
                        + other.file, "give each shard once");
            }
        }
        parts.add(part);
    }

    private static String difference(Part a, Part b) {
        if (a.of != b.of) {
            return "it was cut into " + b.of + " shards, not " + a.of;
        }
        for (int i = 0; i < Math.max(a.head.size(), b.head.size()); i++) {
            String one = i < a.head.size() ? a.head.get(i) : "nothing";
            String other = i < b.head.size() ? b.head.get(i) : "nothing";
            if (!one.equals(other)) {
                return "'" + other + "', not '" + one + "'";
            }
        }
        return "'" + b.foot + "', not '" + a.foot + "'";
    }

    private void checkComplete() throws InputException {
        parts.sort(Comparator.comparingInt(Part::number));
        int of = parts.get(0).of;
        for (int number = 1; number <= of; number++) {
            if (number > parts.size() || parts.get(number - 1).number != number) {
                throw new InputException(parts.get(0).file.toString(), "", "shard " + number + "/" + of + " is missing",
                        "give all " + of + " shards");
            }
        }
        Part last = parts.get(parts.size() - 1);
        if (parts.size() > of) {
            throw new InputException(last.file.toString(), "", "there is no shard " + last.number + "/" + of, "");
        }
    }

    /** What kind of table it is, by its head. */
    public Tabix tabix() {
        List<String> head = parts.get(0).head;
        if (head.get(head.size() - 1).startsWith(TsvFormat.NAMES)) {
            return Tabix.TSV;
        }
        return head.get(0).startsWith("##gff") ? Tabix.GFF3 : Tabix.BED;
    }

    /** Writes the whole table, lines as the shards have them. */
    public void write(TableOutput out) throws IOException {
        Bytes batch = new Bytes();
        Part first = parts.get(0);
        for (String line : first.head) {
            batch.add(line).add('\n');
            if (line.startsWith(Provenance.COMMAND)) {
                batch.add(first.engine).add('\n');
            }
        }
        for (Part part : parts) {
            copyHits(part, batch, out);
        }
        batch.add(first.foot).add('\n');
        out.write(batch);
    }

    private static void copyHits(Part part, Bytes batch, TableOutput out) throws IOException {
        try (TableLines lines = TableLines.open(part.file)) {
            for (int line = 0; lines.next(); line++) {
                if (line < part.headLines || lines.startsWith(Provenance.SEQUENCES)) {
                    continue;
                }
                batch.add(lines.bytes(), lines.from(), lines.to());
                if (batch.size() > BATCH) {
                    out.write(batch);
                    batch.clear();
                }
            }
        }
    }
}
