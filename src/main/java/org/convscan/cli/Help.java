package org.convscan.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.cli.help.HelpFormatter;
import org.apache.commons.cli.help.TextHelpAppendable;

/** What {@code --help} prints. */
final class Help {
    private static final int WIDTH = 110;

    private Help() {}

    static String overview(List<Command> commands) {
        StringBuilder text = new StringBuilder("""
                convscan finds motifs in long lines of data.

                usage: convscan COMMAND [OPTIONS] ...

                """);
        for (Command command : commands) {
            text.append(String.format("  %-12s%s%n", command.name(), command.summary()));
        }
        return text.append("""

                'convscan COMMAND --help' shows a command's options and examples; 'convscan --version' the version.
                Exit codes: 0 done; 1 the data is wrong or a resource failed; 2 the command line is wrong; 70 a bug;
                130 interrupted.
                """).toString();
    }

    static String of(Command command) {
        StringBuilder text = new StringBuilder();
        text.append("usage: convscan ").append(command.name()).append(' ').append(command.arguments()).append("\n\n");
        text.append(command.summary()).append(".\n");
        TextHelpAppendable lines = new TextHelpAppendable(text);
        lines.setMaxWidth(WIDTH);
        try {
            HelpFormatter.builder().setHelpAppendable(lines).setShowSince(false).get().printOptions(command.options());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.append("\nExamples, from a checkout's root:\n").append(command.examples().indent(2)).toString();
    }
}
