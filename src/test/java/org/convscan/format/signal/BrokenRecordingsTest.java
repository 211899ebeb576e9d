package org.convscan.format.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
import org.convscan.format.csv.CsvRecording;
import org.convscan.format.edf.EdfRecording;
import org.convscan.format.wfdb.AnnotationReader;
import org.convscan.format.wfdb.WfdbRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged records, annotations, EDF files and tables, each with its message in messages.tsv; FOLDER stands for the folder. */
class BrokenRecordingsTest {
    private static final Path WFDB = Path.of("test-data", "wfdb");
    private static final Path EDF = Path.of("test-data", "edf");

    private record Case(Path folder, String file, String message) {
        @Override
        public String toString() {
            return file;
        }
    }

    private static Stream<Case> cases() throws IOException {
        return Stream.of(WFDB, EDF).map(folder -> folder.resolve("broken")).flatMap(folder -> {
            try {
                return Files.readAllLines(folder.resolve("messages.tsv")).stream().skip(1).map(line -> line.split("\t"))
                        .map(cells -> new Case(folder, cells[0], cells[1].replace("FOLDER", folder.toString())));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static void read(Path file) throws IOException {
        String name = file.toString();
        if (name.endsWith(".atr")) {
            AnnotationReader.readAll(file, 0);
        } else if (name.endsWith(".edf")) {
            EdfRecording.annotations(file);
            Columns.read(EdfRecording.open(file), 50);
        } else if (name.endsWith(".csv")) {
            Columns.read(CsvRecording.open(file, 250), 50);
        } else {
            Columns.read(WfdbRecord.open(name), 50);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyDamagedFileGivesItsMessage(Case broken) {
        InputException said = assertThrows(InputException.class, () -> read(broken.folder.resolve(broken.file)));
        assertEquals(broken.message, said.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"wfdb", "edf"})
    void everyDamagedFileHasAMessage(String format) throws IOException {
        Path folder = Path.of("test-data", format, "broken");
        Set<String> listed = cases().filter(broken -> broken.folder.equals(folder)).map(Case::file)
                .collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(listed, files.map(file -> file.getFileName().toString()).filter(name -> !name.matches(".*\\.(tsv|dat)"))
                    .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    /** No damage may end in anything but an InputException: every file cut at many places, and with many bytes changed. */
    @ParameterizedTest
    @ValueSource(strings = {
        "wfdb/f212.hea", "wfdb/frames.hea", "wfdb/beats.atr", "wfdb/far.atr", "edf/plain.edf", "edf/gaps.edf", "edf/plain.bdf"
    })
    void aFileDamagedAnywhereIsReadOrRefused(String file, @TempDir Path folder) throws IOException {
        for (String data : new String[] {"f212.dat", "f16.dat"}) {
            Files.copy(WFDB.resolve(data), folder.resolve(data));
        }
        Path good = Path.of("test-data").resolve(file);
        Path bad = folder.resolve(good.getFileName().toString().replace(".bdf", ".edf"));
        byte[] whole = Files.readAllBytes(good);
        int step = 1 + whole.length / 150;
        byte[] strange = {'9', '-', 0, (byte) 0xFF, ' ', '/', 0x14, '\n'};
        for (int at = 0; at < whole.length; at += step) {
            tryRead(Files.write(bad, Arrays.copyOf(whole, at)));
            byte[] changed = whole.clone();
            changed[at] = strange[at / step % strange.length];
            tryRead(Files.write(bad, changed));
        }
    }

    private static void tryRead(Path file) throws IOException {
        try {
            read(file);
        } catch (InputException e) {
            assertEquals(1, e.getMessage().lines().count(), e.getMessage());
        }
    }

    @Test
    void aChangedByteInAFlacFileIsNoticed(@TempDir Path folder) throws IOException {
        Files.copy(WFDB.resolve("f516.hea"), folder.resolve("f516.hea"));
        byte[] whole = Files.readAllBytes(WFDB.resolve("f516.dat"));
        int frames = new String(whole, StandardCharsets.ISO_8859_1).indexOf("\u00FF\u00F8");
        for (int at = frames; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 1;
            Files.write(folder.resolve("f516.dat"), changed);
            assertThrows(InputException.class, () -> read(folder.resolve("f516.hea")), "byte " + at);
        }
    }
}
