package org.convscan.report;

import java.nio.charset.StandardCharsets;

/** Text as the GFF3 specification (1.26) wants it: what a column must not hold is written as %XX. */
final class Gff3Text {
    /** What may stand in the first column as it is, besides letters and digits. */
    private static final String SEQUENCE_MARKS = ".:^*$@!+_?-|";

    /** What may not stand in an attribute, besides control characters. */
    private static final String ATTRIBUTE_MARKS = ";=&,%";

    private Gff3Text() {}

    static byte[] sequence(String name) {
        return escaped(name, true);
    }

    static byte[] attribute(String value) {
        return escaped(value, false);
    }

    private static byte[] escaped(String text, boolean sequence) {
        Bytes out = new Bytes();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (b & 0xFF);
            if (sequence ? inSequence(letter) : inAttribute(letter)) {
                out.add(letter);
            } else {
                out.add('%').add(hex(letter >> 4)).add(hex(letter & 0xF));
            }
        }
        return out.copy(0, out.size());
    }

    private static boolean inSequence(char letter) {
        return letter < 0x80 && Character.isLetterOrDigit(letter) || SEQUENCE_MARKS.indexOf(letter) >= 0;
    }

    private static boolean inAttribute(char letter) {
        return letter >= ' ' && letter != 0x7F && ATTRIBUTE_MARKS.indexOf(letter) < 0;
    }

    private static char hex(int digit) {
        return "0123456789ABCDEF".charAt(digit);
    }
}
