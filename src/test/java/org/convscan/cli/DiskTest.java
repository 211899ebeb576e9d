package org.convscan.cli;

import static org.convscan.cli.Run.GENOME;
import static org.convscan.cli.Run.MOTIFS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A small disk, a read-only one, and files that others protect, as the program meets them in a process of its own. */
@Timeout(120)
class DiskTest {
    @TempDir
    private Path folder;

    /** What it printed; its standard error is in the file "err" beside the folder "disk". */
    private String shell(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectError(folder.resolve("err").toFile()).start();
        String out = new String(process.getInputStream().readAllBytes());
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return out;
    }

    private String err() throws IOException {
        return Files.readString(folder.resolve("err")).replace("WARNING: Using incubator modules: jdk.incubator.vector\n", "");
    }

    private static boolean works(String... command) throws Exception {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }

    /** In a mount namespace of its own, which ends with the script: no disk stays mounted. */
    private String onSmallDisk(String before, String... args) throws Exception {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        assumeTrue(works("unshare", "-m", "mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString()),
                "skipped: this user may not mount a disk");
        return shell(List.of("unshare", "-m", "bash", "-c", "mount -t tmpfs -o size=64k tmpfs '" + disk + "'; cd '" + disk + "'; "
                + before + "; cd - >/dev/null; " + ProcessTest.quoted(ProcessTest.java(args)) + "; echo $?; ls -A '" + disk + "'"));
    }

    @ParameterizedTest
    @CsvSource({
        "-o hits.bed,hits.bed", "-o hits.bed.gz,hits.bed.gz", "-o hits.bed --qvalues all,hits.bed", "-o hits.bed --report page.html,",
        "--format gff3 -o hits.bed --matrix table.mtx,hits.bed"
    })
    void aFullDiskIsOneLineAndLeavesWhatWasThere(String outputs, String named) throws Exception {
        String disk = folder.resolve("disk").toString();
        List<String> words = new ArrayList<>(List.of("dna", "-m", MOTIFS, "-p", "0.5", "--quiet"));
        for (String word : outputs.split(" ")) {
            words.add(word.contains(".") ? disk + "/" + word : word);
        }
        words.add(GENOME);
        assertEquals("1\nhits.bed\n", onSmallDisk("echo older > hits.bed", words.toArray(String[]::new)), err());
        assertEquals(1, err().lines().count(), err());
        assertTrue(err().contains("convscan: " + disk + "/" + (named == null ? "" : named)), err());
        assertTrue(err().contains(": cannot be written: No space left on device (free some space"), err());
    }

    @Test
    void aReadOnlyDiskIsSaidBeforeAnyWork() throws Exception {
        String target = folder.resolve("disk/hits.bed").toString();
        String out = onSmallDisk("mount -o remount,ro \"$PWD\"", "dna", "-m", MOTIFS, "--quiet", "-o", target, GENOME);
        assertEquals("1\n", out, err());
        assertEquals("convscan: " + target + ": cannot be written: Read-only file system (free some space or choose another folder; "
                + "nothing was left behind)\n", err());
    }

    /** Root may read and write everything, so as root the program runs without that right. */
    private List<String> bound(String... args) throws Exception {
        List<String> command = ProcessTest.java(args);
        Path closed = Files.writeString(folder.resolve("closed"), "");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        if (Files.isReadable(closed)) {
            List<String> without = List.of("setpriv", "--bounding-set", "-dac_override,-dac_read_search");
            command.addAll(0, without);
            assumeTrue(works(Stream.concat(without.stream(), Stream.of("true")).toArray(String[]::new)),
                    "skipped: permissions do not bind this user, and setpriv cannot change that");
        }
        return command;
    }

    @ParameterizedTest
    @ValueSource(strings = {"motifs", "sequence", "regions", "background", "part", "shown"})
    void aFileThatMayNotBeReadIsRefused(String what) throws Exception {
        Path secret = Files.copy(Path.of(GENOME), folder.resolve("secret"));
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("-w-------"));
        String name = secret.toString();
        String[] args = switch (what) {
            case "motifs" -> new String[] {"dna", "--quiet", "-m", name, GENOME};
            case "sequence" -> new String[] {"dna", "--quiet", "-m", MOTIFS, name};
            case "regions" -> new String[] {"dna", "--quiet", "-m", MOTIFS, "--regions", name, GENOME};
            case "background" -> new String[] {"dna", "--quiet", "-m", MOTIFS, "--background", name, GENOME};
            case "part" -> new String[] {"merge", name};
            default -> new String[] {"motifs", "show", name};
        };
        assertEquals("", shell(bound(args)).replaceAll("(?m)^#.*\n", ""));
        assertEquals(1, err().lines().count(), err());
        assertTrue(err().startsWith("convscan: " + name + ": ") && err().contains("permission"), err());
    }

    @Test
    void aFileOrFolderThatMayNotBeWrittenIsRefusedAndUnharmed() throws Exception {
        Path locked = Files.createDirectory(folder.resolve("locked"));
        Path file = Files.writeString(folder.resolve("protected.bed"), "precious");
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-x------"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
        String inLocked = locked.resolve("hits.bed").toString();
        assertEquals("", shell(bound("dna", "--quiet", "-m", MOTIFS, "-o", inLocked, GENOME)));
        assertEquals("convscan: " + inLocked + ": cannot be written here: permission denied (choose another folder)\n", err());
        assertEquals("", shell(bound("dna", "--quiet", "-m", MOTIFS, "-o", file.toString(), GENOME)));
        assertEquals("convscan: " + file + ": this file is write-protected (choose another name)\n", err());
        assertEquals("precious", Files.readString(file));
        assertEquals(List.of(), Run.files(locked));
    }
}
