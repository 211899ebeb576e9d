package org.convscan.format.wfdb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WFDB 10.7.0's wrann wrote the files and its rdann printed them: test-data/wfdb/make.sh. */
class AnnotationsTest {
    private static final Path FOLDER = Path.of("test-data", "wfdb");
    private static final Pattern LINE =
            Pattern.compile("\\s*\\S+\\s+(\\d+)\\s+(\\S+)\\s+(-?\\d+)\\s+(-?\\d+)\\s+(-?\\d+)(?:\t(.*))?");

    @ParameterizedTest
    @ValueSource(strings = {"beats.atr", "beats.det", "far.atr"})
    void annotationsReadAsRdannPrintsThem(String file) throws Exception {
        AnnotationCodes codes = AnnotationCodes.standard();
        List<Annotation> expected = new ArrayList<>();
        for (String line : Files.readAllLines(FOLDER.resolve(file + ".rdann"))) {
            Matcher matcher = LINE.matcher(line);
            assertTrue(matcher.matches(), line);
            expected.add(new Annotation(Long.parseLong(matcher.group(1)), codes.code(matcher.group(2)),
                    Integer.parseInt(matcher.group(3)), Integer.parseInt(matcher.group(4)), Integer.parseInt(matcher.group(5)),
                    matcher.group(6) == null ? "" : matcher.group(6)));
        }
        assertEquals(expected, AnnotationReader.readAll(FOLDER.resolve(file), 360));
    }

    @ParameterizedTest
    @ValueSource(strings = {"beats.atr", "beats.det", "far.atr"})
    void annotationsAreWrittenByteForByteAsWrannWritesThem(String file) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AnnotationWriter writer = new AnnotationWriter(out);
        writer.writeResolution(360);
        for (Annotation annotation : AnnotationReader.readAll(FOLDER.resolve(file), 0)) {
            writer.write(annotation);
        }
        writer.finish();
        assertArrayEquals(Files.readAllBytes(FOLDER.resolve(file)), out.toByteArray());
    }

    /** A tick of the file is 1/1000 s and one of the record 1/360 s: 1001 ticks are 360.36, 1005 are 361.8. */
    @Test
    void aFileWithAClockOfItsOwnIsReadInTheRecordsTicks(@TempDir Path folder) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AnnotationWriter writer = new AnnotationWriter(out);
        writer.writeResolution(1000);
        writer.write(Annotation.of(1001, 1));
        writer.write(Annotation.of(1005, 5));
        writer.finish();
        Path file = Files.write(folder.resolve("a.atr"), out.toByteArray());
        assertEquals(List.of(Annotation.of(360, 1), Annotation.of(362, 5)), AnnotationReader.readAll(file, 360));
        assertEquals(List.of(Annotation.of(1001, 1), Annotation.of(1005, 5)), AnnotationReader.readAll(file, 0));
    }

    @Test
    void commentsAtTheStartAreAboutTheFile(@TempDir Path folder) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AnnotationWriter writer = new AnnotationWriter(out);
        writer.write(new Annotation(0, AnnotationCodes.COMMENT, 0, 0, 0, "gqrs -r 100"));
        writer.write(new Annotation(0, AnnotationCodes.COMMENT, 0, 0, 0, "42 CAL Calibration"));
        writer.write(Annotation.of(17, 42));
        writer.finish();
        try (AnnotationReader reader = AnnotationReader.open(Files.write(folder.resolve("a.atr"), out.toByteArray()), 0)) {
            assertEquals(List.of("gqrs -r 100"), reader.remarks());
            assertEquals("CAL", reader.codes().symbol(42));
            assertEquals(Annotation.of(17, 42), reader.next());
        }
    }

    /** The rows of isqrs in WFDB's ecgmap.h. */
    @Test
    void codesThatMarkBeatsAreThoseOfWfdb() {
        StringBuilder beats = new StringBuilder();
        for (int code = 0; code <= 63; code++) {
            if (AnnotationCodes.isBeat(code)) {
                beats.append(AnnotationCodes.standard().symbol(code));
            }
        }
        assertEquals("NLRaVFJASEj/QB?!enfr", beats.toString());
        assertFalse(AnnotationCodes.isBeat(AnnotationCodes.SIGNAL_QUALITY));
    }
}
