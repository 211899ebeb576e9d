package org.convscan.track;

import java.util.Arrays;

/**
 * The letters a line of {@link Symbols} is made of. Codes are 0 to size-1 for the letters and {@link #unknown()} (= size)
 * for every other byte: N and the other IUPAC codes in DNA, or a character that no kernel knows. Immutable.
 */
public final class Alphabet {
    /** A, C, G, T (U reads as T), either case; the IUPAC codes are legal letters of unknown value. */
    public static final Alphabet DNA = new Alphabet("DNA", "ACGT", "TGCA", true, "RYSWKMBDHVNX-.")
            .withAlias('U', 'T');

    private static final int UNSEEN = 256;

    private final String name;
    private final String letters;
    private final String complements;
    private final byte[] codeOf = new byte[UNSEEN];
    private final boolean[] legal = new boolean[UNSEEN];

    private Alphabet(String name, String letters, String complements, boolean ignoreCase, String ambiguous) {
        if (letters.isEmpty() || letters.length() > 120) {
            throw new IllegalArgumentException("an alphabet has 1 to 120 letters: " + letters.length());
        }
        this.name = name;
        this.letters = letters;
        this.complements = complements;
        Arrays.fill(codeOf, (byte) letters.length());
        for (int code = 0; code < letters.length(); code++) {
            put(letters.charAt(code), (byte) code, ignoreCase);
        }
        for (char letter : ambiguous.toCharArray()) {
            put(letter, (byte) letters.length(), ignoreCase);
        }
    }

    /**
     * An alphabet for any text: the given letters (bytes, as characters up to 255), without complements; every other byte is legal
     * and unknown.
     *
     * @param ignoreCase of A to Z; beyond those a byte alone has no case
     */
    public static Alphabet text(String letters, boolean ignoreCase) {
        Alphabet alphabet = new Alphabet("text", letters, "", ignoreCase, "");
        Arrays.fill(alphabet.legal, true);
        return alphabet;
    }

    private Alphabet withAlias(char alias, char letter) {
        put(alias, codeOf[letter], true);
        return this;
    }

    private void put(char letter, byte code, boolean ignoreCase) {
        codeOf[letter] = code;
        legal[letter] = true;
        if (ignoreCase && letter < 0x80) {
            codeOf[Character.toLowerCase(letter)] = code;
            legal[Character.toLowerCase(letter)] = true;
            codeOf[Character.toUpperCase(letter)] = code;
            legal[Character.toUpperCase(letter)] = true;
        }
    }

    public String name() {
        return name;
    }

    /** Number of letters; codes run from 0 to this. */
    public int size() {
        return letters.length();
    }

    /** The code of every byte that is no letter. */
    public int unknown() {
        return letters.length();
    }

    public char letter(int code) {
        return letters.charAt(code);
    }

    /** The letters in the order of their codes. */
    public String letters() {
        return letters;
    }

    public int code(int letter) {
        return codeOf[letter & 0xFF];
    }

    /** Whether the byte may stand in a line of this alphabet at all. */
    public boolean accepts(int letter) {
        return legal[letter & 0xFF];
    }

    /** Whether a line of this alphabet has a second strand. */
    public boolean hasComplement() {
        return !complements.isEmpty();
    }

    /** Code of the letter that stands opposite on the other strand; the unknown stays unknown. */
    public int complement(int code) {
        if (!hasComplement()) {
            throw new IllegalStateException(name + " has one strand only");
        }
        return code == unknown() ? code : letters.indexOf(complements.charAt(code));
    }

    void encode(byte[] text, int from, int to, byte[] codes, int at) {
        for (int i = from; i < to; i++) {
            codes[at + i - from] = codeOf[text[i] & 0xFF];
        }
    }

    @Override
    public String toString() {
        return name + " (" + letters + ")";
    }
}
