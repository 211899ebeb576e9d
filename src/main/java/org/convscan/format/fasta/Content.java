package org.convscan.format.fasta;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.convscan.InputException;
import org.convscan.format.gzip.InputFile;
import org.convscan.track.Alphabet;

/** What a file holds, told by its first bytes. */
final class Content {
    /** What people give by mistake, by its first bytes. */
    private static final Map<String, String> UNSUPPORTED = Map.of(
            "BZh", "bzip2; bzip2 -dc unpacks it",
            "\u00FD7zXZ", "xz; xz -dc unpacks it",
            "\u0028\u00B5\u002F\u00FD", "zstd; zstd -dc unpacks it",
            "PK\u0003\u0004", "zip; unzip -p unpacks it",
            "\u001F\u008B", "gzip within gzip; gzip -dc unpacks it once",
            "BAM\u0001", "BAM; samtools fasta converts it",
            "CRAM", "CRAM; samtools fasta converts it",
            "@HD\t", "SAM; samtools fasta converts it",
            "@SQ\t", "SAM; samtools fasta converts it",
            "LOCUS ", "GenBank; export it as FASTA");

    private Content() {}

    static RecordReader open(InputFile file, Alphabet alphabet) throws IOException {
        InputStream stream = file.open();
        try {
            return reader(new ByteReader(stream, file.name()), alphabet);
        } catch (IOException | RuntimeException e) {
            stream.close();
            throw e;
        }
    }

    private static RecordReader reader(ByteReader in, Alphabet alphabet) throws IOException {
        String begin = new String(in.peek(64), StandardCharsets.ISO_8859_1);
        if (begin.startsWith(ByteReader.BYTE_ORDER_MARK)) {
            in.skipByteOrderMark();
            return reader(in, alphabet);
        }
        for (Map.Entry<String, String> other : UNSUPPORTED.entrySet()) {
            if (begin.startsWith(other.getKey())) {
                String[] parts = other.getValue().split("; ", 2);
                throw new InputException(in.name(), "", "files in " + parts[0] + " are not supported", parts[1]);
            }
        }
        if (TwoBitRecords.recognises(begin)) {
            return new TwoBitRecords(in, alphabet);
        }
        return begin.stripLeading().startsWith("@") ? new FastqRecords(in, alphabet) : new FastaRecords(in, alphabet);
    }
}
