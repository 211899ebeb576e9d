package org.convscan.network.train;

import java.util.ArrayList;
import java.util.List;
import org.convscan.network.DoubleNetwork;
import org.convscan.network.Layer;
import org.convscan.network.Network;
import org.convscan.network.Step;
import org.convscan.network.Weights;

/** The loss of a batch from the definitions and in double precision, with a batch's own statistics where the network normalises. */
final class DoubleLoss {
    private final Network network;
    private final Weights weights;
    private final boolean ownStatistics;

    /** @param ownStatistics whether batch normalisation learns */
    DoubleLoss(Network network, Weights weights, boolean ownStatistics) {
        this.network = network;
        this.weights = weights;
        this.ownStatistics = ownStatistics;
    }

    double of(List<double[][]> lines, List<double[][]> targets, List<double[][]> importance) {
        List<double[][]> outputs = outputs(lines);
        Loss loss = Loss.of(network.steps());
        double sum = 0;
        double whole = 0;
        for (int n = 0; n < lines.size(); n++) {
            for (int c = 0; c < outputs.get(n).length; c++) {
                for (int t = 0; t < outputs.get(n)[c].length; t++) {
                    double weight = importance.get(n)[c][t];
                    sum += weight * each(loss, outputs.get(n)[c][t], targets.get(n)[c][t]);
                    whole += loss == Loss.CATEGORICAL ? 1.0 / outputs.get(n).length : 1;
                }
            }
        }
        return sum / whole;
    }

    private static double each(Loss loss, double output, double target) {
        return switch (loss) {
            case BINARY -> -target * Math.log(output) - (1 - target) * Math.log(1 - output);
            case CATEGORICAL -> -target * Math.log(output);
            case SQUARED -> (output - target) * (output - target);
        };
    }

    private List<double[][]> outputs(List<double[][]> lines) {
        DoubleNetwork layers = new DoubleNetwork(network, weights);
        List<List<double[][]>> values = new ArrayList<>();
        for (Step step : network.steps()) {
            List<double[][]> now = new ArrayList<>();
            List<List<double[][]>> from = step.from().stream().map(i -> i == Step.INPUT ? lines : values.get(i)).toList();
            if (step.layer() instanceof Layer.BatchNormalisation layer && ownStatistics) {
                now = normalised(step, layer, from.get(0));
            } else {
                for (int n = 0; n < lines.size(); n++) {
                    int line = n;
                    now.add(layers.apply(step, from.stream().map(batch -> batch.get(line)).toList()));
                }
            }
            values.add(now);
        }
        return values.get(values.size() - 1);
    }

    private List<double[][]> normalised(Step step, Layer.BatchNormalisation layer, List<double[][]> batch) {
        List<double[][]> normalised = new ArrayList<>();
        batch.forEach(line -> normalised.add(new double[line.length][line[0].length]));
        for (int c = 0; c < batch.get(0).length; c++) {
            int channel = c;
            double mean = batch.stream().flatMapToDouble(x -> java.util.Arrays.stream(x[channel])).average().orElseThrow();
            double variance = batch.stream().flatMapToDouble(x -> java.util.Arrays.stream(x[channel]))
                    .map(value -> (value - mean) * (value - mean)).average().orElseThrow();
            for (int n = 0; n < batch.size(); n++) {
                for (int t = 0; t < batch.get(n)[c].length; t++) {
                    normalised.get(n)[c][t] = (batch.get(n)[c][t] - mean) / Math.sqrt(variance + layer.epsilon())
                            * weights.get(step.path() + ".scale").values()[c] + weights.get(step.path() + ".shift").values()[c];
                }
            }
        }
        return normalised;
    }
}
