package org.convscan.format.beats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.convscan.format.gzip.InputFile;
import org.convscan.format.wfdb.Annotation;
import org.convscan.format.wfdb.AnnotationCodes;
import org.convscan.format.wfdb.AnnotationReader;
import org.convscan.stats.BeatMarks;

/** Reads beats from an annotation file in MIT format, or from a table; which of the two it is shows in the first bytes. */
public final class BeatFile {
    private static final int LOOKED_AT = 512;

    private BeatFile() {}

    /** @param hertz ticks in a second that times are wanted in */
    public static BeatMarks read(Path path, double hertz) throws IOException {
        return isText(path) ? BeatTable.read(path, hertz) : annotations(path, hertz);
    }

    /** Text has no control characters but tabs and ends of lines, and annotations have zero bytes in their end mark at least. */
    private static boolean isText(Path path) throws IOException {
        try (InputStream in = InputFile.of(path.toString(), null).open()) {
            byte[] start = in.readNBytes(LOOKED_AT);
            for (byte b : start) {
                if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r') {
                    return false;
                }
            }
            return start.length > 0;
        }
    }

    /** Beats between the marks of ventricular fibrillation or flutter are left out, and so is that time. */
    private static BeatMarks annotations(Path path, double hertz) throws IOException {
        BeatMarks marks = new BeatMarks();
        try (AnnotationReader reader = AnnotationReader.open(path, hertz)) {
            for (Annotation next = reader.next(); next != null; next = reader.next()) {
                if (next.code() == AnnotationCodes.FIBRILLATION_START) {
                    marks.exclude(next.time(), endOfFibrillation(reader));
                } else if (next.code() == AnnotationCodes.FLUTTER_WAVE) {
                    marks.addUncounted(next.time());
                } else if (AnnotationCodes.isBeat(next.code())) {
                    marks.add(next.time());
                }
            }
        }
        return marks;
    }

    private static long endOfFibrillation(AnnotationReader reader) throws IOException {
        Annotation next = reader.next();
        while (next != null && next.code() != AnnotationCodes.FIBRILLATION_END) {
            next = reader.next();
        }
        return next == null ? Long.MAX_VALUE : next.time();
    }
}
