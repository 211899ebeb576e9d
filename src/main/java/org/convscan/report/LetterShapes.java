package org.convscan.report;

import org.convscan.track.Alphabet;

/**
 * Letters that fill a square of side 1 exactly, so that a logo can stretch them. A, C, G and T are outlines; letters of other
 * alphabets are set in the reader's sans-serif type. Colours are Okabe and Ito's (Color Universal Design, 2008), which people
 * with any colour vision can tell apart, on the letters that sequence logos give green, blue, yellow and red.
 */
final class LetterShapes {
    private static final String A = "M2 100L39 0H61L98 100H77L70.5 77H29.5L23 100ZM34.5 60H65.5L50 15Z";
    private static final String C = "M97 33C94 12 77 0 53 0C22 0 3 20 3 50C3 80 22 100 53 100C77 100 94 88 97 67"
            + "L77 65C74.5 77 66 83 53.5 83C35 83 24 71 24 50C24 29 35 17 53.5 17C66 17 74.5 23 77 35Z";
    private static final String G = "M96 31C92 11 76 0 53 0C22 0 3 20 3 50C3 80 22 100 53 100C71 100 87 93 97 82V45H53V61H77"
            + "V74C71 80 63 83 54 83C35 83 24 71 24 50C24 29 35 17 53.5 17C65 17 73 22 75.5 34Z";
    private static final String T = "M4 0H96V17H60.5V100H39.5V17H4Z";

    private LetterShapes() {}

    /** The definitions that {@link #id} names, for all letters of an alphabet. */
    static String definitions(Alphabet alphabet) {
        StringBuilder all = new StringBuilder();
        for (int code = 0; code < alphabet.size(); code++) {
            all.append(definition(alphabet.letter(code)));
        }
        return all.toString();
    }

    private static String definition(char letter) {
        String start = " id=\"" + id(letter) + "\" fill=\"" + colour(letter) + "\" transform=\"scale(.01)\"";
        String outline = outline(letter);
        if (!outline.isEmpty()) {
            return "<path" + start + " d=\"" + outline + "\"/>";
        }
        return "<text" + start + " y=\"100\" textLength=\"100\" lengthAdjust=\"spacingAndGlyphs\" font-size=\"138\""
                + " font-weight=\"700\" font-family=\"Arial,Helvetica,sans-serif\">" + Markup.escape("" + letter) + "</text>";
    }

    private static String outline(char letter) {
        return switch (letter) {
            case 'A' -> A;
            case 'C' -> C;
            case 'G' -> G;
            case 'T' -> T;
            default -> "";
        };
    }

    private static String colour(char letter) {
        return switch (letter) {
            case 'A' -> "#009e73";
            case 'C' -> "#0072b2";
            case 'G' -> "#e69f00";
            case 'T' -> "#d55e00";
            default -> "#6b7280";
        };
    }

    /** Name of a letter's definition: short, since a page holds thousands. */
    static String id(char letter) {
        boolean plain = letter < 128 && Character.isLetterOrDigit(letter);
        return plain ? "l" + letter : "l-" + (int) letter;
    }
}
