package org.convscan.workflow.ecg;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.convscan.InputException;
import org.convscan.engine.ort.Device;
import org.convscan.engine.ort.Devices;
import org.convscan.engine.ort.Session;
import org.convscan.format.model.ModelCard;
import org.convscan.format.model.ModelFolder;
import org.convscan.format.model.Models;
import org.convscan.format.onnx.OnnxFile;
import org.convscan.network.LineModel;
import org.convscan.network.LineScorer;
import org.convscan.network.OperatorGraph;
import org.convscan.network.QuadratureBank;
import org.convscan.network.SessionLines;
import org.convscan.scan.Fusion;
import org.convscan.scan.RhythmSelection;

/**
 * What tells where the heart beats: a model that gives scores along a lead, and the numbers that make beats of scores.
 *
 * @param name for people: "bank", "network heartbeat"
 * @param hertz columns in a second that the model reads
 * @param held seconds before and behind the lead that hold its first and last value
 * @param logits whether scores are to become probabilities by the logistic function
 * @param mean of several leads' scores; with the geometric one, a second output says how far beats stand out in a lead
 * @param smoothing weights that scores are smoothed with
 * @param rule of the selection, with lengths in seconds
 */
record EcgMethod(
        String name,
        LineScorer model,
        Device device,
        double hertz,
        double held,
        boolean logits,
        Fusion.Mean mean,
        float[] smoothing,
        RhythmSelection.Rule rule)
        implements AutoCloseable {
    /** The shipped model's folder. */
    static final String SHIPPED = "heartbeat";

    /** The shortest time between two peaks of scores: 300 beats a minute. */
    static final double APART = 0.2;

    /** Two of these may have one and the same peak of the signal, or nearly. */
    private static final double SAME = 0.1;

    private static final double BANK_HERTZ = 120;

    /**
     * Most of a QRS complex's energy, and not of other waves', is between 10 and 25 Hz. All numbers were chosen on the 22 records of
     * the DS1 half of the MIT-BIH database; docs/ecg.md has what they give.
     */
    private static final QuadratureBank BANK = new QuadratureBank(BANK_HERTZ,
            List.of(new QuadratureBank.Wave(12, 0.04, 1), new QuadratureBank.Wave(20, 0.03, 0.7)), 0.15, 1.2, 4, 0.01);

    /** Blocks of a line that is longer than all that an output reads. */
    private static final int BANK_TRACED = 64;

    private static final RhythmSelection.Rule BANK_RULE =
            new RhythmSelection.Rule(0.36, 0.2, SAME, 0.32, 0.6, 1.4, 0.36, 0.8);

    /** Weights of a network's scores over 42 ms at 120 Hz, where its peaks are some 100 ms wide. */
    private static final float[] NETWORK_SMOOTHING = {1 / 9f, 2 / 9f, 3 / 9f, 2 / 9f, 1 / 9f};

    private static final double NETWORK_THRESHOLD = 0.6;

    /** A beat is overdue after so many times the usual interval, which this is before any is known; so far from others may it be found. */
    private static final double OVERDUE = 1.5;

    private static final double USUAL = 0.8;
    private static final double CLEAR = 0.3;

    /** Longer than the filters and moving averages inside a network reach, where it is not known what it makes of a line's ends. */
    private static final double NETWORK_HELD = 8;

    static boolean isShipped() {
        return ModelFolder.is(Models.shipped().resolve(SHIPPED));
    }

    /** What was asked for, loaded; is to be closed. */
    static EcgMethod of(BeatSearch.Builder options) throws IOException {
        return options.network() ? network(options) : bank(options);
    }

    private static EcgMethod bank(BeatSearch.Builder options) throws IOException {
        Device device = options.device() == null ? Device.CPU : options.device();
        return new EcgMethod("bank", device.isCuda() ? onGpu(device) : BANK.lines(), device, BANK.hertz(), 0, false, Fusion.Mean.GEOMETRIC,
                new float[] {1}, BANK_RULE);
    }

    private static LineScorer onGpu(Device device) throws IOException {
        byte[] file = BANK.model();
        return new SessionLines(line("bank", OnnxFile.of("bank", file), BANK_TRACED * BANK.block()), Session.load(file, device, 1));
    }

    /** @param length that surely fits; 0 when none is known */
    private static LineModel line(String name, OperatorGraph graph, long length) throws InputException, IOException {
        try {
            return LineModel.of(graph, 1, length);
        } catch (LineModel.NotALineException e) {
            throw new InputException(name, "", e.getMessage(), "", e);
        }
    }

    private static EcgMethod network(BeatSearch.Builder options) throws IOException {
        if (options.model() == null && !isShipped()) {
            throw new InputException(Models.shipped().resolve(SHIPPED).toString(), "", "there is no such model",
                    "name one, or take the bank, which needs none");
        }
        String name = options.model() == null ? SHIPPED : options.model();
        Models.Runnable runnable = Models.runnable(name);
        Path onnx = Path.of(runnable.onnx());
        ModelCard card = card(onnx);
        LineModel model = line(runnable.onnx(), OnnxFile.read(onnx), 0);
        Device device = options.device() == null ? Devices.choose("auto") : options.device();
        boolean padded = card != null && card.reads().getOrDefault(EcgCard.ENDS, "").equals(EcgCard.PADDED);
        double hertz = hertz(options, card, runnable.onnx());
        RhythmSelection.Rule rule = rule(runnable.onnx(), card == null ? Map.of() : card.training());
        return new EcgMethod("network " + (card == null ? onnx.getFileName() : card.name()),
                new SessionLines(model, Session.load(onnx, device, options.threads())), device, hertz, padded ? 0 : NETWORK_HELD,
                !isProbability(card, model), Fusion.Mean.ARITHMETIC, NETWORK_SMOOTHING, rule);
    }

    /** One threshold, or a lower one for beats that are overdue, as the model's card says. */
    private static RhythmSelection.Rule rule(String file, Map<String, String> training) throws InputException {
        double high = number(file, training.getOrDefault(EcgCard.THRESHOLD, String.valueOf(NETWORK_THRESHOLD)));
        if (!training.containsKey(EcgCard.OVERDUE_THRESHOLD)) {
            return new RhythmSelection.Rule(high, high, SAME, 0, 0, Double.MAX_VALUE, 0, 1);
        }
        double low = number(file, training.get(EcgCard.OVERDUE_THRESHOLD));
        return new RhythmSelection.Rule(high, Math.min(low, high), SAME, 0, 0, OVERDUE, CLEAR, USUAL);
    }

    /** Null where a model has none. */
    private static ModelCard card(Path onnx) throws IOException {
        Path folder = onnx.toAbsolutePath().getParent();
        return onnx.endsWith("model.onnx") && ModelFolder.is(folder) ? ModelFolder.open(folder).card() : null;
    }

    private static boolean saysHertz(ModelCard card) {
        return card != null && card.reads().containsKey(EcgCard.HERTZ);
    }

    /** Whether something beside a model says at how many columns a second it reads. */
    static boolean saysHertz(String model) throws IOException {
        return saysHertz(card(Path.of(Models.runnable(model).onnx())));
    }

    private static double hertz(BeatSearch.Builder options, ModelCard card, String file) throws InputException {
        if (saysHertz(card)) {
            return number(file, card.reads().get(EcgCard.HERTZ));
        }
        if (options.modelHertz() == 0) {
            throw new InputException(file, "", "nothing says at how many columns a second this model reads", "say it");
        }
        return options.modelHertz();
    }

    private static double number(String file, String text) throws InputException {
        try {
            double value = Double.parseDouble(text);
            if (value > 0 && value < Double.POSITIVE_INFINITY) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new InputException(file, "model.yaml", "'" + text + "' is no number above 0", "", e);
        }
        throw new InputException(file, "model.yaml", "'" + text + "' is no number above 0", "");
    }

    /** By its description, or else by its last operator. */
    private static boolean isProbability(ModelCard card, LineModel model) {
        if (card != null && (card.kind().contains("logit") || card.kind().contains("probability"))) {
            return card.kind().contains("probability");
        }
        String output = model.graph().outputs().get(0).name();
        return model.graph().operators().stream()
                .anyMatch(operator -> operator.kind().equals("Sigmoid") && operator.outputs().contains(output));
    }

    /** How scores of several leads become one. */
    Fusion fusion() {
        return new Fusion(mean, logits ? Float.NEGATIVE_INFINITY : 0);
    }

    /** Makes scores of what the model gave. */
    void toScores(float... values) {
        for (int i = 0; logits && i < values.length; i++) {
            values[i] = (float) (1 / (1 + Math.exp(-values[i])));
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
