package org.convscan.format.wfdb;

import java.util.Arrays;
import java.util.BitSet;

/**
 * What the codes of annotations mean: the standard ones of the WFDB library 10.7.0 (ecgcodes.h, annot.c and ecgmap.h; also
 * https://physionet.org/physiotools/wpg/, "Annotation codes"), and what an annotation file defines beyond. Immutable but for
 * the reader that fills it.
 */
public final class AnnotationCodes {
    /** The codes below are named in ecgcodes.h: NORMAL, NOISE, NOTE, FLWAV, VFON and VFOFF. */
    public static final int NORMAL_BEAT = 1;

    public static final int SIGNAL_QUALITY = 14;
    public static final int COMMENT = 22;
    public static final int FLUTTER_WAVE = 31;
    public static final int FIBRILLATION_START = 32;
    public static final int FIBRILLATION_END = 33;

    /** Codes above this have no meaning of their own; ACMAX of ecgcodes.h. */
    static final int LARGEST = 49;

    private static final String[] SYMBOLS = {
        " ", "N", "L", "R", "a", "V", "F", "J", "A", "S", "E", "j", "/", "Q", "~", "[15]", "|", "[17]", "s", "T",
        "*", "D", "\"", "=", "p", "B", "^", "t", "+", "u", "?", "!", "[", "]", "e", "n", "@", "x", "f", "(", ")", "r"
    };

    /** The codes for which ecgmap.h's isqrs is true. */
    private static final BitSet BEATS = new BitSet();

    static {
        BEATS.set(1, 14);
        for (int code : new int[] {25, 30, 31, 34, 35, 38, 41}) {
            BEATS.set(code);
        }
    }

    private final String[] symbols = Arrays.copyOf(SYMBOLS, LARGEST + 1);

    AnnotationCodes() {
        for (int code = SYMBOLS.length; code <= LARGEST; code++) {
            symbols[code] = unnamed(code);
        }
    }

    /** The standard codes. */
    public static AnnotationCodes standard() {
        return new AnnotationCodes();
    }

    void define(int code, String symbol) {
        symbols[code] = symbol;
    }

    private static String unnamed(int code) {
        return "[" + code + "]";
    }

    /** The sign that charts and tools show for a code: "N", "V", "+"; "[42]" for one without a meaning. */
    public String symbol(int code) {
        return code >= 0 && code <= LARGEST ? symbols[code] : unnamed(code);
    }

    /** The code of a sign; -1 when there is none. */
    public int code(String symbol) {
        return Arrays.asList(symbols).indexOf(symbol);
    }

    /** Whether the code marks a QRS complex. {@link #FLUTTER_WAVE} counts as one, as it does in WFDB. */
    public static boolean isBeat(int code) {
        return BEATS.get(code);
    }
}
