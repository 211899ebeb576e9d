package org.convscan.report;

import java.io.IOException;
import java.nio.file.Path;
import org.convscan.InputException;

/**
 * The head of a {@link MatrixMarket} file, of a shard or of a whole run.
 *
 * @param comment where the numbers come from
 * @param columnKind "regions" when all shards have the same columns; else whether the first column "continues" the last one of the
 *     shard before or "begins"
 */
record MatrixPart(Path file, ShardPlace place, String comment, String columnKind, long rows, long columns, long entries) {
    static final String BANNER = "%%MatrixMarket matrix coordinate integer general";

    private static final String SHARD = "% shard: ";
    private static final String COLUMNS = "; columns ";

    /** The line that only a shard's file has. */
    static String note(String place, boolean continues, boolean sharedColumns) {
        return SHARD + place + COLUMNS + (sharedColumns ? "regions" : continues ? "continues" : "begins") + "\n";
    }

    static boolean isMatrix(Path file) throws IOException {
        try (TableLines lines = TableLines.open(file)) {
            return lines.next() && lines.startsWith("%%MatrixMarket");
        }
    }

    static MatrixPart read(Path file, boolean alone) throws IOException {
        String comment = "";
        String shard = "";
        try (TableLines lines = TableLines.open(file)) {
            while (lines.next() && lines.startsWith("%")) {
                if (lines.startsWith(SHARD)) {
                    shard = lines.text().substring(SHARD.length());
                } else if (comment.isEmpty() && !lines.startsWith("%%")) {
                    comment = lines.text();
                }
            }
            if (lines.isEmpty()) {
                throw cutShort(file);
            }
            return part(file, shard, comment, lines.text().split(" "), alone);
        }
    }

    private static MatrixPart part(Path file, String shard, String comment, String[] sizes, boolean alone) throws InputException {
        int semicolon = shard.indexOf(COLUMNS);
        ShardPlace place = shard.isEmpty() && alone ? ShardPlace.WHOLE
                : ShardPlace.of(file, shard.substring(0, Math.max(0, semicolon)));
        try {
            return new MatrixPart(file, place, comment, semicolon < 0 ? "begins" : shard.substring(semicolon + COLUMNS.length()),
                    Long.parseLong(sizes[0]), Long.parseLong(sizes[1]), Long.parseLong(sizes[2]));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw cutShort(file);
        }
    }

    static InputException cutShort(Path file) {
        return new InputException(file.toString(), "", "the file is cut short or damaged", "run this shard again");
    }

    boolean hasSharedColumns() {
        return columnKind.equals("regions");
    }

    boolean continues() {
        return columnKind.equals("continues") && columns > 0;
    }

    /** A file beside it. */
    Path beside(String ending) {
        return Path.of(file + ending);
    }

    /** How another part shows that it is of another run; empty where it does not. */
    String difference(MatrixPart other) {
        String places = place.difference(other.place);
        if (places.isEmpty() && !comment.equals(other.comment)) {
            return "'" + other.comment + "', not '" + comment + "'";
        }
        return places.isEmpty() && rows != other.rows ? "it has " + other.rows + " motifs, not " + rows : places;
    }
}
