package org.convscan.format.motif;

import org.convscan.InputException;
import org.convscan.kernel.MotifName;

/**
 * Where a motif begins and what it is called.
 *
 * @param line of its name
 */
record Heading(int line, MotifName name) {
    /** From "ID" or "ID NAME"; what comes after the first blank is the name. */
    static Heading of(Lines lines, int line, String words) throws InputException {
        String text = words.strip();
        int end = 0;
        while (end < text.length() && !isBlank(text.charAt(end))) {
            end++;
        }
        if (end == 0) {
            throw lines.error(line, "this motif has no id", "write one, e.g. MA0139.1");
        }
        int next = end;
        while (next < text.length() && isBlank(text.charAt(next))) {
            next++;
        }
        return new Heading(line, new MotifName(text.substring(0, end), text.substring(next)));
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    String id() {
        return name.id();
    }
}
