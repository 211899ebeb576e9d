package org.convscan.workflow.nanopore;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.convscan.InputException;
import org.convscan.format.fasta.SequenceFiles;
import org.convscan.format.fasta.SequenceSource;
import org.convscan.track.Alphabet;
import org.convscan.track.Symbols;

/** A sequence to be found in reads: 5' to 3', in IUPAC's letters. Immutable. */
public final class Query {
    /** IUPAC's nucleotide codes. */
    public static final String LETTERS = "ACGTURYSWKMBDHVN";

    private static final int READ_AHEAD = 1 << 20;

    private final String name;
    private final String letters;
    private final String origin;

    private Query(String name, String letters, String origin) {
        this.name = name;
        this.letters = letters;
        this.origin = origin;
    }

    /** @throws InputException when a letter is no nucleotide code */
    public static Query of(String name, String letters) throws InputException {
        return of(name, letters, "query");
    }

    /** @param origin what messages say of where it is from, such as a file */
    public static Query of(String name, String letters, String origin) throws InputException {
        String upper = letters.toUpperCase(Locale.ROOT);
        if (!upper.chars().allMatch(c -> LETTERS.indexOf(c) >= 0)) {
            throw new InputException(origin, "sequence " + name, "a letter that is no IUPAC nucleotide code", "");
        }
        return new Query(name, upper, origin);
    }

    /** The sequences of a FASTA file, gzipped or not; each is called by its name there. */
    public static List<Query> read(String file) throws IOException {
        List<Query> queries = new ArrayList<>();
        ByteArrayOutputStream letters = new ByteArrayOutputStream();
        try (SequenceSource source = SequenceFiles.open(List.of(file), InputStream.nullInputStream(), Alphabet.DNA)) {
            for (Symbols next = (Symbols) source.next(READ_AHEAD); next != null; next = (Symbols) source.next(READ_AHEAD)) {
                letters.writeBytes(next.text(0, next.columns()).getBytes(StandardCharsets.ISO_8859_1));
                if (next.last()) {
                    queries.add(of(next.name(), letters.toString(StandardCharsets.ISO_8859_1), file));
                    letters.reset();
                }
            }
        }
        if (queries.isEmpty()) {
            throw new InputException(file, "", "there are no sequences in this file", "");
        }
        return queries;
    }

    public String name() {
        return name;
    }

    /** In capitals. */
    public String letters() {
        return letters;
    }

    /** Where it is from, for messages. */
    String origin() {
        return origin;
    }

    @Override
    public String toString() {
        return name + " (" + letters + ")";
    }
}
