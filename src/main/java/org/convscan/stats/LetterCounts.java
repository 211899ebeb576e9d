package org.convscan.stats;

import java.io.IOException;
import org.convscan.kernel.Background;
import org.convscan.track.Alphabet;
import org.convscan.track.Symbols;
import org.convscan.track.Track;
import org.convscan.track.TrackSource;

/** How often each letter occurs in lines: a background of order 0 that is the input's own. Immutable. */
public final class LetterCounts {
    private static final int STRETCH_COLUMNS = 1 << 16;

    private final Alphabet alphabet;
    private final long[] counts;

    private LetterCounts(Alphabet alphabet, long[] counts) {
        this.alphabet = alphabet;
        this.counts = counts;
    }

    /** Reads the source to its end. */
    public static LetterCounts of(TrackSource source, Alphabet alphabet) throws IOException {
        long[] counts = new long[alphabet.size() + 1];
        byte[] codes = new byte[STRETCH_COLUMNS];
        for (Track track = source.next(codes.length); track != null; track = source.next(codes.length)) {
            if (!(track instanceof Symbols letters)) {
                throw new IllegalArgumentException(track.name() + " has no letters");
            }
            letters.codes(0, letters.columns(), codes, 0);
            for (int i = 0; i < letters.columns(); i++) {
                counts[codes[i]]++;
            }
        }
        return new LetterCounts(alphabet, counts);
    }

    /** Occurrences of a letter, or of everything {@linkplain Alphabet#unknown() unknown}. */
    public long count(int code) {
        return counts[code];
    }

    /** The letters that do not occur; while there are any, there is no {@link #background}. */
    public String missing() {
        StringBuilder letters = new StringBuilder();
        for (int code = 0; code < alphabet.size(); code++) {
            if (counts[code] == 0) {
                letters.append(alphabet.letter(code));
            }
        }
        return letters.toString();
    }

    /** @throws IllegalArgumentException when a letter is {@link #missing} */
    public Background background() {
        double[] frequencies = new double[alphabet.size()];
        for (int code = 0; code < frequencies.length; code++) {
            frequencies[code] = counts[code];
        }
        return Background.of(alphabet, frequencies);
    }
}
