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
        String[] parts = words.strip().split("\\s+", 2);
        if (parts[0].isEmpty()) {
            throw lines.error(line, "this motif has no id", "write one, e.g. MA0139.1");
        }
        return new Heading(line, new MotifName(parts[0], parts.length > 1 ? parts[1] : ""));
    }

    String id() {
        return name.id();
    }
}
