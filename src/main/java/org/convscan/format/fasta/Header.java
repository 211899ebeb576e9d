package org.convscan.format.fasta;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;
import org.convscan.InputException;

/** Header lines of FASTA and FASTQ: a mark, a name up to the first space, and a description, which is skipped. */
final class Header {
    /** Far beyond real names; a file that goes on without a space is no sequence file, and must not fill the memory. */
    private static final int LONGEST_NAME = 1 << 16;

    private Header() {}

    /**
     * Goes over blank lines and comments to the next header and reads it.
     *
     * @param line receives the header's line number before anything can go wrong with it
     * @return the name, or null at the end of the file
     */
    static String next(ByteReader in, char mark, LongConsumer line) throws IOException {
        int b = in.peek();
        while (b == '\n' || b == '\r' || b == ' ' || b == '\t' || b == ';' && in.atLineStart()) {
            if (b == '\n' || b == '\r') {
                in.endLine();
            } else if (b == ';') {
                in.skipLine();
            } else {
                in.read();
            }
            b = in.peek();
        }
        if (b < 0) {
            return null;
        }
        if (b != mark || !in.atLineStart()) {
            throw misplaced(in, mark);
        }
        line.accept(in.line());
        return name(in);
    }

    private static InputException misplaced(ByteReader in, char mark) {
        return mark == '>'
                ? in.wrongLine(in.line(), "text before the first '>'", "a FASTA file begins with a header: >name")
                : in.wrongLine(in.line(), "a record begins with '" + mark + "'", "the qualities before it may be too long");
    }

    private static String name(ByteReader in) throws IOException {
        in.read();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int b = in.peek(); b >= 0 && b > ' '; b = in.peek()) {
            bytes.write(in.read());
            if (bytes.size() > LONGEST_NAME) {
                throw in.wrongLine(in.line(), "a name of more than " + LONGEST_NAME + " bytes", "is this a sequence file?");
            }
        }
        if (bytes.size() == 0) {
            throw in.wrongLine(in.line(), "a header without a name", "the name stands directly behind the mark, as in >chr1");
        }
        in.skipLine();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
