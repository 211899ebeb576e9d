package org.convscan.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.convscan.InputException;
import org.convscan.Sha256;
import org.convscan.format.deepbind.DeepBindModel;
import org.convscan.format.model.ModelCard;
import org.convscan.format.model.ModelFolder;
import org.convscan.format.model.Models;
import org.convscan.network.Inference;

/** {@code network list}, {@code verify} and {@code import}: what is done with model folders as a whole. */
final class NetworkModels {
    /** Between devices and versions of ONNX Runtime; see docs/cli.md. */
    private static final double TOLERANCE = 1e-5;

    private NetworkModels() {}

    static void list(PrintStream out) throws IOException {
        out.println("name\treads\tlength\toutputs\tkind\tstrands\tlicence\tfolder");
        for (Path folder : Models.folders()) {
            ModelCard card = ModelFolder.open(folder).card();
            String reads = card.reads().getOrDefault("alphabet", card.reads().get("hertz") + " Hz");
            out.println(String.join("\t", card.name(), reads, card.length(), String.join(",", card.outputs()), card.kind(),
                    card.strands(), card.licence(), folder.toString()));
        }
        out.flush();
    }

    /** @param names of models or folders; all shipped ones when there are none */
    static void verify(List<String> names, Console console) throws UsageException, IOException {
        List<ModelFolder> folders = new ArrayList<>();
        for (String name : names) {
            folders.add(Models.folder(name));
        }
        if (names.isEmpty()) {
            for (Path folder : Models.folders()) {
                folders.add(ModelFolder.open(folder));
            }
        }
        for (ModelFolder folder : folders) {
            folder.checkHash();
            console.out().println(folder.card().name() + ": " + tested(folder, console));
        }
        console.out().flush();
    }

    private static String tested(ModelFolder model, Console console) throws UsageException, IOException {
        if (model.card().test().isEmpty()) {
            NetworkSummary.model(model.onnx().toString(), 0, 0);
            return "hash right; it brings no test";
        }
        ModelCard.Test test = model.card().test().get();
        List<String> words = new ArrayList<>(List.of("network", "run", "--quiet", "--device", "cpu", "--format", "tsv"));
        words.addAll(test.options());
        words.add(model.folder().toString());
        words.add(model.folder().resolve(test.input()).toString());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = Main.run(words.toArray(String[]::new), new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, false, StandardCharsets.UTF_8), console.err());
        Path stored = model.folder().resolve(test.output());
        if (code != Main.DONE) {
            throw new InputException(model.folder().toString(), "", "its test does not run", "the line above says why");
        }
        double difference = difference(stored, out.toString(StandardCharsets.UTF_8));
        if (!(difference <= TOLERANCE)) {
            throw new InputException(stored.toString(), "", String.format(Locale.ROOT,
                    "the model gives other numbers than these, by up to %.3g", difference), "fetch the folder again");
        }
        return String.format(Locale.ROOT, "hash right; its test gives the stored output (largest difference %.1g)", difference);
    }

    /** Infinite when more than numbers differ. */
    private static double difference(Path stored, String found) throws IOException {
        List<String> expected = Files.readAllLines(stored).stream().filter(line -> !line.startsWith("#")).toList();
        List<String> actual = found.lines().filter(line -> !line.startsWith("#")).toList();
        double largest = expected.size() == actual.size() && expected.size() > 1 ? 0 : Double.POSITIVE_INFINITY;
        for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
            largest = Math.max(largest, difference(expected.get(i).split("\t"), actual.get(i).split("\t")));
        }
        return largest;
    }

    private static double difference(String[] expected, String[] actual) {
        double largest = expected.length == actual.length ? 0 : Double.POSITIVE_INFINITY;
        for (int i = 0; i < Math.min(expected.length, actual.length); i++) {
            if (!expected[i].equals(actual[i])) {
                largest = Math.max(largest, number(expected[i], actual[i]));
            }
        }
        return largest;
    }

    private static double number(String expected, String actual) {
        try {
            return Math.abs(Double.parseDouble(expected) - Double.parseDouble(actual));
        } catch (NumberFormatException e) {
            return Double.POSITIVE_INFINITY;
        }
    }

    /** A DeepBind parameter file as a model folder. */
    static void convert(String file, CommandLine line, Console console) throws UsageException, IOException {
        if (!line.hasOption("output")) {
            throw new UsageException("'network import' writes a folder: name it with -o");
        }
        Path folder = Path.of(line.getOptionValue("output"));
        NewModel.check(folder);
        int window = line.hasOption("window") ? OptionValues.whole(line, "window", 1, 1) : DeepBindModel.USUAL_WINDOW;
        DeepBindModel model = DeepBindModel.read(file, console.in(), window);
        byte[] onnx = Inference.model(model.network(), model.weights());
        Files.createDirectories(folder);
        ModelCard card = card(model, onnx, file);
        ModelFolder.write(folder, onnx, card, "# " + card.name() + "\n\nA DeepBind model, converted from its published parameters ("
                + Path.of(file).getFileName() + ").\nIt scores windows of " + card.length() + " bases; DeepBind's score of a sequence "
                + "is the greatest, "
                + (model.bothStrands() ? "over both strands" : "on the strand as given") + ":\n\n    convscan network run --step 1"
                + (model.bothStrands() ? " --strand both" : "") + " --format tsv " + folder + " SEQUENCES\n");
        console.say("wrote " + folder);
    }

    private static ModelCard card(DeepBindModel model, byte[] onnx, String file) {
        Map<String, String> reads = new LinkedHashMap<>();
        reads.put("alphabet", "ACGT");
        reads.put("unknown", "zeros: each letter counts a quarter");
        long length = model.network().input().length();
        return new ModelCard(model.network().name(), Sha256.text(onnx), reads, String.valueOf(length), "none",
                List.of("binding"), "score", model.bothStrands() ? "both: maximum" : "forward", "all",
                Map.of("converted-from", Path.of(file).getFileName().toString()), "see the source of the parameters",
                "Alipanahi B, Delong A, Weirauch MT, Frey BJ. Nature Biotechnology 33, 831-838 (2015)", Optional.empty());
    }
}
