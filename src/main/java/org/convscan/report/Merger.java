package org.convscan.report;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.convscan.InputException;

/**
 * Joins the tables of a run's shards into the one that a whole run writes. Parts must come from the same command on the same
 * data, and each shard must be there once.
 */
public final class Merger {
    private static final int BATCH = 1 << 16;

    private final List<Part> parts = new ArrayList<>();

    private record Part(Path file, int number, int of, List<String> head, String engine, String foot) {}

    /** @throws InputException when the parts do not make up one run; nothing has been written then */
    public static Merger of(List<Path> files) throws IOException {
        Merger merger = new Merger();
        for (Path file : files) {
            merger.add(read(file));
        }
        merger.checkComplete();
        return merger;
    }

    private static BufferedReader open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), BATCH);
        in.mark(2);
        boolean packed = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        InputStream plain = packed ? new GZIPInputStream(in, BATCH) : in;
        return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8), BATCH);
    }

    private static Part read(Path file) throws IOException {
        List<String> head = new ArrayList<>();
        String engine = "";
        String shard = "";
        String foot = "";
        try (BufferedReader lines = open(file)) {
            boolean inHead = true;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(Provenance.SHARD)) {
                    shard = line.substring(Provenance.SHARD.length());
                } else if (line.startsWith(Provenance.ENGINE)) {
                    engine = line;
                } else if (line.startsWith(Provenance.SEQUENCES)) {
                    foot = line;
                } else if (inHead && (line.startsWith("#") || line.startsWith("motif_id\t"))) {
                    head.add(line);
                } else {
                    inHead = false;
                }
            }
        } catch (java.io.EOFException | java.util.zip.ZipException e) {
            throw new InputException(file.toString(), "", "gzip data is damaged or ends early", "run this shard again");
        }
        if (!shard.matches("[0-9]+/[0-9]+") || head.isEmpty() || !head.get(0).startsWith("#")) {
            throw new InputException(file.toString(), "", "this is no output of --shard", "give the files that --shard wrote");
        }
        if (foot.isEmpty()) {
            throw new InputException(file.toString(), "", "the last line is missing", "the file is cut short: run this shard again");
        }
        String[] numbers = shard.split("/");
        return new Part(file, Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]), head, engine, foot);
    }

    private void add(Part part) throws InputException {
        for (Part other : parts) {
            if (other.number == part.number && other.of == part.of) {
                throw new InputException(part.file.toString(), "", "shard " + part.number + "/" + part.of + " is also in "
                        + other.file, "give each shard once");
            }
            if (other.of != part.of || !other.head.equals(part.head) || !other.foot.equals(part.foot)) {
                throw new InputException(part.file.toString(), "", "this is from another run than " + other.file + ": "
                        + difference(other, part), "merge shards of one run only");
            }
        }
        parts.add(part);
    }

    private static String difference(Part a, Part b) {
        if (a.of != b.of) {
            return "it was cut into " + b.of + " shards, not " + a.of;
        }
        for (int i = 0; i < Math.min(a.head.size(), b.head.size()); i++) {
            if (!a.head.get(i).equals(b.head.get(i))) {
                return "'" + b.head.get(i) + "', not '" + a.head.get(i) + "'";
            }
        }
        return "'" + b.foot + "', not '" + a.foot + "'";
    }

    private void checkComplete() throws InputException {
        parts.sort(java.util.Comparator.comparingInt(Part::number));
        int of = parts.get(0).of;
        for (int number = 1; number <= of; number++) {
            if (number > parts.size() || parts.get(number - 1).number != number) {
                throw new InputException(parts.get(0).file.toString(), "", "shard " + number + "/" + of + " is missing",
                        "give all " + of + " shards");
            }
        }
    }

    /** What kind of table it is, by its head. */
    public Tabix tabix() {
        List<String> head = parts.get(0).head;
        if (head.get(head.size() - 1).startsWith("motif_id\t")) {
            return Tabix.TSV;
        }
        return head.get(0).startsWith("##gff") ? Tabix.GFF3 : Tabix.BED;
    }

    /** Writes the whole table, lines as the shards have them. */
    public void write(TableOutput out) throws IOException {
        Bytes batch = new Bytes();
        Part first = parts.get(0);
        for (int i = 0; i < first.head.size(); i++) {
            batch.add(first.head.get(i)).add('\n');
            if (first.head.get(i).startsWith("# command: ")) {
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
        try (BufferedReader lines = open(part.file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#") && !line.startsWith("motif_id\t")) {
                    batch.add(line).add('\n');
                    if (batch.size() > BATCH) {
                        out.write(batch);
                        batch.clear();
                    }
                }
            }
        }
    }
}
