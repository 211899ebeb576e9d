package org.convscan.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.convscan.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputFileTest {
    @TempDir
    private Path folder;

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static void write(OutputFile file, String text) throws IOException {
        file.stream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aFileAppearsWhenItIsCommitted() throws IOException {
        Path target = folder.resolve("hits.bed");
        try (OutputFile file = OutputFile.create(target)) {
            write(file, "text");
            file.stream().flush();
            assertFalse(Files.exists(target));
            assertEquals("text", Files.readString(file.temporary()));
            file.commit();
            assertEquals("text", Files.readString(target));
        }
        assertEquals(List.of("hits.bed"), names());
    }

    @Test
    void anOlderFileStaysUntilTheNewOneIsComplete() throws IOException {
        Path target = Files.writeString(folder.resolve("hits.bed"), "old");
        try (OutputFile file = OutputFile.create(target)) {
            write(file, "half");
        }
        assertEquals("old", Files.readString(target));
        try (OutputFile file = OutputFile.create(target)) {
            write(file, "new");
            file.commit();
        }
        assertEquals("new", Files.readString(target));
        assertEquals(List.of("hits.bed"), names());
    }

    @Test
    void twoRunsMayWriteTheSameFileAndTheLastOneWins() throws IOException {
        Path target = folder.resolve("hits.bed");
        try (OutputFile one = OutputFile.create(target);
                OutputFile other = OutputFile.create(target)) {
            write(one, "one");
            write(other, "other");
            other.commit();
            one.commit();
        }
        assertEquals("one", Files.readString(target));
    }

    @Test
    void aLinkStaysALinkAndItsFileIsReplaced() throws IOException {
        Path real = Files.writeString(Files.createDirectory(folder.resolve("disk")).resolve("hits.bed"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.bed"), real);
        try (OutputFile file = OutputFile.create(link)) {
            write(file, "new");
            file.commit();
        }
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(real));
    }

    /** Not replaced by a file, which root could do. */
    @Test
    void aDeviceIsWrittenStraightTo() throws IOException {
        Path nothing = Path.of("/dev/null");
        assumeTrue(Files.exists(nothing), "skipped: no /dev/null");
        try (OutputFile file = OutputFile.create(nothing)) {
            write(file, "text");
            file.commit();
        }
        assertTrue(Files.readAttributes(nothing, java.nio.file.attribute.BasicFileAttributes.class).isOther());
    }

    @Test
    void aNamedPipeIsWrittenStraightTo() throws Exception {
        Path pipe = folder.resolve("pipe");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "skipped: no mkfifo");
        assertEquals(0, new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor());
        Process reader = new ProcessBuilder("cat", pipe.toString()).start();
        try (OutputFile file = OutputFile.create(pipe)) {
            write(file, "text\n");
            file.commit();
        }
        assertEquals("text", reader.inputReader().readLine());
        assertEquals(List.of("pipe"), names());
    }

    @Test
    void whatMustWaitIsBesideAnOrdinaryTargetAndGoesWhenClosed() throws IOException {
        Path real = Files.writeString(Files.createDirectory(folder.resolve("disk")).resolve("hits.bed"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.bed"), real);
        for (Path target : List.of(folder.resolve("new.bed"), link)) {
            try (OutputFile file = OutputFile.scratch(target)) {
                write(file, "waiting");
                file.stream().flush();
                assertEquals(target.equals(link) ? real.toRealPath().getParent() : folder, file.temporary().getParent());
                assertEquals("waiting", Files.readString(file.temporary()));
            }
        }
        assertEquals(List.of("disk", "link.bed"), names());
        assertEquals("old", Files.readString(link));
    }

    @Test
    void whatMustWaitForADeviceOrAStreamIsAmongTheTemporaryFiles() throws IOException {
        Path nothing = Path.of("/dev/null");
        assumeTrue(Files.exists(nothing), "skipped: no /dev/null");
        for (Path target : new Path[] {nothing, null}) {
            try (OutputFile file = OutputFile.scratch(target)) {
                write(file, "waiting");
                assertEquals(Path.of(System.getProperty("java.io.tmpdir")), file.temporary().getParent());
            }
        }
    }

    private String refusal(Path target) {
        return assertThrows(InputException.class, () -> OutputFile.create(target)).getMessage();
    }

    @Test
    void whatCannotBeWrittenIsSaidBeforeAnyWork() throws IOException {
        assertEquals(folder + ": this is a directory (name a file in it)", refusal(folder));
        Path nowhere = folder.resolve("no/such/hits.bed");
        assertEquals(nowhere + ": there is no directory " + nowhere.getParent() + " (make it first)", refusal(nowhere));
        Path behindFile = Files.writeString(folder.resolve("file"), "").resolve("hits.bed");
        assertEquals(behindFile + ": there is no directory " + behindFile.getParent() + " (make it first)", refusal(behindFile));
        assertTrue(refusal(folder.resolve("x".repeat(300))).contains(": cannot be written: File name too long ("));
        assertEquals(List.of("file"), names());
    }

    @Test
    void protectedFilesAndFoldersAreLeftAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("hits.bed"), "precious");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        assumeFalse(Files.isWritable(file), "skipped: permissions do not bind this user");
        assertEquals(file + ": this file is write-protected (choose another name)", refusal(file));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        Path other = folder.resolve("other.bed");
        assertEquals(other + ": cannot be written here: permission denied (choose another folder)", refusal(other));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void aSecondFileThatCannotBeWrittenTakesTheFirstWithIt() throws IOException {
        Files.createDirectory(folder.resolve("hits.bed.gz.tbi"));
        assertThrows(InputException.class, () -> TableOutput.to(folder.resolve("hits.bed.gz"), Tabix.BED));
        assertEquals(List.of("hits.bed.gz.tbi"), names());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hits.bed", "hits.bed.gz"})
    @Timeout(60)
    void aKilledProcessLeavesNothing(String name) throws Exception {
        Process process = new ProcessBuilder(WriterProcess.command(folder.resolve(name))).start();
        try (BufferedReader out = process.inputReader()) {
            assertEquals("writing", out.readLine());
            assertFalse(names().isEmpty());
            process.destroy();
            assertTrue(process.waitFor(30, TimeUnit.SECONDS));
            assertEquals(143, process.exitValue());
        }
        assertEquals(List.of(), names());
    }

    /** Ctrl-C between two files: Java takes no more notes then of what is to be deleted. */
    @ParameterizedTest
    @ValueSource(strings = {"table", "scratch"})
    @Timeout(60)
    void aFileBegunWhileTheProgramEndsLeavesNothing(String what) throws Exception {
        Process process = new ProcessBuilder(WriterProcess.command(folder.resolve("hits.bed"), what)).start();
        try (BufferedReader out = process.inputReader()) {
            assertEquals("interrupted", out.readLine());
        }
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        assertEquals(List.of(), names());
    }

    /** A limit on the size of files is met like a full disk: in the middle of a write. */
    @ParameterizedTest
    @ValueSource(strings = {"hits.bed", "hits.bed.gz"})
    @Timeout(60)
    void aFullDiskIsOneLineAndLeavesNothing(String name) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "skipped: no bash");
        Path target = folder.resolve(name);
        List<String> command = WriterProcess.command(target);
        command.addAll(0, List.of("/bin/bash", "-c", "ulimit -f 64; exec \"$@\"", "bash"));
        Process process = new ProcessBuilder(command).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        assertTrue(said.endsWith("InputException " + target + ": cannot be written: File too large (free some space or choose "
                + "another folder; nothing was left behind)\n"), said);
        assertEquals(List.of(), names());
    }

    @Test
    void aFailedMoveKeepsNoTemporaryFile() throws IOException {
        Path target = folder.resolve("hits.bed");
        try (OutputFile file = OutputFile.create(target)) {
            Files.createDirectories(target.resolve("inside"));
            InputException failed = assertThrows(InputException.class, file::commit);
            assertTrue(failed.getMessage().startsWith(target.toString()), failed.getMessage());
        }
        assertEquals(List.of("hits.bed"), names());
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
