package org.convscan.format.fast5;

import io.jhdf.exceptions.HdfFilterException;

/** Signal that jHDF can find, but nobody could make sense of. The message says why in plain words, without a file. */
final class UnreadableSignalException extends HdfFilterException {
    private static final long serialVersionUID = 1L;

    UnreadableSignalException(String message) {
        super(message);
    }

    UnreadableSignalException(String message, Throwable cause) {
        super(message, cause);
    }
}
