import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv1d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** CPU seconds of an epoch with DJL and PyTorch, as epoch-cost.sh compares them: LINES EPOCHS. The network is dna-network.yaml. */
public final class EpochCost {
    private static final int LENGTH = 101;
    private static final int BATCH = 64;
    private static final String SITE = "TGACTCAGCATG";
    private static long state = 1;

    private static int draw(int bound) {
        state = state * 6364136223846793005L + 1442695040888963407L;
        return (int) ((state >>> 33) % bound);
    }

    private static float[][] lines(int count) {
        float[][] lines = new float[count][4 * LENGTH];
        for (int i = 0; i < count; i++) {
            int[] letters = new int[LENGTH];
            for (int k = 0; k < LENGTH; k++) {
                letters[k] = draw(4);
            }
            int at = draw(LENGTH - SITE.length());
            for (int k = 0; i % 2 == 0 && k < SITE.length(); k++) {
                letters[at + k] = "ACGT".indexOf(SITE.charAt(k));
            }
            for (int k = 0; k < LENGTH; k++) {
                lines[i][letters[k] * LENGTH + k] = 1;
            }
        }
        return lines;
    }

    private static SequentialBlock network() {
        ParallelBlock stack = new ParallelBlock(lists -> new NDList(lists.get(0).singletonOrThrow()
                .concat(lists.get(1).singletonOrThrow(), 1)));
        stack.add(Pool.globalMaxPool1dBlock());
        stack.add(Pool.globalAvgPool1dBlock());
        return new SequentialBlock()
                .add(Conv1d.builder().setFilters(96).setKernelShape(new Shape(15)).optPadding(new Shape(7)).optBias(false).build())
                .add(BatchNorm.builder().build())
                .add(Activation.reluBlock())
                .add(Pool.maxPool1dBlock(new Shape(3), new Shape(3)))
                .add(Dropout.builder().optRate(0.05f).build())
                .add(Conv1d.builder().setFilters(64).setKernelShape(new Shape(7)).optPadding(new Shape(3)).optBias(false).build())
                .add(BatchNorm.builder().build())
                .add(Activation.reluBlock())
                .add(Dropout.builder().optRate(0.05f).build())
                .add(stack)
                .add(Linear.builder().setUnits(32).build())
                .add(Activation.reluBlock())
                .add(Dropout.builder().optRate(0.2f).build())
                .add(Linear.builder().setUnits(1).build());
    }

    public static void main(String[] args) {
        int count = Integer.parseInt(args[0]);
        float[][] lines = lines(count);
        List<Integer> order = Arrays.asList(java.util.stream.IntStream.range(0, count).boxed().toArray(Integer[]::new));
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        Engine.getInstance().setRandomSeed(1);
        DefaultTrainingConfig config = new DefaultTrainingConfig(Loss.sigmoidBinaryCrossEntropyLoss()).optOptimizer(
                Optimizer.adamW().optLearningRateTracker(Tracker.fixed(0.003f)).optWeightDecays(0.01f).build());
        try (Model model = Model.newInstance("dna")) {
            model.setBlock(network());
            try (Trainer trainer = model.newTrainer(config)) {
                trainer.initialize(new Shape(BATCH, 4, LENGTH));
                Random random = new Random(1);
                for (int epoch = 1; epoch <= Integer.parseInt(args[1]); epoch++) {
                    long start = system.getProcessCpuTime();
                    Collections.shuffle(order, random);
                    double loss = epoch(trainer, lines, order);
                    System.out.printf(Locale.ROOT, "djl\t%d\t%.2f\t%.4f%n", epoch, (system.getProcessCpuTime() - start) / 1e9, loss);
                }
            }
        }
    }

    private static double epoch(Trainer trainer, float[][] lines, List<Integer> order) {
        double sum = 0;
        int batches = lines.length / BATCH;
        float[] block = new float[BATCH * 4 * LENGTH];
        float[] labels = new float[BATCH];
        for (int b = 0; b < batches; b++) {
            for (int i = 0; i < BATCH; i++) {
                int line = order.get(b * BATCH + i);
                System.arraycopy(lines[line], 0, block, i * 4 * LENGTH, 4 * LENGTH);
                labels[i] = line % 2 == 0 ? 1 : 0;
            }
            try (NDManager manager = trainer.getManager().newSubManager(); GradientCollector collector = trainer.newGradientCollector()) {
                NDArray x = manager.create(block, new Shape(BATCH, 4, LENGTH));
                NDArray y = manager.create(labels, new Shape(BATCH, 1));
                NDList found = trainer.forward(new NDList(x));
                NDArray loss = trainer.getLoss().evaluate(new NDList(y), found);
                collector.backward(loss);
                sum += loss.getFloat();
                loss.close();
                found.close();
            }
            trainer.step();
        }
        return sum / batches;
    }
}
