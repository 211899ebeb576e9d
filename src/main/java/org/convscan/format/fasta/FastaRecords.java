package org.convscan.format.fasta;

import java.io.IOException;
import org.convscan.track.Alphabet;

/** The records of a FASTA file. Lines that begin with ; are comments, as in Pearson's first version of the format. */
final class FastaRecords implements RecordReader {
    private final ByteReader in;
    private final LetterLines lines;
    private long line;

    FastaRecords(ByteReader in, Alphabet alphabet) {
        this.in = in;
        this.lines = new LetterLines(in, alphabet, '>');
    }

    @Override
    public String next() throws IOException {
        while (line > 0 && !lines.ended()) {
            in.skipLine();
        }
        return Header.next(in, '>', header -> line = header);
    }

    @Override
    public int letters(byte[] target, int from, int to) throws IOException {
        return lines.letters(target, from, to);
    }

    @Override
    public boolean ended() throws IOException {
        return lines.ended();
    }

    @Override
    public String place() {
        return "line " + line;
    }

    @Override
    public boolean namesAreUnique() {
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
