package org.convscan.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import htsjdk.tribble.readers.TabixReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.convscan.InputException;
import org.convscan.kernel.Consensus;
import org.convscan.stats.MotifSearch;
import org.convscan.track.Track;
import org.convscan.track.TrackSource;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Other programs' readers must find in a range what the plain lines have there. */
class IndexedOutputTest {
    @TempDir
    private Path folder;

    /** A consensus of four letters in random lines: a hit every 128 letters or so, over several index bins. */
    private static Bytes table(Tabix format) throws IOException {
        SimulatedScan lines = new SimulatedScan(5, 1).line("chr1", 90_000).line("chr2", 40).line("chr3", 60_000);
        TrackSource source = TrackSource.of(lines.lines.toArray(Track[]::new));
        MotifSearch search = MotifSearch.of(List.of(new Consensus(Tables.ap1().name(0), "TGAC"))).build();
        return Tables.table(Tables.format(format, search, false), Tables.scan(search), source, Tables.PROVENANCE);
    }

    private Path write(Tabix format, Bytes lines) throws IOException {
        Path file = folder.resolve("hits." + format + ".gz");
        try (TableOutput out = TableOutput.to(file, format)) {
            out.write(lines);
            out.commit();
        }
        return file;
    }

    private static List<String> inRange(Tabix format, Bytes lines, String sequence, int from, int to) {
        List<String> found = new ArrayList<>();
        for (String line : lines.toString().split("\n")) {
            String[] cells = line.split("\t");
            if (!line.startsWith("#") && cells[format.sequence()].equals(sequence)) {
                int start = Integer.parseInt(cells[format.start()]) + format.startShift();
                if (start <= to && format.end(new Bytes().add(line + "\t"), 0) >= from) {
                    found.add(line);
                }
            }
        }
        return found;
    }

    private static List<int[]> ranges() {
        Random random = new Random(6);
        List<int[]> ranges = new ArrayList<>(List.of(new int[] {1, 1_000_000}, new int[] {16_384, 16_385}, new int[] {1, 1}));
        for (int i = 0; i < 40; i++) {
            int from = 1 + random.nextInt(90_000);
            ranges.add(new int[] {from, from + random.nextInt(i % 2 == 0 ? 300 : 30_000)});
        }
        return ranges;
    }

