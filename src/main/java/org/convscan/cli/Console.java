package org.convscan.cli;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * The three standard streams, and how talkative to be. Standard output is for data, standard error for people.
 *
 * @param terminal whether standard error is a terminal: only there a progress line makes sense
 */
record Console(InputStream in, PrintStream out, PrintStream err, boolean terminal, boolean quiet, boolean verbose) {
    Console with(boolean nowQuiet, boolean nowVerbose) {
        return new Console(in, out, err, terminal && !nowQuiet, nowQuiet, nowVerbose);
    }

    /** A message for people, unless they asked for quiet. */
    void say(String message) {
        if (!quiet) {
            warn(message);
        }
    }

    /** A message that is wanted with {@code --verbose} only. */
    void detail(String message) {
        if (verbose) {
            warn(message);
        }
    }

    /** A message that even {@code --quiet} shows. */
    void warn(String message) {
        err.println("convscan: " + message);
    }
}
