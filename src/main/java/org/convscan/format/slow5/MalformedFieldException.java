package org.convscan.format.slow5;

import java.io.IOException;

/** A field of a row is not what its column says. */
final class MalformedFieldException extends IOException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 20;

    MalformedFieldException(String message) {
        super(message);
    }

    static MalformedFieldException of(String column, String field, String what) {
        String shown = field.length() <= SHOWN ? field : field.substring(0, SHOWN) + "...";
        return new MalformedFieldException(column + " " + what + ": '" + shown.replaceAll("\\p{Cntrl}", "?") + "'");
    }
}
