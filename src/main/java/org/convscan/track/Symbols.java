package org.convscan.track;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A stretch of letters. The letters are kept as they were read (case, IUPAC codes), because reports show them;
 * kernels see only their codes. The array given to {@link #wrap} belongs to the track from then on.
 */
public final class Symbols implements Track {
    private final String name;
    private final Alphabet alphabet;
    private final long start;
    private final byte[] letters;
    private final int columns;
    private final boolean last;

    private Symbols(String name, Alphabet alphabet, long start, byte[] letters, int columns, boolean last) {
        this.name = Objects.requireNonNull(name);
        this.alphabet = Objects.requireNonNull(alphabet);
        this.start = start;
        this.letters = letters;
        Objects.checkFromToIndex(0, columns, letters.length);
        this.columns = columns;
        this.last = last;
    }

    /** A whole line. */
    public static Symbols of(String name, Alphabet alphabet, String letters) {
        byte[] bytes = letters.getBytes(StandardCharsets.ISO_8859_1);
        return new Symbols(name, alphabet, 0, bytes, bytes.length, true);
    }

    /** A stretch over the first {@code columns} bytes of {@code letters}, which the caller must not change any more. */
    public static Symbols wrap(String name, Alphabet alphabet, long start, byte[] letters, int columns, boolean last) {
        return new Symbols(name, alphabet, start, letters, columns, last);
    }

    public Alphabet alphabet() {
        return alphabet;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long start() {
        return start;
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public boolean last() {
        return last;
    }

    /** The letter at {@code column} of this stretch, as it was read. */
    public byte letter(int column) {
        return letters[Objects.checkIndex(column, columns)];
    }

    /** Writes the codes of columns [from, to) of this stretch to {@code codes[at..]}. */
    public void codes(int from, int to, byte[] codes, int at) {
        Objects.checkFromToIndex(from, to, columns);
        alphabet.encode(letters, from, to, codes, at);
    }

    /** Copies the letters of columns [from, to) of this stretch, as read, to {@code target[at..]}. */
    public void letters(int from, int to, byte[] target, int at) {
        Objects.checkFromToIndex(from, to, columns);
        System.arraycopy(letters, from, target, at, to - from);
    }

    /** The letters of columns [from, to) of this stretch, as read. */
    public String text(int from, int to) {
        Objects.checkFromToIndex(from, to, columns);
        return new String(letters, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
