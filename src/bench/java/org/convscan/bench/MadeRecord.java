package org.convscan.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.convscan.format.signal.Lead;

/** Writes WFDB records in format 16, at 1000 units a millivolt. */
final class MadeRecord {
    private static final double UNITS = 1000;

    private MadeRecord() {}

    /**
     * Writes NAME.hea and NAME.dat.
     *
     * @param values in millivolts, by lead
     */
    static void write(Path folder, String name, double hertz, List<Lead> leads, float[][] values) throws IOException {
        int columns = values[0].length;
        ByteBuffer out = ByteBuffer.allocate(2 * leads.size() * columns).order(ByteOrder.LITTLE_ENDIAN);
        short[] sums = new short[leads.size()];
        for (int i = 0; i < columns; i++) {
            for (int c = 0; c < sums.length; c++) {
                short value = units(values[c][i]);
                sums[c] += value;
                out.putShort(value);
            }
        }
        Files.write(folder.resolve(name + ".dat"), out.array());
        StringBuilder header = new StringBuilder(String.format(Locale.ROOT, "%s %d %s %d%n", name, sums.length, Double.toString(hertz), columns));
        for (int c = 0; c < sums.length; c++) {
            header.append(String.format(Locale.ROOT, "%s.dat 16 %.0f 16 0 %d %d 0 %s%n", name, UNITS, units(values[c][0]), sums[c],
                    leads.get(c).name()));
        }
        Files.writeString(folder.resolve(name + ".hea"), header);
    }

    private static short units(float millivolts) {
        return (short) Math.max(-32767, Math.min(32767, Math.round(UNITS * millivolts)));
    }

    /** So many columns of each lead. */
    static float[][] part(float[][] values, int from, int to) {
        return Arrays.stream(values).map(lead -> Arrays.copyOfRange(lead, from, to)).toArray(float[][]::new);
    }
}
