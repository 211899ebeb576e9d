package org.convscan.format.slow5;

import java.io.IOException;
import org.convscan.format.rawread.Printable;

/** A field of a row is not what its column says. */
final class MalformedFieldException extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedFieldException(String message) {
        super(message);
    }

    static MalformedFieldException of(String column, String field, String what) {
        return new MalformedFieldException(column + " " + what + ": '" + Printable.of(field) + "'");
    }
}
