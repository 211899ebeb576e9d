package org.convscan.format.motif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convscan.InputException;
import org.convscan.kernel.Background;
import org.convscan.track.Alphabet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BrokenMotifFilesTest {
    private static final Path FOLDER = Fixtures.FOLDER.resolve("broken");

    private record Case(String file, int exitCode, String message) {
        @Override
        public String toString() {
            return file;
        }
    }

    private static Stream<Case> cases() throws IOException {
        return Files.readAllLines(FOLDER.resolve("messages.tsv")).stream().skip(1).map(line -> {
            String[] fields = line.split("\t", -1);
            return new Case(fields[0], Integer.parseInt(fields[1]), fields[2]);
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyDamagedFileGivesItsMessage(Case broken) {
        Path file = FOLDER.resolve(broken.file);
        String message = assertThrows(InputException.class, () -> read(file)).getMessage();
        assertTrue(message.startsWith(file.toString()), message);
        assertTrue(message.contains(broken.message), message);
        assertEquals(1, message.lines().count(), message);
        assertTrue(message.endsWith(")"), "a remedy in brackets: " + message);
        assertFalse(broken.message.isBlank());
        assertEquals(1, broken.exitCode, "an InputException ends with 1");
    }

    private static void read(Path file) throws InputException {
        if (file.toString().endsWith(".background")) {
            BackgroundReader.read(file, Alphabet.DNA);
        } else {
            MotifReader.read(file);
        }
    }

    @Test
    void everyDamagedFileHasAMessage() throws IOException {
        Set<String> listed = cases().map(Case::file).collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> files = Files.list(FOLDER)) {
            Set<String> there = files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("messages.tsv"))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(listed, there);
        }
    }

    /** No damage may end in anything but an InputException: every file cut at 200 places, and with 200 bytes changed. */
    @ParameterizedTest
    @MethodSource("goodFiles")
    void aFileDamagedAnywhereIsReadOrRefused(Path file) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        int step = 1 + whole.length / 200;
        for (int length = 0; length < whole.length; length += step) {
            tryRead(file, Arrays.copyOf(whole, length));
        }
        byte[] strange = "-.>\n\t[e9=/#A ".getBytes(StandardCharsets.US_ASCII);
        for (int at = 0; at < whole.length; at += step) {
            byte[] changed = whole.clone();
            changed[at] = strange[at % strange.length];
            tryRead(file, changed);
        }
    }

    private static Stream<Path> goodFiles() throws IOException {
        try (Stream<Path> files = Files.list(Fixtures.FOLDER)) {
            return files.filter(file -> file.toString().matches(".*\\.(meme|jaspar|pfm|transfac|stamp|homer|csv|txt|gz)"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static void tryRead(Path file, byte[] bytes) {
        try {
            MotifReader.read(file.toString(), new ByteArrayInputStream(bytes), null).forEach(motif ->
                    motif.logOdds(Background.uniform(Alphabet.DNA), 0.1));
        } catch (InputException e) {
            assertEquals(1, e.getMessage().lines().count(), e.getMessage());
        }
    }
}
