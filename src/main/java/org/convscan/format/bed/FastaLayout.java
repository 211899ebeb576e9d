package org.convscan.format.bed;

import htsjdk.samtools.reference.FastaSequenceIndex;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.convscan.InputException;

/**
 * Where the sequences of a FASTA file begin and how long their lines are, found by reading it once: the index that samtools faidx would
 * write. A sequence may have no letters at all, which htsjdk's own maker of indexes fills with its successor.
 */
final class FastaLayout {
    private static final int BATCH = 1 << 20;

    /** What an index can say. */
    private static final int LONGEST = Integer.MAX_VALUE - 2;

    private final String file;
    private final StringBuilder index = new StringBuilder();
    private final ByteArrayOutputStream header = new ByteArrayOutputStream();
    private String name;
    private long location;
    private long size;
    private int bases;
    private int bytes;
    private boolean ended;
    /** Of the line that is being read. */
    private long length;
    private boolean isHeader;
    private int last;

    private FastaLayout(String file) {
        this.file = file;
    }

    /** @throws InputException when it is no FASTA file, or lines of a sequence differ in length */
    static FastaSequenceIndex of(String file) throws IOException {
        FastaLayout layout = new FastaLayout(file);
        layout.read();
        return new FastaSequenceIndex(new ByteArrayInputStream(layout.index.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private void read() throws IOException {
        byte[] buffer = new byte[BATCH];
        long offset = 0;
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
                for (int i = 0; i < count; i++) {
                    take(buffer[i], offset + i + 1);
                }
                offset += count;
            }
        }
        if (length > 0) {
            endLine(length - (last == '\r' ? 1 : 0), bytes, offset);
        }
        endSequence();
    }

    /** @param next offset behind this byte */
    private void take(byte b, long next) throws InputException {
        if (b == '\n') {
            endLine(length - (last == '\r' ? 1 : 0), length + 1, next);
            return;
        }
        if (length++ == 0) {
            isHeader = b == '>';
        } else if (isHeader) {
            header.write(b);
        }
        last = b;
    }

    private void endLine(long letters, long all, long next) throws InputException {
        if (isHeader) {
            endSequence();
            name = header.toString(StandardCharsets.UTF_8).split("\\s", 2)[0];
            header.reset();
            location = next;
        } else if (letters > 0) {
            sequenceLine(letters, all);
        } else {
            ended = size > 0;
        }
        length = 0;
        last = 0;
        isHeader = false;
    }

    private void sequenceLine(long letters, long all) throws InputException {
        if (name == null) {
            throw new InputException(file, "", "is no FASTA file: it does not begin with >", "");
        }
        if (size == 0) {
            bases = (int) Math.min(letters, LONGEST);
            bytes = (int) Math.max(all - letters, 1) + bases;
        }
        if (ended || letters > bases) {
            throw new InputException(file, name, "has lines of different lengths, so no place in it can be found",
                    "write it with lines of equal length");
        }
        ended = letters < bases || all - letters != bytes - bases;
        size += letters;
    }

    private void endSequence() {
        if (name != null) {
            index.append(name).append('\t').append(size).append('\t').append(location).append('\t').append(bases).append('\t')
                    .append(bytes).append('\n');
        }
        size = 0;
        bases = 0;
        bytes = 0;
        ended = false;
    }
}
