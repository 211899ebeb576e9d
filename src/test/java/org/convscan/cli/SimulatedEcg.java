package org.convscan.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.convscan.format.wfdb.Annotation;
import org.convscan.format.wfdb.AnnotationCodes;
import org.convscan.format.wfdb.AnnotationWriter;

/**
 * A WFDB record made for a test: two leads at 250 Hz, in each beat a P wave, a QRS complex and a T wave as Gaussian curves of the
 * widths and heights of the model by McSharry et al. (IEEE Trans. Biomed. Eng. 50:289-294, 2003), and a little noise.
 */
final class SimulatedEcg {
    static final int HERTZ = 250;

    /** Of P, Q, R, S and T: seconds from the R peak, height in mV, width in seconds. */
    private static final double[][] WAVES = {{-0.2, 0.15, 0.025}, {-0.04, -0.12, 0.01}, {0, 1, 0.011}, {0.04, -0.25, 0.01}, {0.28, 0.3, 0.04}};

    private SimulatedEcg() {}

    /** Writes NAME.hea, NAME.dat and NAME.atr. */
    static void write(Path folder, String name, int seconds, long seed) throws IOException {
        Random random = new Random(seed);
        double[] line = new double[seconds * HERTZ];
        try (OutputStream out = Files.newOutputStream(folder.resolve(name + ".atr"))) {
            AnnotationWriter marks = new AnnotationWriter(out);
            for (double at = 0.5; at < seconds - 0.5; at += 0.6 + 0.4 * random.nextDouble()) {
                for (double[] wave : WAVES) {
                    add(line, at + wave[0], wave[1], wave[2]);
                }
                marks.write(Annotation.of(Math.round(at * HERTZ), AnnotationCodes.NORMAL_BEAT));
            }
            marks.finish();
        }
        ByteBuffer samples = ByteBuffer.allocate(4 * line.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : line) {
            samples.putShort((short) Math.round(200 * (value + 0.02 * random.nextGaussian())));
            samples.putShort((short) Math.round(-100 * (value + 0.02 * random.nextGaussian())));
        }
        Files.write(folder.resolve(name + ".dat"), samples.array());
        Files.writeString(folder.resolve(name + ".hea"), name + " 2 " + HERTZ + " " + line.length + "\n" + name + ".dat 16 200 16 0 0 0 0 I\n"
                + name + ".dat 16 200 16 0 0 0 0 II\n");
    }

    private static void add(double[] line, double at, double height, double width) {
        for (int i = (int) Math.max(0, (at - 5 * width) * HERTZ); i < Math.min(line.length, (at + 5 * width) * HERTZ); i++) {
            double distance = ((double) i / HERTZ - at) / width;
            line[i] += height * Math.exp(-distance * distance / 2);
        }
    }
}
