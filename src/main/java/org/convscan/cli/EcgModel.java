package org.convscan.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.convscan.Sha256;
import org.convscan.format.model.ModelCard;
import org.convscan.format.model.ModelFolder;
import org.convscan.network.Geometry;
import org.convscan.network.Inference;
import org.convscan.network.Layer;
import org.convscan.network.Network;
import org.convscan.network.Padding;
import org.convscan.network.train.Training;
import org.convscan.workflow.ecg.EcgCard;

/** What a training on ECG leaves behind: the model, its card and its test. */
record EcgModel(Network network, EcgTrainOptions options, EcgRecords records, Training.Progress end) {
    private static final ModelCard.Test TEST = new ModelCard.Test("test.csv", "test.tsv", List.of());
    private static final int TEST_SECONDS = 10;

    /** Probabilities of a beat from which on it counts; chosen by cross-validation inside DS1, see docs/ecg-training.md. */
    private static final double THRESHOLD = 0.3;

    private static final double OVERDUE = 0.1;

    /** Columns of the line that are averaged first, as many as the usual network halves, so that no more are needed for a whole line. */
    private static final int QUALITY_STRIDE = 16;

    /** So many of these averages are 10 s. */
    private static final int QUALITY_WIDTH = 75;

    void write(Path folder, Console console) throws UsageException, IOException {
        Network logits = exported(network);
        byte[] model = Inference.quickModel(logits, end.kept());
        ModelFolder.write(folder, model, card(model, logits), forPeople());
        Files.writeString(folder.resolve(TEST.input()), made());
        ModelTest.write(folder, TEST, console);
    }

    /** A beat of 60 ms each 0.8 s and noise, so that nothing of the training data is in the folder's test. */
    private String made() {
        SplittableRandom random = new SplittableRandom(options.seed());
        StringBuilder csv = new StringBuilder("made\n");
        for (int i = 0; i < TEST_SECONDS * EcgTrainRun.HERTZ; i++) {
            double distance = Math.abs(i / EcgTrainRun.HERTZ % 0.8 - 0.4) / 0.03;
            double value = Math.max(0, 1 - distance) + 0.1 * (random.nextDouble() - 0.5);
            csv.append(String.format(Locale.ROOT, "%.3f\n", value));
        }
        return csv.toString();
    }

    /**
     * The network as a model gives its numbers to others. The loss wants probabilities p; the model gives logits, and as a second
     * channel how far beats stand out in the 10 s around: with q the mean of p squared by the mean of p, the square root of 1 + q^4.
     * Where beats are certain q is near 3/4, the mean over a mark's own shape; a lead that shows them badly has many small p, and a low q.
     */
    static Network exported(Network network) {
        List<Layer> head = network.head().layers();
        if (head.isEmpty() || !head.get(head.size() - 1).equals(new Layer.Activation(Layer.Function.SIGMOID))) {
            return network;
        }
        int stride = Math.toIntExact(QUALITY_STRIDE * network.output().length() / network.input().length());
        List<Layer> layers = new ArrayList<>(head.subList(0, head.size() - 1));
        layers.add(new Layer.Join(Layer.Joining.STACK, List.of(new Layer.Sequence(List.of()), standingOut(stride))));
        return new Network(network.name(), network.input(), network.trunk(), new Layer.Sequence(layers));
    }

    private static Layer standingOut(int stride) {
        Layer square = new Layer.Activation(Layer.Function.SQUARE);
        Layer each = new Layer.Pool(Layer.Pooling.AVERAGE, stride, stride, Padding.NONE);
        Layer around = new Layer.Pool(Layer.Pooling.AVERAGE, QUALITY_WIDTH, 1, Padding.same(QUALITY_WIDTH, 1));
        Layer share = new Layer.Join(Layer.Joining.DIVIDE, List.of(
                new Layer.Sequence(List.of(square, each, around)),
                new Layer.Sequence(List.of(each, around, square, new Layer.Root(1e-3f)))));
        return new Layer.Sequence(List.of(new Layer.Activation(Layer.Function.SIGMOID), share, square, square, new Layer.Root(1),
                new Layer.Upsampling(stride)));
    }

    private ModelCard card(byte[] model, Network logits) {
        Map<String, String> reads = new LinkedHashMap<>();
        reads.put(EcgCard.HERTZ, String.format(Locale.ROOT, "%.0f", EcgTrainRun.HERTZ));
        reads.put("units", "mV");
        reads.put("channels", "1");
        reads.put(EcgCard.ENDS, EcgCard.PADDED);
        Map<String, String> training = new LinkedHashMap<>();
        training.put("command", options.canonical());
        training.put("records", records.split() + "; digest " + records.digest());
        training.put("epochs", String.valueOf(end.epochs().size()));
        training.put("best-epoch", String.valueOf(end.best() + 1));
        if (!records.validation().isEmpty()) {
            training.put("validation-f1", String.format(Locale.ROOT, "%.5f", end.bestMeasure()));
        }
        training.put(EcgCard.THRESHOLD, String.valueOf(THRESHOLD));
        training.put(EcgCard.OVERDUE_THRESHOLD, String.valueOf(OVERDUE));
        training.put("convscan", Version.text());
        String field = Geometry.of(logits).field().map(f -> String.valueOf(f.receptiveField())).orElse("all");
        return new ModelCard(network.name(), Sha256.text(model), reads, "any", "none", List.of("beat", "standing-out"), "logit", "none", field,
                training, "of whoever trained it; see its data's terms", "none", Optional.of(TEST));
    }

    private String forPeople() {
        return "# " + network.name() + "\n\nTells when the heart is beating.\n\n* Reads one lead in millivolts, "
                + (int) EcgTrainRun.HERTZ + " columns a second; gives a logit for each "
                + network.input().length() / network.output().length() + " columns.\n* Records: " + records.split() + ".\n"
                + (records.validation().isEmpty() ? "" : "* Validation F1 " + String.format(Locale.ROOT, "%.5f", end.bestMeasure())
                        + " (epoch " + (end.best() + 1) + " of " + end.epochs().size() + "; the epoch was chosen by it).\n")
                + "\n    " + options.canonical() + "\n";
    }
}
