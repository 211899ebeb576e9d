package org.convscan.format.fasta;

import htsjdk.samtools.reference.ReferenceSequence;
import java.nio.charset.StandardCharsets;
import org.biojava.nbio.core.sequence.DNASequence;
import org.convscan.track.Alphabet;
import org.convscan.track.Symbols;

/** Sequences of other Java libraries as lines of letters, copied; {@link org.convscan.track.TrackSource#of} scans them. */
public final class Sequences {
    private Sequences() {}

    /** An htsjdk sequence as a whole line. */
    public static Symbols of(ReferenceSequence sequence) {
        return line(sequence.getName(), sequence.getBases().clone());
    }

    /** A BioJava sequence as a whole line, called by its accession; BioJava writes letters in upper case. */
    public static Symbols of(DNASequence sequence) {
        if (sequence.getAccession() == null) {
            throw new IllegalArgumentException("the sequence has no accession to be called by");
        }
        return line(
                sequence.getAccession().getID(), sequence.getSequenceAsString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Symbols line(String name, byte[] letters) {
        for (int i = 0; i < letters.length; i++) {
            if (!Alphabet.DNA.accepts(letters[i])) {
                throw new IllegalArgumentException(
                        "position " + i + " of " + name + " is no letter of DNA: '" + (char) (letters[i] & 0xFF) + "'");
            }
        }
        return Symbols.wrap(name, Alphabet.DNA, 0, letters, letters.length, true);
    }
}
