package org.convscan.format.fasta;

import java.io.IOException;
import org.convscan.InputException;
import org.convscan.track.Alphabet;

/**
 * The records of a FASTQ file, of four lines or more. The qualities are counted, not kept. They may take no more lines than the
 * letters did: otherwise a short quality line would swallow the next record, and the message would name the wrong place.
 */
final class FastqRecords implements RecordReader {
    private static final byte[] NOWHERE = new byte[1 << 12];

    private final ByteReader in;
    private final LetterLines lines;
    private String name;
    private long line;
    private long letters;

    FastqRecords(ByteReader in, Alphabet alphabet) {
        this.in = in;
        this.lines = new LetterLines(in, alphabet, '+');
    }

    @Override
    public String next() throws IOException {
        if (name != null) {
            while (!ended()) {
                letters(NOWHERE, 0, NOWHERE.length);
            }
            in.skipLine();
            qualities();
        }
        letters = 0;
        lines.restart();
        name = Header.next(in, '@', header -> line = header);
        return name;
    }

    private void qualities() throws IOException {
        long count = 0;
        for (long allowed = Math.max(1, lines.lines()); allowed > 0 && count < letters; allowed--) {
            if (in.peek() < 0) {
                throw cut();
            }
            count += in.skipLine();
        }
        if (count < letters && in.peek() < 0 && !in.atLineStart()) {
            throw cut();
        }
        if (count != letters) {
            throw in.wrongLine(line, "read " + name + " has " + letters + " letters but " + count + " qualities", "");
        }
    }

    private InputException cut() {
        return in.wrongLine(line, "read " + name + " ends early: the file stops in mid-record",
                "the file was cut: copy or download it again");
    }

    @Override
    public int letters(byte[] target, int from, int to) throws IOException {
        int at = lines.letters(target, from, to);
        letters += at - from;
        return at;
    }

    @Override
    public boolean ended() throws IOException {
        boolean ended = lines.ended();
        if (ended && in.peek() < 0) {
            throw cut();
        }
        return ended;
    }

    @Override
    public String place() {
        return "line " + line;
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
