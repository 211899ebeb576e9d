package org.convscan.format.edf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.convscan.InputException;
import org.convscan.format.gzip.InputFile;

/** Reads the header of an EDF file (edfplus.info) or a BDF file (biosemi.com/faq/file_format.htm): fields of fixed width. */
final class EdfHeaderReader {
    private static final int FIXED_BYTES = 256;
    private static final int BYTES_A_SIGNAL = 256;

    /** A data record is read in one piece; the specification advises at most 61,440 bytes. */
    private static final long LARGEST_RECORD = 64L << 20;

    private final Path file;
    private InputStream in;

    private EdfHeaderReader(Path file) {
        this.file = file;
    }

    /** Whether the file begins as EDF or BDF does. */
    static boolean recognises(byte[] start) {
        String text = new String(start, 0, Math.min(8, start.length), StandardCharsets.ISO_8859_1);
        return text.equals("0       ") || text.equals("\u00FFBIOSEMI");
    }

    static EdfHeader read(Path file) throws IOException {
        InputFile.of(file.toString(), null);
        EdfHeaderReader reader = new EdfHeaderReader(file);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] fixed = in.readNBytes(FIXED_BYTES);
            if (!recognises(fixed)) {
                throw reader.wrong("this is no EDF or BDF file", "");
            }
            if (fixed.length < FIXED_BYTES) {
                throw reader.wrong("the file ends inside its header", "is it cut short?");
            }
            reader.in = new ByteArrayInputStream(fixed);
            return reader.header(fixed[0] == '0' ? 2 : 3, in);
        }
    }

    private EdfHeader header(int bytesInSample, InputStream rest) throws IOException {
        in.skipNBytes(8 + 80 + 80 + 8 + 8);
        long bytes = whole(8, "number of header bytes");
        String kind = text(44);
        long records = whole(8, "number of data records");
        double seconds = number(8, "duration of a data record");
        int count = (int) whole(4, "number of signals");
        if (count < 1 || bytes != FIXED_BYTES + (long) BYTES_A_SIGNAL * count) {
            throw wrong("a header of " + bytes + " bytes does not fit " + count + " signals", "is the file damaged?");
        }
        byte[] variable = rest.readNBytes(BYTES_A_SIGNAL * count);
        if (variable.length < BYTES_A_SIGNAL * count) {
            throw wrong("the file ends inside its header", "is it cut short?");
        }
        in = new ByteArrayInputStream(variable);
        boolean timed = kind.startsWith("EDF+") || kind.startsWith("BDF+");
        EdfHeader header = new EdfHeader(file, bytesInSample, timed, timed && kind.charAt(4) == 'D', bytes, records, 0, seconds,
                signals(count));
        return sized(header);
    }

    /** Checks the number of data records against the file's size, and takes it from there when the header does not know it. */
    private EdfHeader sized(EdfHeader header) throws IOException {
        if (header.bytesInRecord() == 0 || header.bytesInRecord() > LARGEST_RECORD) {
            throw wrong("a data record of " + header.bytesInRecord() + " bytes is not supported", "");
        }
        if (!header.leads().isEmpty() && !(header.seconds() > 0)) {
            throw wrong("data records of " + header.seconds() + " seconds with samples in them cannot be", "");
        }
        long there = (Files.size(file) - header.bytes()) / header.bytesInRecord();
        if (header.records() > there) {
            throw wrong("the header promises " + header.records() + " data records, and the file holds " + there,
                    "is it cut short?");
        }
        long records = header.records() < 0 ? there : header.records();
        return new EdfHeader(file, header.bytesInSample(), header.timed(), header.gaps(), header.bytes(), records, there - records,
                header.seconds(), header.signals());
    }

    /** Each field comes for all signals before the next one does. */
    private List<EdfSignal> signals(int count) throws IOException {
        String[] labels = texts(count, 16);
        in.skipNBytes(80L * count);
        String[] units = texts(count, 8);
        double[][] ranges = new double[4][count];
        String[] names = {"physical minimum", "physical maximum", "digital minimum", "digital maximum"};
        for (int field = 0; field < names.length; field++) {
            for (int s = 0; s < count; s++) {
                ranges[field][s] = number(8, names[field] + " of signal " + labels[s]);
            }
        }
        in.skipNBytes(80L * count);
        List<EdfSignal> signals = new ArrayList<>();
        for (int s = 0; s < count; s++) {
            long samples = whole(8, "number of samples of signal " + labels[s]);
            if (samples < 0 || samples > LARGEST_RECORD) {
                throw wrong("signal " + labels[s] + " cannot have " + samples + " samples in a data record", "");
            }
            signals.add(new EdfSignal(labels[s], units[s], ranges[0][s], ranges[1][s], (int) ranges[2][s], (int) ranges[3][s],
                    (int) samples));
        }
        return signals;
    }

    private String[] texts(int count, int width) throws IOException {
        String[] texts = new String[count];
        for (int s = 0; s < count; s++) {
            texts[s] = text(width);
        }
        return texts;
    }

    private String text(int width) throws IOException {
        return new String(in.readNBytes(width), StandardCharsets.ISO_8859_1).strip();
    }

    private long whole(int width, String what) throws IOException {
        double value = number(width, what);
        if (value != Math.rint(value)) {
            throw wrong("the " + what + " is no whole number: " + value, "");
        }
        return (long) value;
    }

    private double number(int width, String what) throws IOException {
        String text = text(width);
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw wrong("the " + what + " is no number: '" + text + "'", "is the file damaged?");
        }
        throw wrong("the " + what + " is no number: '" + text + "'", "is the file damaged?");
    }

    private InputException wrong(String what, String hint) {
        return new InputException(file.toString(), "", what, hint);
    }
}
