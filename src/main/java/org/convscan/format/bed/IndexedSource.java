package org.convscan.format.bed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.convscan.InputException;
import org.convscan.format.fasta.SequenceDigest;
import org.convscan.format.fasta.SequenceSource;
import org.convscan.track.Alphabet;
import org.convscan.track.Symbols;

/**
 * Sequences that all have an index, read from any column on: what lies before is not touched. Columns and lines are counted as if all
 * had been read; the digest is that of names and lengths, which the index tells.
 */
public final class IndexedSource implements SequenceSource {
    private final IndexedFiles files;
    private final Alphabet alphabet;
    private final long total;
    private int line;
    private long inLine;
    private long columns;

    private IndexedSource(IndexedFiles files, Alphabet alphabet) {
        this.files = files;
        this.alphabet = alphabet;
        this.total = files.lines().stream().mapToLong(IndexedFiles.Line::columns).sum();
    }

    /** Empty where a file has no index, or, with a warning, one that does not fit. */
    public static Optional<IndexedSource> open(List<String> paths, Alphabet alphabet, Consumer<String> warnings) throws IOException {
        return IndexedFiles.open(paths, warnings).map(files -> new IndexedSource(files, alphabet));
    }

    /** Columns of all lines. */
    public long total() {
        return total;
    }

    /** "17 sequences, 12157105 bases, names and lengths ...": of all lines, known before any is read. */
    public String summary() {
        SequenceDigest names = new SequenceDigest();
        for (IndexedFiles.Line each : files.lines()) {
            byte[] length = String.valueOf(each.columns()).getBytes(StandardCharsets.US_ASCII);
            names.name(each.name());
            names.letters(length, length.length);
            names.endLine();
        }
        return files.lines().size() + " sequences, " + total + " bases, names and lengths " + names.value();
    }

    /** Goes on to a column, counted over all lines together; true when it lies within a line. A line that begins there is not. */
    public boolean skipTo(long column) {
        while (line < files.lines().size() && columns < column && columns + files.lines().get(line).columns() <= column) {
            columns += files.lines().get(line++).columns();
        }
        inLine = line < files.lines().size() ? column - columns : 0;
        columns = column;
        return inLine > 0;
    }

    @Override
    public Symbols next(int most) throws IOException {
        if (line == files.lines().size()) {
            return null;
        }
        IndexedFiles.Line current = files.lines().get(line);
        long from = inLine;
        long to = Math.min(current.columns(), from + most);
        byte[] letters = from == to ? new byte[0] : current.letters(from, to);
        for (int i = 0; i < letters.length; i++) {
            if (!alphabet.accepts(letters[i])) {
                throw new InputException(current.file(), current.name() + ":" + (from + i + 1),
                        "'" + (char) (letters[i] & 0xFF) + "' is no letter of " + alphabet.name(),
                        "if the file has changed, make its index anew");
            }
        }
        boolean last = to == current.columns();
        columns += letters.length;
        inLine = last ? 0 : to;
        line += last ? 1 : 0;
        return Symbols.wrap(current.name(), alphabet, from, letters, letters.length, last);
    }

    @Override
    public long bytesRead() {
        return files.bytesRead();
    }

    @Override
    public double fractionRead() {
        return Double.NaN;
    }

    @Override
    public long columns() {
        return columns;
    }

    @Override
    public long lines() {
        return files.lines().size();
    }

    @Override
    public String digest() {
        return summary();
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
