package org.convscan.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;

/** Standard output that does not swallow failures, as a PrintStream would: a closed pipe and a full disk must be noticed. */
final class StandardOutput extends PrintStream {
    private final OutputStream target;

    StandardOutput(OutputStream target) {
        super(target, false);
        this.target = target;
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        try {
            target.write(bytes, from, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    /** Whether the reader of a pipe went away: no failure, it has what it wanted. */
    static boolean isClosedPipe(IOException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("Broken pipe") || message.contains("EPIPE") || message.contains("pipe is being closed");
    }
}
