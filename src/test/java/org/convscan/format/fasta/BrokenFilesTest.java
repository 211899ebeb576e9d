package org.convscan.format.fasta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convscan.InputException;
import org.convscan.format.bed.RegionFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks every damaged file; what each must be answered stands beside them in messages.tsv. */
class BrokenFilesTest {
    private static final Path FOLDER = Path.of(Fixtures.DNA, "broken");

    private record Case(String file, String exitCode, String message) {
        @Override
        public String toString() {
            return file;
        }
    }

    private static List<Case> cases() throws IOException {
        try (Stream<String> rows = Files.lines(FOLDER.resolve("messages.tsv"))) {
            return rows.skip(1).map(row -> row.split("\t", 3)).map(row -> new Case(row[0], row[1], row[2])).toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void everyDamagedFileIsAnsweredByOneLineThatNamesTheFileAndSaysWhatIsWrong(Case each) {
        String path = FOLDER.resolve(each.file).toString();
        InputException e = assertThrows(InputException.class, () -> read(path));
        assertTrue(e.getMessage().startsWith(path) && e.getMessage().contains(each.message), e.getMessage());
        assertEquals(1, e.getMessage().lines().count());
        assertEquals("1", each.exitCode, "the exit code of an InputException");
    }

    private static void read(String path) throws IOException {
        if (path.contains(".bed")) {
            RegionFile.read(path, null);
        } else {
            try (SequenceSource source = Fixtures.files(path)) {
                Fixtures.lines(source, 1000);
            }
        }
    }

    @Test
    void noDamagedFileIsForgotten() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            Set<String> there = files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
            there.remove("messages.tsv");
            assertEquals(cases().stream().map(Case::file).collect(Collectors.toCollection(TreeSet::new)), there);
        }
    }
}
