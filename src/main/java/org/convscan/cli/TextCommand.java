package org.convscan.cli;

import java.io.IOException;
import java.util.Set;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** Words, and composites of words, in plain text. */
final class TextCommand implements Command {
    @Override
    public String name() {
        return "text";
    }

    @Override
    public String summary() {
        return "finds words, and motifs made of words, in plain text";
    }

    @Override
    public String arguments() {
        return "--find WORD | --composite FILE [OPTIONS] [FILES...]";
    }

    @Override
    public Options options() {
        return TextOptions.options();
    }

    @Override
    public Set<String> repeatable() {
        return Set.of("find");
    }

    @Override
    public String examples() {
        return """
                # two words, wherever they stand
                ./convscan text --find ada --find lovelace --ignore-case test-data/text/lovelace.txt
                # letters make words, words make a name: one hit with its parts
                ./convscan text --composite test-data/text/lovelace.yaml --ignore-case test-data/text/lovelace.txt
                """;
    }

    @Override
    public void run(CommandLine line, Console console) throws UsageException, IOException {
        new TextRun(TextOptions.of(line), console).run();
    }
}
