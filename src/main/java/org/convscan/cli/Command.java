package org.convscan.cli;

import java.io.IOException;
import java.util.Set;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** One command of the program. Its documentation stands beside its options. */
interface Command {
    String name();

    /** One line for the list of commands. */
    String summary();

    /** What follows the options: "-m MOTIFS [SEQ...]". */
    String arguments();

    Options options();

    /** Long names of the options that may be given more than once. */
    default Set<String> repeatable() {
        return Set.of();
    }

    /** Command lines that run in a checkout, each with a line of explanation before it. */
    String examples();

    /** Checks the whole command line first, then works. */
    void run(CommandLine line, Console console) throws UsageException, IOException;
}
