package org.convscan.format.bed;

import htsjdk.samtools.SAMException;
import htsjdk.samtools.reference.FastaSequenceIndex;
import htsjdk.samtools.reference.FastaSequenceIndexEntry;
import htsjdk.samtools.reference.IndexedFastaSequenceFile;
import htsjdk.samtools.reference.ReferenceSequenceFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.convscan.InputException;
import org.convscan.format.gzip.InputFile;

/**
 * The sequences of one FASTA file, read by name and place. The index beside the file serves where it fits; without one, a file that is
 * not compressed is gone through once to make an index in memory. For one thread.
 */
public final class Genome implements Closeable {
    private final String file;
    private final ReferenceSequenceFile reader;
    private final Map<String, Long> lengths = new HashMap<>();

    private Genome(String file, ReferenceSequenceFile reader, Iterable<FastaSequenceIndexEntry> index) {
        this.file = file;
        this.reader = reader;
        index.forEach(entry -> lengths.put(entry.getContig(), entry.getSize()));
    }

    /** @param messages takes a line about an index that is missing or does not fit */
    public static Genome open(String file, Consumer<String> messages) throws IOException {
        InputFile input = InputFile.of(file, null);
        if (!Files.isRegularFile(Path.of(file))) {
            throw new InputException(input.name(), "", "is a pipe or a device, and places in it are read out of their order",
                    "write it to a file");
        }
        if (FastaIndex.standsBeside(file)) {
            try {
                FastaIndex index = FastaIndex.open(file);
                return new Genome(file, index.reader(), index.entries());
            } catch (FastaIndex.Misfit e) {
                messages.accept(e.getMessage());
            }
        }
        if (FastaIndex.isGzip(Path.of(file))) {
            throw new InputException(input.name(), "", "is compressed and has no index that fits, so no place in it can be read",
                    "bgzip it and run samtools faidx, or decompress it");
        }
        messages.accept(file + " has no index that fits: reading it once to make one in memory (samtools faidx makes one to keep)");
        try {
            FastaSequenceIndex index = FastaLayout.of(file);
            return new Genome(file, new IndexedFastaSequenceFile(Path.of(file), index), index);
        } catch (SAMException e) {
            throw new InputException(file, "", "is no FASTA file whose places can be read: " + e.getMessage(), "", e);
        }
    }

    /** Letters in a sequence; -1 for one that there is not. */
    public long length(String name) {
        return lengths.getOrDefault(name, -1L);
    }

    /** A name of a sequence, to be shown as an example; empty in an empty file. */
    public String anyName() {
        return lengths.keySet().stream().sorted().findFirst().orElse("");
    }

    /** Letters [from, to) of a sequence, 0-based, as they stand in the file. */
    public byte[] letters(String name, long from, long to) throws IOException {
        if (from == to) {
            return new byte[0];
        }
        try {
            return reader.getSubsequenceAt(name, from + 1, to).getBases();
        } catch (SAMException e) {
            throw new InputException(file, name, "cannot be read: " + e.getMessage(), "", e);
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
