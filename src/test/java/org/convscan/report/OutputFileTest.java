package org.convscan.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.convscan.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
    private static final byte[] TEXT = "line\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void nothingStandsUnderTheFinalNameBeforeTheEnd() throws IOException {
        Path target = folder.resolve("hits.bed");
        try (OutputFile file = OutputFile.create(target)) {
            file.stream().write(TEXT);
            file.stream().flush();
            assertFalse(Files.exists(target));
            assertEquals("line\n", Files.readString(file.temporary()));
            file.commit();
            assertEquals("line\n", Files.readString(target));
        }
        assertEquals(List.of("hits.bed"), left());
    }

    @Test
    void closingWithoutCommitLeavesNothing() throws IOException {
        try (OutputFile file = OutputFile.create(folder.resolve("hits.bed"))) {
            file.stream().write(TEXT);
        }
        assertEquals(List.of(), left());
    }

    @Test
    void anOlderFileIsKeptUntilTheNewOneIsComplete() throws IOException {
        Path target = folder.resolve("hits.bed");
        Files.writeString(target, "old\n");
        try (OutputFile file = OutputFile.create(target)) {
            file.stream().write(TEXT);
        }
        assertEquals("old\n", Files.readString(target));
        try (OutputFile file = OutputFile.create(target)) {
            file.stream().write(TEXT);
            file.commit();
        }
        assertEquals("line\n", Files.readString(target));
        assertEquals(List.of("hits.bed"), left());
    }

    @Test
    void whereNothingCanBeWrittenIsSaidBeforeTheWork() throws IOException {
        InputException noFolder = assertThrows(InputException.class, () -> OutputFile.create(folder.resolve("no/hits.bed")));
        assertTrue(noFolder.getMessage().contains("there is no directory " + folder.resolve("no")), noFolder.getMessage());
        InputException isFolder = assertThrows(InputException.class, () -> OutputFile.create(folder));
        assertTrue(isFolder.getMessage().contains("this is a directory"), isFolder.getMessage());
        assertEquals(List.of(), left());
    }

    @Test
    void twoRunsDoNotWriteTheSameTemporaryFile() throws IOException {
        try (OutputFile file = OutputFile.create(folder.resolve("hits.bed"))) {
            assertThrows(InputException.class, () -> OutputFile.create(folder.resolve("hits.bed")));
            file.commit();
        }
        assertEquals(List.of("hits.bed"), left());
    }

    @Test
    void aFailedMoveKeepsNoTemporaryFile() throws IOException {
        Path target = folder.resolve("hits.bed");
        try (OutputFile file = OutputFile.create(target)) {
            Files.createDirectories(target.resolve("inside"));
            InputException failed = assertThrows(InputException.class, file::commit);
            assertTrue(failed.getMessage().startsWith(target.toString()), failed.getMessage());
        }
        assertEquals(List.of("hits.bed"), left());
    }

    @Test
    void aNameWithoutFolderIsWrittenWhereTheProgramRuns() throws IOException {
        Path target = Path.of("output-file-test.tmp");
        try (OutputFile file = OutputFile.create(target)) {
            assertEquals(target.toAbsolutePath().getParent(), file.temporary().getParent());
        }
        assertFalse(Files.exists(target));
    }
}
