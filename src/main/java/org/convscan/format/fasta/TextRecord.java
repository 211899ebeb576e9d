package org.convscan.format.fasta;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.convscan.format.gzip.InputFile;

/** A file of plain text as one record: all its bytes. */
final class TextRecord implements RecordReader {
    private static final int BLOCK = 1 << 17;

    private final String name;
    private final InputStream in;
    private boolean begun;

    private TextRecord(String name, InputStream in) {
        this.name = name;
        this.in = in;
    }

    static TextRecord open(InputFile file) throws IOException {
        String name = file.path().isEmpty() ? InputFile.STANDARD_INPUT : file.name();
        return new TextRecord(name, new BufferedInputStream(file.open(), BLOCK));
    }

    @Override
    public String next() {
        boolean first = !begun;
        begun = true;
        return first ? name : null;
    }

    @Override
    public int letters(byte[] target, int from, int to) throws IOException {
        return from + in.readNBytes(target, from, to - from);
    }

    @Override
    public boolean ended() throws IOException {
        in.mark(1);
        boolean ended = in.read() < 0;
        if (!ended) {
            in.reset();
        }
        return ended;
    }

    @Override
    public String place() {
        return "byte 0";
    }

    @Override
    public boolean namesAreUnique() {
        return false;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