    @ParameterizedTest
    @EnumSource(value = Tabix.class, names = {"BED", "GFF3", "TSV"})
    void htsjdkFindsTheLinesOfARange(Tabix format) throws IOException {
        Bytes lines = table(format);
        Path file = write(format, lines);
        assertTrue(inRange(format, lines, "chr1", 1, 90_000).size() > 500);
        try (TabixReader reader = new TabixReader(file.toString())) {
            for (int[] range : ranges()) {
                for (String sequence : List.of("chr1", "chr3")) {
                    List<String> found = new ArrayList<>();
                    TabixReader.Iterator rows = reader.query(sequence + ":" + range[0] + "-" + range[1]);
                    for (String row = rows.next(); row != null; row = rows.next()) {
                        found.add(row);
                    }
                    assertEquals(inRange(format, lines, sequence, range[0], range[1]), found);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = Tabix.class, names = {"BED", "GFF3", "TSV"})
    void theTabixProgramFindsTheLinesOfARangeAndTheHead(Tabix format) throws Exception {
        Assumptions.assumeTrue(installed("tabix"), "skipped: tabix is not installed");
        Bytes lines = table(format);
        Path file = write(format, lines);
        for (int[] range : ranges()) {
            // The comment line behind the last hits of chr3 must not be taken for a hit.
            for (String sequence : List.of("chr1", "chr3")) {
                String place = sequence + ":" + range[0] + "-" + range[1];
                assertEquals(inRange(format, lines, sequence, range[0], range[1]), output("tabix", file.toString(), place), place);
            }
        }
        // The line of column names is skipped in ranges, but is no comment to tabix -H.
        List<String> head = Stream.of(lines.toString().split("\n")).takeWhile(line -> line.startsWith("#")).toList();
        assertEquals(head, output("tabix", "-H", file.toString()));
        assertEquals(List.of("chr1", "chr3"), output("tabix", "-l", file.toString()));
    }

    private static boolean installed(String program) {
        return Stream.of(System.getenv("PATH").split(":")).anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    private List<String> output(String... command) throws Exception {
        Path errors = folder.resolve("errors");
        Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), () -> "exit code, " + errors);
        assertEquals("", Files.readString(errors));
        return text.isEmpty() ? List.of() : List.of(text.split("\n"));
    }

    @ParameterizedTest
    @EnumSource(value = Tabix.class, names = {"BED", "GFF3", "TSV"})
    void unpackedItIsThePlainTable(Tabix format) throws IOException {
        Bytes lines = table(format);
        try (InputStream in = new GZIPInputStream(Files.newInputStream(write(format, lines)))) {
            assertEquals(lines.toString(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @EnumSource(value = Tabix.class, names = {"BED", "GFF3", "TSV"})
    void aTableWithoutHitsHasAnIndexToo(Tabix format) throws Exception {
        Bytes head = new Bytes();
        Tables.format(format, Tables.ap1(), false).header(Tables.PROVENANCE, head);
        Path file = write(format, head);
        try (TabixReader reader = new TabixReader(file.toString())) {
            assertTrue(reader.getChromosomes().isEmpty());
        }
        if (installed("tabix")) {
            assertEquals(List.of(), output("tabix", "-l", file.toString()));
        }
    }

    @Test
    void hitsOutOfOrderAreRefusedAndNothingIsLeft() throws IOException {
        refused("chr1\t9\t12\nchr1\t8\t11\n", "not in order");
        refused("chr1\t9\t12\nchr2\t8\t11\nchr1\t20\t24\n", "do not stand together");
        // 2^29: the end of a tabix index's last bin.
        refused("chr1\t536870912\t536870916\n", "beyond");
    }

    private void refused(String lines, String why) throws IOException {
        Path file = folder.resolve("refused.gz");
        try (TableOutput out = TableOutput.to(file, Tabix.BED)) {
            InputException wrong = assertThrows(InputException.class, () -> out.write(new Bytes().add(lines)));
            assertTrue(wrong.getMessage().contains(why), wrong.getMessage());
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void noTemporaryFileIsLeftWhenTheIndexCannotBeWritten() throws IOException {
        Files.createDirectory(folder.resolve("hits.gz.tbi"));
        assertThrows(InputException.class, () -> TableOutput.to(folder.resolve("hits.gz"), Tabix.BED));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(folder.resolve("hits.gz.tbi")), left.toList());
        }
        assertFalse(Files.exists(folder.resolve("hits.gz")));
    }

    @Test
    void theSameLinesInOtherPiecesGiveTheSameBytes() throws IOException {
        Bytes lines = table(Tabix.BED);
        Path whole = write(Tabix.BED, lines);
        Path pieces = folder.resolve("pieces.gz");
        try (TableOutput out = TableOutput.to(pieces, Tabix.BED)) {
            for (String line : lines.toString().split("(?<=\n)")) {
                out.write(new Bytes().add(line));
            }
            out.commit();
        }
        assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(pieces));
        assertArrayEquals(Files.readAllBytes(Path.of(whole + ".tbi")), Files.readAllBytes(Path.of(pieces + ".tbi")));
    }

    @Test
    void anOlderIndexIsReplacedWithItsFile() throws IOException {
        write(Tabix.BED, new Bytes().add("chr1\t5\t9\tM1\n"));
        Path file = write(Tabix.BED, new Bytes().add("chr2\t5\t9\tM1\n"));
        try (TabixReader reader = new TabixReader(file.toString())) {
            assertEquals(List.of("chr2"), List.copyOf(reader.getChromosomes()));
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(2, files.count());
        }
    }

    @Test
    void theLastPlaceThatAnIndexCanHoldIsFound() throws IOException {
        Path file = write(Tabix.BED, new Bytes().add("a\t536870904\t536870911\tM\n"));
        try (TabixReader reader = new TabixReader(file.toString())) {
            assertEquals("a\t536870904\t536870911\tM", reader.query("a:536870905-536870905").next());
        }
    }
}
