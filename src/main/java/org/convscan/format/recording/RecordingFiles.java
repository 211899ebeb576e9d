package org.convscan.format.recording;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.convscan.InputException;
import org.convscan.format.csv.CsvRecording;
import org.convscan.format.edf.EdfRecording;
import org.convscan.format.gzip.InputFile;
import org.convscan.format.signal.Recording;
import org.convscan.format.wfdb.WfdbRecord;

/** Opens a recording whatever its format: a WFDB record (with or without ".hea"), EDF, BDF, or a table of numbers. */
public final class RecordingFiles {
    private static final int LOOKED_AT = 512;

    private RecordingFiles() {}

    /** A recording whose file says how many samples a second has, as all but tables do. */
    public static Recording open(String path) throws IOException {
        return open(path, 0);
    }

    /**
     * @param hertz of a table, which does not say it; 0 when nobody knows
     * @throws InputException when there is no such recording; says what was looked for
     */
    public static Recording open(String path, double hertz) throws IOException {
        Recording recording = opened(path, hertz);
        if (!(recording.hertz() >= Recording.LEAST_HERTZ && recording.hertz() <= Recording.MOST_HERTZ)) {
            throw new InputException(path, "", "it has " + recording.hertz() + " samples in a second, and recordings have from "
                    + Recording.LEAST_HERTZ + " to 100,000", "look at its sampling rate");
        }
        return recording;
    }

    private static Recording opened(String path, double hertz) throws IOException {
        Path file = Path.of(path);
        if (path.endsWith(WfdbRecord.ENDING) || !Files.isRegularFile(file) && Files.isReadable(Path.of(path + WfdbRecord.ENDING))) {
            return WfdbRecord.open(path);
        }
        InputFile.requireSeekable(file);
        byte[] start = start(path);
        if (EdfRecording.recognises(start)) {
            return EdfRecording.open(file);
        }
        if (!isText(start)) {
            throw notKnown(path);
        }
        if (!(hertz > 0)) {
            throw new InputException(path, "", "a table does not say how many samples a second has", "give --hertz");
        }
        return CsvRecording.open(file, hertz);
    }

    private static byte[] start(String path) throws IOException {
        if (!Files.exists(Path.of(path))) {
            throw new InputException(path, "", "no such recording: there is neither this file nor " + path + WfdbRecord.ENDING,
                    "check the name");
        }
        try (InputStream in = InputFile.of(path, null).open()) {
            return in.readNBytes(LOOKED_AT);
        }
    }

    private static InputException notKnown(String path) {
        boolean signal = path.endsWith(".dat") && Files.isReadable(Path.of(path.replaceFirst("\\.dat$", WfdbRecord.ENDING)));
        return new InputException(path, "", "this is no recording: neither WFDB, EDF or BDF, nor a table of numbers",
                signal ? "the record is named by its header, or without any ending" : "a WFDB record is named by its .hea file");
    }

    /** Control characters are in no text; an empty file is for the reader of tables to refuse. */
    private static boolean isText(byte[] start) {
        for (byte b : start) {
            if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r') {
                return false;
            }
        }
        return !new String(start, StandardCharsets.ISO_8859_1).startsWith("PK");
    }
}
