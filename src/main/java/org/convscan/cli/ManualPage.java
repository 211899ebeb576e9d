package org.convscan.cli;

import java.util.List;
import java.util.Locale;
import org.apache.commons.cli.Option;

/** The manual page that {@code man convscan} shows, in troff, made from the commands' own options so that it cannot lag behind. */
final class ManualPage {
    private final StringBuilder page = new StringBuilder();

    private ManualPage() {}

    static String of(List<Command> commands) {
        ManualPage page = new ManualPage();
        page.request("TH CONVSCAN 1 \"\" \"convscan " + Version.text() + "\" \"User Commands\"");
        page.section("NAME");
        page.text("convscan - finds motifs in long lines of data by 1D convolution: DNA, nanopore current, ECG");
        page.section("SYNOPSIS");
        page.text("convscan COMMAND [OPTIONS] ...");
        page.request("br");
        page.text("convscan help COMMAND");
        for (Command command : commands) {
            page.command(command);
        }
        page.section("EXIT STATUS");
        page.text("0 done; 1 the data is wrong or a resource failed; 2 the command line is wrong; 70 a bug; 130 interrupted.");
        page.section("ENVIRONMENT");
        page.item("CONVSCAN_JAVA_OPTS", "options for Java, such as -Xmx4g");
        page.item("CONVSCAN_CACHE", "the folder for unpacked native libraries, parsed classes and thresholds of motifs");
        page.item("CONVSCAN_NO_THRESHOLD_CACHE", "if set, thresholds of motifs are neither kept nor taken from there");
        page.item("JAVA_HOME", "the Java to run on, 17 or newer (default: the java on the path)");
        return page.page.toString();
    }

    private void command(Command command) {
        section(command.name());
        text(command.summary() + ".");
        request("PP");
        text("convscan " + command.name() + " " + command.arguments());
        for (Option option : command.options().getOptions()) {
            String names = (option.getOpt() == null ? "" : "-" + option.getOpt() + ", ") + "--" + option.getLongOpt();
            item(names + (option.hasArg() ? " " + option.getArgName() : ""), option.getDescription());
        }
        request("PP");
        text("Examples, from a checkout's root:");
        request("nf");
        command.examples().lines().forEach(this::text);
        request("fi");
    }

    private void section(String name) {
        request("SH \"" + name.toUpperCase(Locale.ROOT) + "\"");
    }

    private void item(String term, String description) {
        request("TP");
        text(term);
        text(description);
    }

    private void request(String request) {
        page.append('.').append(request).append('\n');
    }

    /** Troff reads backslashes, and dots and quotes that begin a line; a plain hyphen it would set as another sign. */
    private void text(String line) {
        String plain = line.replace("\\", "\\e").replace("-", "\\-");
        page.append(plain.startsWith(".") || plain.startsWith("'") ? "\\&" : "").append(plain).append('\n');
    }
}
