package org.convscan.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Rewrites the samples of a record of format 16 in another of WFDB's formats, as signal(5) defines them. What does not fit is cut; a
 * missing sample is the new format's lowest value.
 */
final class StoredSamples {
    /** Those whose samples have places of their own, and differences. */
    static final int[] FORMATS = {16, 24, 32, 61, 80, 160, 212, 310, 311, 8};

    private StoredSamples() {}

    /** @param record without ending; its header names one signal file of format 16 */
    static void as(int format, Path record) throws IOException {
        Path data = Path.of(record + ".dat");
        ByteBuffer from = ByteBuffer.wrap(Files.readAllBytes(data)).order(ByteOrder.LITTLE_ENDIAN);
        int[] samples = new int[from.remaining() / 2];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = from.getShort();
        }
        Files.write(data, encoded(format, samples));
        Path header = Path.of(record + ".hea");
        Files.writeString(header, Files.readString(header).replace(".dat 16 ", ".dat " + format + " "));
    }

    /**
     * Writes RECORD.edf, or RECORD.bdf of 24 bits, with data records of one second; what is left of a second is left out. The field
     * widths are those of edfplus.info, "EDF specification".
     */
    static Path edf(boolean wide, Path record, int hertz) throws IOException {
        ByteBuffer from = ByteBuffer.wrap(Files.readAllBytes(Path.of(record + ".dat"))).order(ByteOrder.LITTLE_ENDIAN);
        int seconds = from.remaining() / 4 / hertz;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String start = wide ? "\u00ffBIOSEMI" : "0";
        String head = String.format("%-8s%-80s%-80s%-8s%-8s%-8d%-44s%-8d%-8d%-4d", start, "X", "X", "01.01.00", "00.00.00", 768, "", seconds, 1, 2);
        String signals = String.format("%-16s%-16s%-80s%-80s%-8s%-8s", "ECG I", "ECG II", "", "", "mV", "mV")
                + "-5      ".repeat(2) + "5       ".repeat(2) + "-32768  ".repeat(2) + "32767   ".repeat(2) + " ".repeat(160)
                + String.format("%-8d", hertz).repeat(2) + " ".repeat(64);
        out.write((head + signals).getBytes(StandardCharsets.ISO_8859_1));
        for (int second = 0; second < seconds; second++) {
            for (int i = 0; i < 2 * hertz; i++) {
                write(out, from.getShort(4 * (second * hertz + i % hertz) + 2 * (i / hertz)), wide ? 3 : 2);
            }
        }
        return Files.write(Path.of(record + (wide ? ".bdf" : ".edf")), out.toByteArray());
    }

    private static int cut(int sample, int bits) {
        int lowest = -1 << bits - 1;
        return sample == Short.MIN_VALUE ? lowest : Math.max(lowest + 1, Math.min(-lowest - 1, sample));
    }

    private static byte[] encoded(int format, int... samples) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int[] levels = new int[2];
        int inPack = format == 212 ? 2 : format == 310 || format == 311 ? 3 : 1;
        for (int i = 0; i < samples.length; i += inPack) {
            int[] pack = new int[3];
            for (int k = 0; k < inPack && i + k < samples.length; k++) {
                pack[k] = samples[i + k];
            }
            switch (format) {
                case 8 -> {
                    int step = Math.max(-128, Math.min(127, pack[0] - levels[i % 2]));
                    levels[i % 2] += step;
                    out.write(step);
                }
                case 80 -> out.write(cut(pack[0], 8) + 0x80);
                case 61 -> write(out, Integer.reverseBytes(pack[0] << 16), 2);
                case 160 -> write(out, pack[0] + 0x8000, 2);
                case 24 -> write(out, cut(pack[0], 24), 3);
                case 32 -> write(out, cut(pack[0], 32), 4);
                case 212 -> {
                    int one = cut(pack[0], 12) & 0xFFF;
                    int two = cut(pack[1], 12) & 0xFFF;
                    write(out, one | two >> 8 << 12 | (two & 0xFF) << 16, 3);
                }
                case 310 -> {
                    int three = cut(pack[2], 10) & 0x3FF;
                    write(out, (cut(pack[0], 10) & 0x3FF) << 1 | (three & 0x1F) << 11, 2);
                    write(out, (cut(pack[1], 10) & 0x3FF) << 1 | three >> 5 << 11, 2);
                }
                case 311 -> write(out, cut(pack[0], 10) & 0x3FF | (cut(pack[1], 10) & 0x3FF) << 10 | (cut(pack[2], 10) & 0x3FF) << 20, 4);
                default -> write(out, pack[0], 2);
            }
        }
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, int little, int bytes) {
        for (int b = 0; b < bytes; b++) {
            out.write(little >> 8 * b);
        }
    }
}
