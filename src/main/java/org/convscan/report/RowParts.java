package org.convscan.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A run's {@link RowPart}s. A line whose name was in another shard is left out with its rows, as one run leaves it out. */
public final class RowParts {
    private static final int BATCH = 1 << 16;

    private final List<PartHead> parts;
    private final Bytes batch = new Bytes();
    private long lines;
    private long rows;

    private RowParts(List<PartHead> parts) {
        this.parts = parts;
    }

    /** Whether a file is a part of such a table. */
    public static boolean isPart(Path file) throws IOException {
        return PartHead.kind(file).equals(RowPart.KIND);
    }

    /** @throws org.convscan.InputException when the parts do not make up one run */
    public static RowParts of(List<Path> files) throws IOException {
        ShardSet<PartHead> parts = new ShardSet<>(PartHead::difference);
        for (Path file : files) {
            PartHead part = PartHead.read(file);
            parts.add(file, part.place(), part);
        }
        return new RowParts(parts.complete());
    }

    /** The run that the parts name. */
    public String run() {
        return parts.get(0).place().run();
    }

    /** The first shard's, as a whole run has it. */
    public Provenance provenance() {
        return parts.get(0).provenance();
    }

    /** Lines of the input, known behind {@link #write}; so are {@link #rows}. */
    public long lines() {
        return lines;
    }

    public long rows() {
        return rows;
    }

    /** Writes the table but for its last line. */
    public void write(TableOutput table, PlacementParts.Names names) throws IOException {
        PartHead first = parts.get(0);
        first.provenance().writeTo(batch);
        batch.add(PartHead.unescaped(first.notes().get(0).substring(RowPart.KIND.length() + 1))).add('\n');
        for (PartHead part : parts) {
            try (TableLines text = TableLines.open(part.file())) {
                copy(text, part.file(), names, table);
            }
        }
        table.write(batch);
        batch.clear();
    }

    private void copy(TableLines text, Path file, PlacementParts.Names names, TableOutput table) throws IOException {
        boolean wanted = false;
        while (text.next()) {
            if (text.startsWith(RowPart.LINE)) {
                wanted = names.isNew(PartHead.unescaped(text.text().substring(RowPart.LINE.length())), file);
                lines += wanted ? 1 : 0;
            } else if (wanted && text.startsWith(RowPart.ROW)) {
                batch.add(text.bytes(), text.from() + RowPart.ROW.length(), text.to());
                rows++;
            }
            if (batch.size() > BATCH) {
                table.write(batch);
                batch.clear();
            }
        }
    }
}
