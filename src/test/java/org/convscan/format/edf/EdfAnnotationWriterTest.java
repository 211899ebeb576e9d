package org.convscan.format.edf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EdfAnnotationWriterTest {
    @TempDir
    Path folder;

    private Path file(List<EdfAnnotation> annotations) throws Exception {
        Path file = folder.resolve("beats.edf");
        try (OutputStream out = Files.newOutputStream(file)) {
            EdfAnnotationWriter.write(annotations, out);
        }
        return file;
    }

    private static List<EdfAnnotation> some() {
        return List.of(new EdfAnnotation(0, Double.NaN, "beat"), new EdfAnnotation(0.133333, Double.NaN, "beat"),
                new EdfAnnotation(1.5, 0.25, "lead off, é"), new EdfAnnotation(86_399.9975, Double.NaN, "beat"));
    }

    @Test
    void whatIsWrittenIsReadBack() throws Exception {
        assertEquals(some(), EdfRecording.annotations(file(some())));
        assertEquals(List.of(), EdfRecording.annotations(file(List.of())));
    }

    /**
     * EDFlib 1.27 (github.com/EEGKit/EDFlib, commit b980627), which checks every field of a header, opens this very file as EDF+
     * and prints, in 100 ns: 0 -10000000 beat; 1333330 -10000000 beat; 15000000 2500000 lead off, é; 863999975000 -10000000 beat,
     * where -1 s is no duration. MNE 1.3.0's read_annotations gives onsets 0, 0.133333, 1.5, 86399.9975 and the same texts.
     */
    @Test
    void theFileIsTheOneThatOtherProgramsRead() throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file(some())));
        assertEquals("c525df679bfcf4a162c35575e3237767819f0adaae7460a19628662d6e229685", HexFormat.of().formatHex(digest));
    }

    @Test
    void manyAnnotationsTakeSeveralDataRecords() throws Exception {
        List<EdfAnnotation> many = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            many.add(new EdfAnnotation(i * 0.864, Double.NaN, "beat"));
        }
        Path file = file(many);
        List<EdfAnnotation> read = EdfRecording.annotations(file);
        assertEquals(100_000, read.size());
        assertEquals(99_999 * 0.864, read.get(99_999).onset(), 5e-7);
        assertTrue(EdfHeaderReader.read(file).records() > 100);
        assertEquals(0, (Files.size(file) - 512) % 16_384);
    }

    @Test
    void aLongTextHasADataRecordLargeEnough() throws Exception {
        List<EdfAnnotation> one = List.of(new EdfAnnotation(1, Double.NaN, "x".repeat(20_001)), new EdfAnnotation(2, Double.NaN, "y"));
        assertEquals(one, EdfRecording.annotations(file(one)));
    }

    @Test
    void charactersThatWouldEndATextBecomeSpaces() throws Exception {
        assertEquals(List.of(new EdfAnnotation(1, Double.NaN, "a b c")),
                EdfRecording.annotations(file(List.of(new EdfAnnotation(1, Double.NaN, "a\u0014b\0c")))));
    }

    /** Places and widths as in the specification (edfplus.info/specs/edf.html). */
    @Test
    void theHeaderIsEdfPlusWithoutSignals() throws Exception {
        byte[] bytes = Files.readAllBytes(file(some()));
        assertEquals("0       X X X X", text(bytes, 0, 15));
        assertEquals("Startdate X X X X", text(bytes, 88, 17));
        assertEquals("512     EDF+C", text(bytes, 184, 13));
        assertEquals("1       0       1   EDF Annotations ", text(bytes, 236, 36));
        assertEquals("8192    ", text(bytes, 472, 8));
        assertEquals(512 + 16_384, bytes.length);
        assertEquals("+0\u0014\u0014\0+0\u0014beat\u0014\0+0.133333\u0014beat\u0014\0+1.5\u00150.25\u0014", text(bytes, 512, 40));
    }

    private static String text(byte[] bytes, int at, int length) {
        return new String(bytes, at, length, StandardCharsets.ISO_8859_1);
    }
}
