package org.convscan.format.streamvbyte;

import java.io.IOException;

/** Packed samples that cannot have been packed by anybody. The message says why, without naming a file. */
public final class MalformedSignalException extends IOException {
    private static final long serialVersionUID = 1L;

    public MalformedSignalException(String reason) {
        super(reason);
    }

    public MalformedSignalException(String reason, Throwable cause) {
        super(reason, cause);
    }

    static MalformedSignalException wrongSize(int samples, long needed, int there) {
        return new MalformedSignalException(
                samples + " packed samples take " + needed + " bytes, and " + there + " are there");
    }
}
