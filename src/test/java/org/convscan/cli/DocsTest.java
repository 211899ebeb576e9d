package org.convscan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.cli.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documentation says the program does, it does. */
class DocsTest {
    private static List<String> lines(String page) throws IOException {
        return Files.readAllLines(Path.of(page));
    }

    private static Stream<String> commands() throws IOException {
        Set<String> commands = new LinkedHashSet<>();
        for (String page : List.of("README.md", "docs/cli.md", "docs/formats.md", "docs/statistics.md", "docs/differences.md")) {
            lines(page).stream().filter(line -> line.startsWith("./convscan ") && !line.contains("...")).forEach(commands::add);
        }
        return commands.stream();
    }

    /** In the pages' order, but parts of a run are made before they are merged. */
    @Test
    void everyCommandInTheDocumentationRuns() throws IOException {
        List<String> commands = Stream.concat(commands().filter(line -> !line.contains(" merge ")),
                commands().filter(line -> line.contains(" merge "))).toList();
        assertTrue(commands.size() > 20, commands.toString());
        Run.clear(Path.of("target/sites"));
        for (String command : commands) {
            Run done = Run.of(command.substring("./convscan ".length()).split(" +"));
            assertEquals(0, done.code(), command + "\n" + done.err());
        }
    }

    private static Stream<String> answers() throws IOException {
        return lines("docs/formats.md").stream().filter(line -> line.matches("convscan: test-data/[a-z]+/broken/.*"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void everyAnswerToADamagedFileIsTheProgramsOwn(String answer) {
        String file = answer.replaceFirst("convscan: ([^,:]*)[,:].*", "$1");
        String kind = file.substring(file.indexOf('.') + 1);
        List<String> words = file.contains("/motifs/") && !kind.equals("background") ? List.of("-m", file, Run.GENOME)
                : kind.equals("background") ? List.of("-m", Run.MOTIFS, "--background", file, Run.GENOME)
                : kind.startsWith("bed") ? List.of("-m", Run.MOTIFS, "--regions", file, Run.GENOME)
                : List.of("-m", Run.MOTIFS, file);
        assertEquals(answer + "\n", Run.of(Run.words("dna", "--quiet", words)).err());
    }

    @Test
    void everyDamagedFileIsInTheDocumentation() throws IOException {
        Set<String> shown = new TreeSet<>(answers().map(line -> line.replaceFirst("convscan: ([^,:]*)[,:].*", "$1")).toList());
        Set<String> there = new TreeSet<>();
        for (String folder : List.of("test-data/motifs/broken/", "test-data/dna/broken/")) {
            lines(folder + "messages.tsv").stream().skip(1).map(row -> folder + row.split("\t")[0]).forEach(there::add);
        }
        assertEquals(there, shown);
    }

    /** In the table of its command, or among the options of every command. */
    @Test
    void everyOptionIsInTheDocumentationAndNoOther() throws IOException {
        String page = String.join("\n", lines("docs/cli.md"));
        Set<String> there = new TreeSet<>(Set.of("--version"));
        for (Command command : Main.COMMANDS) {
            command.options().getOptions().stream().map(Option::getLongOpt).forEach(name -> there.add("--" + name));
            assertTrue(page.contains("## `convscan " + command.name()), command.name());
        }
        Set<String> told = new TreeSet<>();
        Matcher option = Pattern.compile("(?<![\\w-])--[a-z]+(-[a-z]+)*").matcher(page);
        while (option.find()) {
            told.add(option.group());
        }
        assertEquals(there, told);
    }
}
