package org.convscan.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.convscan.InputException;
import org.convscan.kernel.MotifName;

/**
 * Joins the matrices of a run's shards into the one that a whole run writes, with its names of rows and columns. Where columns are
 * sequences, one that was cut between shards is one column again. Reads one part at a time and holds what {@link MatrixMarket} holds.
 */
public final class MatrixMerger {
    private final List<MatrixPart> parts;

    private MatrixMerger(List<MatrixPart> parts) {
        this.parts = parts;
    }

    /** Whether a file is a matrix, by its first line. */
    public static boolean isMatrix(Path file) throws IOException {
        return MatrixPart.isMatrix(file);
    }

    /** @throws InputException when the parts do not make up one run */
    public static MatrixMerger of(List<Path> files) throws IOException {
        ShardSet<MatrixPart> parts = new ShardSet<>(MatrixPart::difference);
        for (Path file : files) {
            MatrixPart part = MatrixPart.read(file, files.size() == 1);
            parts.add(file, part.place(), part);
        }
        return new MatrixMerger(parts.complete());
    }

    /** The run that the parts name; empty for a whole run's matrix. */
    public String run() {
        return parts.get(0).place().run();
    }

    /** Writes the three files and gives them, to be moved into place together. Closing {@code to} is the caller's. */
    public List<OutputFile> write(MatrixMarket to) throws IOException {
        long behind = 0;
        for (MatrixPart part : parts) {
            long base = part.hasSharedColumns() ? 0 : behind - (part.continues() && behind > 0 ? 1 : 0);
            if (!part.hasSharedColumns() || part == parts.get(0)) {
                addNames(part, part.continues() && behind > 0, to);
            }
            behind = base + part.columns();
            addCounts(part, base, to);
        }
        return to.finish(rows(), parts.get(0).comment().substring("% ".length()));
    }

    private static void addNames(MatrixPart part, boolean continues, MatrixMarket to) throws IOException {
        long found = 0;
        try (TableLines names = TableLines.open(part.beside(".columns.tsv"))) {
            for (; names.next(); found++) {
                if (found > 0 || !continues) {
                    to.column(names.text());
                }
            }
        }
        if (found != part.columns()) {
            throw MatrixPart.cutShort(part.beside(".columns.tsv"));
        }
    }

    private static void addCounts(MatrixPart part, long base, MatrixMarket to) throws IOException {
        long found = 0;
        try (TableLines lines = TableLines.open(part.file())) {
            boolean sizesSeen = false;
            while (lines.next()) {
                if (sizesSeen) {
                    addCount(part, lines.text().split(" "), base, to);
                    found++;
                } else {
                    sizesSeen = !lines.startsWith("%");
                }
            }
        }
        if (found != part.entries()) {
            throw MatrixPart.cutShort(part.file());
        }
    }

    private static void addCount(MatrixPart part, String[] entry, long base, MatrixMarket to) throws IOException {
        try {
            long column = Long.parseLong(entry[1]) - 1;
            long hits = Long.parseLong(entry[2]);
            for (long i = 0; i < hits; i++) {
                to.count(Integer.parseInt(entry[0]) - 1, Math.toIntExact(base + column));
            }
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw MatrixPart.cutShort(part.file());
        }
    }

    private List<MotifName> rows() throws IOException {
        List<MotifName> rows = new ArrayList<>();
        Path file = parts.get(0).beside(".rows.tsv");
        try (TableLines lines = TableLines.open(file)) {
            while (lines.next()) {
                String[] names = lines.text().split("\t", -1);
                if (names[0].isEmpty()) {
                    throw MatrixPart.cutShort(file);
                }
                rows.add(new MotifName(names[0], names.length > 1 ? names[1] : ""));
            }
        }
        if (rows.size() != parts.get(0).rows()) {
            throw MatrixPart.cutShort(file);
        }
        return rows;
    }
}
