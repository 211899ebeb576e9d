package org.convscan;

import java.io.IOException;

/**
 * The data is wrong (exit code 1). The message is one line: file, place, what is wrong, what to do.
 * "Unsupported" is an InputException that names the feature.
 */
public final class InputException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * @param file the file's name, or "standard input"
     * @param place "line 12", "record chr1", "byte 4096"; empty when the whole file is meant
     * @param what what is wrong
     * @param hint what the user can do; empty when nothing sensible can be said
     */
    public InputException(String file, String place, String what, String hint) {
        this(file, place, what, hint, null);
    }

    public InputException(String file, String place, String what, String hint, Throwable cause) {
        super(file + (place.isEmpty() ? "" : ", " + place) + ": " + what + (hint.isEmpty() ? "" : " (" + hint + ")"), cause);
    }
}
