package org.convscan.format.bed;

import htsjdk.samtools.SAMException;
import htsjdk.samtools.reference.FastaSequenceIndexEntry;
import htsjdk.samtools.reference.ReferenceSequenceFile;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.DataFormatException;
import org.convscan.InputException;

/** Sequence files that all have a usable index: their lines by name, read at any place. For one thread. */
final class IndexedFiles implements Closeable {
    /** A sequence that can be read at any place. */
    final class Line {
        private final String file;
        private final ReferenceSequenceFile reader;
        private final FastaSequenceIndexEntry entry;

        Line(String file, ReferenceSequenceFile reader, FastaSequenceIndexEntry entry) {
            this.file = file;
            this.reader = reader;
            this.entry = entry;
        }

        String file() {
            return file;
        }

        String name() {
            return entry.getContig();
        }

        long columns() {
            return entry.getSize();
        }

        byte[] letters(long from, long to) throws IOException {
            try {
                bytesRead += to - from;
                return reader.getSubsequenceAt(name(), from + 1, to).getBases();
            } catch (SAMException e) {
                boolean packed = e.getCause() instanceof DataFormatException;
                throw new InputException(file, name(), packed ? "the gzip data is corrupt" : "cannot be read: " + e.getMessage(),
                        packed ? "copy or download the file again; gzip -t checks it" : "", e);
            }
        }
    }

    private final List<ReferenceSequenceFile> readers = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private long bytesRead;

    private IndexedFiles() {}

    /** Empty where a file has no index, or, with a warning, one that does not fit. */
    static Optional<IndexedFiles> open(List<String> paths, Consumer<String> warnings) throws IOException {
        if (!paths.stream().allMatch(FastaIndex::standsBeside)) {
            return Optional.empty();
        }
        IndexedFiles files = new IndexedFiles();
        try {
            for (String path : paths) {
                files.add(path);
            }
            return Optional.of(files);
        } catch (FastaIndex.Misfit e) {
            files.close();
            warnings.accept(e.getMessage() + ": reading the whole file instead (samtools faidx makes a new index)");
            return Optional.empty();
        }
    }

    private void add(String path) throws IOException, FastaIndex.Misfit {
        FastaIndex index = FastaIndex.open(path);
        readers.add(index.reader());
        Set<String> names = new HashSet<>();
        lines.forEach(line -> names.add(line.name()));
        for (FastaSequenceIndexEntry entry : index.entries()) {
            if (!names.add(entry.getContig())) {
                throw new InputException(path, "", "the name " + entry.getContig() + " has been there before",
                        "each sequence needs a name of its own");
            }
            lines.add(new Line(path, index.reader(), entry));
        }
    }

    List<Line> lines() {
        return lines;
    }

    /** Letters read, for want of a better number. */
    long bytesRead() {
        return bytesRead;
    }

    @Override
    public void close() throws IOException {
        for (ReferenceSequenceFile reader : readers) {
            reader.close();
        }
    }
}
