package org.convscan.format.edf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes an EDF+ file that holds annotations only (edfplus.info, section 2.2): no signals, data records of no duration, no patient
 * and no date. Onsets are written to the microsecond.
 */
public final class EdfAnnotationWriter {
    /** A data record begins with its own time, which is the file's start when records have no duration. */
    private static final byte[] CLOCK = "+0\u0014\u0014\0".getBytes(StandardCharsets.US_ASCII);

    /** Bytes of a data record; the specification advises at most 61,440. */
    private static final int ROOM = 16_384;

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final int room;
    private int filled;
    private int records;

    private EdfAnnotationWriter(int room) {
        this.room = room;
    }

    /** Writes a whole file; {@code out} stays open. */
    public static void write(List<EdfAnnotation> annotations, OutputStream out) throws IOException {
        int longest = annotations.stream().mapToInt(annotation -> list(annotation).length).max().orElse(0);
        EdfAnnotationWriter writer = new EdfAnnotationWriter(Math.max(ROOM, CLOCK.length + longest + 1) & ~1);
        writer.begin();
        for (EdfAnnotation annotation : annotations) {
            writer.add(list(annotation));
        }
        writer.fill();
        out.write(writer.header().getBytes(StandardCharsets.US_ASCII));
        writer.body.writeTo(out);
    }

    private void begin() {
        body.writeBytes(CLOCK);
        filled = CLOCK.length;
        records++;
    }

    private void add(byte[] list) {
        if (filled + list.length > room) {
            fill();
            begin();
        }
        body.writeBytes(list);
        filled += list.length;
    }

    private void fill() {
        body.writeBytes(new byte[room - filled]);
    }

    /** Onset, duration where there is one, text. Control characters, which would end the text, become spaces. */
    private static byte[] list(EdfAnnotation annotation) {
        String duration = Double.isNaN(annotation.duration()) ? "" : "\u0015" + decimal(annotation.duration());
        String onset = decimal(annotation.onset());
        return ((onset.startsWith("-") ? "" : "+") + onset + duration + "\u0014"
                + annotation.text().replaceAll("\\p{Cntrl}", " ") + "\u0014\0").getBytes(StandardCharsets.UTF_8);
    }

    private static String decimal(double seconds) {
        BigDecimal rounded = BigDecimal.valueOf(seconds).setScale(6, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** Fields of fixed width, in the order of edf specs (edfplus.info/specs/edf.html); the date is EDF's earliest. */
    private String header() {
        return field("0", 8) + field("X X X X", 80) + field("Startdate X X X X", 80) + "01.01.85" + "00.00.00"
                + field("512", 8) + field("EDF+C", 44) + field(String.valueOf(records), 8) + field("0", 8) + field("1", 4)
                + field("EDF Annotations", 16) + field("", 80) + field("", 8) + field("-1", 8) + field("1", 8)
                + field("-32768", 8) + field("32767", 8) + field("", 80) + field(String.valueOf(room / 2), 8) + field("", 32);
    }

    private static String field(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
