package org.convscan.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Locale;
import org.convscan.engine.ort.Device;
import org.convscan.format.network.NetworkFile;
import org.convscan.network.Network;
import org.convscan.network.Weights;
import org.convscan.network.train.Examples;
import org.convscan.network.train.Learner;
import org.convscan.network.train.Recipe;

/** CPU seconds of an epoch, as src/bench/epoch-cost.sh compares them: NETWORK.yaml LINES EPOCHS. Every second line holds a site. */
public final class EpochCost {
    private static final int LENGTH = 101;
    private static final int BATCH = 64;
    private static final String SITE = "TGACTCAGCATG";

    private EpochCost() {}

    /** The same lines as in the two other programs: Knuth's linear congruential generator, its top bits. */
    private static final class Lines implements Examples {
        private final float[][] lines;
        private long state = 1;

        private Lines(int count) {
            lines = new float[count][4 * LENGTH];
            for (int i = 0; i < count; i++) {
                byte[] letters = new byte[LENGTH];
                for (int k = 0; k < LENGTH; k++) {
                    letters[k] = (byte) draw(4);
                }
                int at = draw(LENGTH - SITE.length());
                for (int k = 0; i % 2 == 0 && k < SITE.length(); k++) {
                    letters[at + k] = (byte) "ACGT".indexOf(SITE.charAt(k));
                }
                for (int k = 0; k < LENGTH; k++) {
                    lines[i][letters[k] * LENGTH + k] = 1;
                }
            }
        }

        private int draw(int bound) {
            state = state * 6364136223846793005L + 1442695040888963407L;
            return (int) ((state >>> 33) % bound);
        }

        @Override
        public int size() {
            return lines.length;
        }

        @Override
        public void line(int index, long turn, FloatBuffer target) {
            target.put(lines[index]);
        }

        @Override
        public void targets(int index, long turn, FloatBuffer targets) {
            targets.put(index % 2 == 0 ? 1 : 0);
        }
    }

    public static void main(String[] args) throws Exception {
        Network network = NetworkFile.read(Path.of(args[0]));
        Lines lines = new Lines(Integer.parseInt(args[1]));
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        try (Learner learner = new Learner(network, Weights.drawn(network, 1), new Recipe(BATCH, 0.003, 0.01, 1, null), Device.CPU, 1)) {
            for (int epoch = 1; epoch <= Integer.parseInt(args[2]); epoch++) {
                long start = system.getProcessCpuTime();
                double loss = learner.epoch(lines, epoch, () -> { });
                double seconds = (system.getProcessCpuTime() - start) / 1e9;
                System.out.printf(Locale.ROOT, "convscan\t%d\t%.2f\t%.4f%n", epoch, seconds, loss);
            }
        }
    }
}
