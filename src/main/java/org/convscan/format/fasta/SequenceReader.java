package org.convscan.format.fasta;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.convscan.InputException;
import org.convscan.format.NameSet;
import org.convscan.format.gzip.InputFile;
import org.convscan.track.Alphabet;
import org.convscan.track.Symbols;

/** Joins the records of several files to lines, and cuts them into stretches that know whether they are the last. */
final class SequenceReader implements SequenceSource {
    private static final int FIRST_CAPACITY = 1 << 16;

    /** Begins to read a file. */
    interface Opener {
        RecordReader open(InputFile file) throws IOException;
    }

    private final List<InputFile> files;
    private final Opener opener;
    private final Alphabet alphabet;
    /** More names than these only files of reads have. */
    private static final int MOST_NAMES = 1 << 22;

    private final NameSet names = new NameSet(MOST_NAMES);
    private final SequenceDigest digest = new SequenceDigest();
    private final long size;
    private int opened;
    private RecordReader records;
    private boolean fileHasRecords;
    private String name;
    private long start;
    private long columns;
    private long lines;
    private byte[] letters = new byte[FIRST_CAPACITY];

    SequenceReader(List<InputFile> files, Opener opener, Alphabet alphabet) {
        this.files = List.copyOf(files);
        this.opener = opener;
        this.alphabet = alphabet;
        boolean known = files.stream().allMatch(file -> file.size() >= 0);
        this.size = known ? files.stream().mapToLong(InputFile::size).sum() : -1;
    }

    @Override
    public Symbols next(int columns) throws IOException {
        if (columns < 1) {
            throw new IllegalArgumentException("a stretch has at least one column: " + columns);
        }
        if (name == null && !nextLine()) {
            return null;
        }
        int count = read(columns);
        boolean last = records.ended();
        Symbols stretch = Symbols.wrap(name, alphabet, start, Arrays.copyOf(letters, count), count, last);
        digest.letters(letters, count);
        this.columns += count;
        start += count;
        if (last) {
            digest.endLine();
            name = null;
        }
        return stretch;
    }

    private int read(int columns) throws IOException {
        int count = 0;
        while (count < columns) {
            int end = Math.min(columns, letters.length);
            count = records.letters(letters, count, end);
            if (count < end) {
                break;
            }
            if (count < columns) {
                letters = Arrays.copyOf(letters, (int) Math.min(columns, 2L * letters.length));
            }
        }
        return count;
    }

    private boolean nextLine() throws IOException {
        while (records != null || opened < files.size()) {
            if (records == null) {
                records = opener.open(files.get(opened++));
                fileHasRecords = false;
            }
            name = records.next();
            if (name != null) {
                beginLine();
                return true;
            }
            endFile();
        }
        return false;
    }

    private void beginLine() throws InputException {
        if (records.namesAreUnique() && !names.add(name)) {
            throw new InputException(files.get(opened - 1).name(), records.place(),
                    "the name " + name + " has been there before", "each sequence needs a name of its own");
        }
        fileHasRecords = true;
        digest.name(name);
        start = 0;
        lines++;
    }

    private void endFile() throws IOException {
        if (!fileHasRecords) {
            throw new InputException(files.get(opened - 1).name(), "", "no sequences", "the file is empty");
        }
        records.close();
        records = null;
    }

    @Override
    public long bytesRead() {
        return files.stream().mapToLong(InputFile::bytesRead).sum();
    }

    @Override
    public double fractionRead() {
        return size > 0 ? (double) bytesRead() / size : Double.NaN;
    }

    @Override
    public long columns() {
        return columns;
    }

    @Override
    public long lines() {
        return lines;
    }

    @Override
    public String digest() {
        return digest.value();
    }

    @Override
    public void close() throws IOException {
        opened = files.size();
        name = null;
        if (records != null) {
            records.close();
            records = null;
        }
    }
}
