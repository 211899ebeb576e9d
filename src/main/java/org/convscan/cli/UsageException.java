package org.convscan.cli;

/** The command line is wrong (exit code 2). The message is one line that says what and what to do. */
final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
