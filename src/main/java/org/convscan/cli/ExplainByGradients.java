package org.convscan.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.apache.commons.cli.CommandLine;
import org.convscan.InputException;
import org.convscan.engine.ort.Device;
import org.convscan.format.model.Models;
import org.convscan.format.model.WeightsFile;
import org.convscan.format.network.NetworkFile;
import org.convscan.network.Network;
import org.convscan.network.Shape;
import org.convscan.network.Weights;
import org.convscan.network.train.Draw;
import org.convscan.network.train.IntegratedGradients;
import org.convscan.track.Alphabet;
import org.convscan.track.Symbols;
import org.convscan.transform.DinucleotideShuffle;

/** Integrated gradients against shuffled windows or nothing at all, for a model that brings its layers and weights. */
final class ExplainByGradients implements ExplainMethod {
    static final String MEANING = "What each letter adds to the model's output, by integrated gradients: all letters together add what the "
            + "output is more than that of the baselines.";
    private static final int LETTERS = Alphabet.DNA.size();
    private static final int REFERENCES = 10;

    /** Of the way from a baseline, at first; see {@link IntegratedGradients#TOLERANCE}. */
    private static final int STEPS = 64;

    private final IntegratedGradients gradients;
    private final int references;
    private int incomplete;

    /** @param window 0 for the network's own length */
    ExplainByGradients(String model, int window, int channel, CommandLine line, Device device, int threads)
            throws UsageException, IOException {
        Path folder = Path.of(Models.runnable(model).onnx()).toAbsolutePath().getParent();
        Path description = folder.resolve(TrainingNetwork.DESCRIPTION);
        Path weights = folder.resolve(TrainingNetwork.WEIGHTS);
        if (!Files.isRegularFile(description) || !Files.isRegularFile(weights)) {
            throw new InputException(model, "", "there is no " + description.getFileName() + " and " + weights.getFileName() + " beside it",
                    "gradients are for models that convscan trained; --method mutagenesis is for any");
        }
        Network described = NetworkFile.read(description);
        Weights learned = WeightsFile.read(weights, described);
        long length = window == 0 ? described.input().length() : window;
        Shape input = new Shape(described.input().channels(), length);
        Network network = new Network(described.name(), input, described.trunk(), described.head());
        this.references = references(line);
        this.gradients = new IntegratedGradients(network, Weights.of(network, learned.tensors()), channel, STEPS, device, threads);
    }

    /** Whether this method is asked for; its options go with no other. */
    static boolean chosen(CommandLine line) throws UsageException {
        boolean chosen = OptionValues.word(line, "method", "mutagenesis", "mutagenesis", "gradients").equals("gradients");
        for (String option : List.of("baseline", "references")) {
            if (line.hasOption(option) && !chosen) {
                throw new UsageException("--" + option + " goes with --method gradients");
            }
        }
        if (chosen && line.hasOption("batch")) {
            throw new UsageException("--batch goes with --method mutagenesis");
        }
        if (line.hasOption("references") && references(line) == 0) {
            throw new UsageException("--references goes with --baseline shuffled");
        }
        return chosen;
    }

    /** 0 where the baseline is no letters at all. */
    private static int references(CommandLine line) throws UsageException {
        boolean zeros = OptionValues.word(line, "baseline", "shuffled", "shuffled", "zeros").equals("zeros");
        return zeros ? 0 : OptionValues.whole(line, "references", REFERENCES, 1);
    }

    static String canonical(CommandLine line) throws UsageException {
        int references = references(line);
        return " --method gradients --baseline " + (references == 0 ? "zeros" : "shuffled --references " + references);
    }

    static String description(CommandLine line) throws UsageException {
        int references = references(line);
        return "integrated gradients against " + (references == 0 ? "zeros" : references + " dinucleotide shuffles of each window")
                + "; contributions add up to score - baseline_score to " + IntegratedGradients.TOLERANCE;
    }

    @Override
    public String columns() {
        return "sequence_name\tposition\tletter\tscore\tcontribution\tgradient_A\tgradient_C\tgradient_G\tgradient_T\tbaseline_score\n";
    }

    @Override
    public Explained of(Symbols window) {
        byte[] codes = new byte[window.columns()];
        window.codes(0, codes.length, codes, 0);
        IntegratedGradients.Parts parts = gradients.of(encoded(codes), baselines(codes));
        incomplete += parts.isComplete() ? 0 : 1;
        double[] contributions = new double[codes.length];
        double[][] more = new double[codes.length][LETTERS + 1];
        for (int i = 0; i < codes.length; i++) {
            for (int letter = 0; letter < LETTERS; letter++) {
                contributions[i] += parts.contributions()[letter][i];
                more[i][letter] = parts.gradients()[letter][i];
            }
            more[i][LETTERS] = parts.baseline();
        }
        return new Explained(parts.score(), contributions, more);
    }

    /** The same letters have the same references, wherever they stand. */
    private List<float[]> baselines(byte... codes) {
        if (references == 0) {
            return List.of(new float[LETTERS * codes.length]);
        }
        List<float[]> baselines = new ArrayList<>();
        for (int i = 0; i < references; i++) {
            SplittableRandom random = new SplittableRandom(Draw.bits(Arrays.hashCode(codes), i));
            baselines.add(encoded(DinucleotideShuffle.of(codes, LETTERS + 1, random)));
        }
        return baselines;
    }

    /** 1 where a letter stands, letter by letter; nothing for an unknown one. */
    private static float[] encoded(byte... codes) {
        float[] line = new float[LETTERS * codes.length];
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] < LETTERS) {
                line[codes[i] * codes.length + i] = 1;
            }
        }
        return line;
    }

    @Override
    public void end(Console console) {
        if (incomplete > 0) {
            console.warn(String.format(Locale.ROOT, "in %,d windows contributions are off by more than %s of what they should add up to",
                    incomplete, IntegratedGradients.TOLERANCE));
        }
    }

    @Override
    public void close() {
        gradients.close();
    }
}
