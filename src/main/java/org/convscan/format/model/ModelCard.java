package org.convscan.format.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convscan.InputException;
import org.convscan.format.yaml.YamlValue;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/**
 * What {@code model.yaml} says of the model beside it. Immutable.
 *
 * @param sha256 of model.onnx, in lower-case hexadecimal digits
 * @param reads what a column is: {@code alphabet: ACGT} (letters in the order of the channels) and {@code unknown} (what any other
 *     letter is), or {@code hertz}, {@code units} and {@code channels}
 * @param length columns of the lines it reads, or "any"
 * @param normalisation what is done to the numbers before the model sees them; "none"
 * @param outputs a label for each channel of its output
 * @param kind what an output is: "probability", "score", ...
 * @param strands which strands of DNA it is for: "forward", "both: maximum", ...; "none" for signals
 * @param receptiveField columns that one output reads, or "all"
 * @param training where its weights come from: data, split, seed, figures
 * @param test how it was tried: files in the folder, and options of {@code network run}; empty when it has no test
 */
public record ModelCard(
        String name,
        String sha256,
        Map<String, String> reads,
        String length,
        String normalisation,
        List<String> outputs,
        String kind,
        String strands,
        String receptiveField,
        Map<String, String> training,
        String licence,
        String citation,
        Optional<Test> test) {
    private static final Set<String> FIELDS = Set.of("name", "sha256", "reads", "length", "normalisation", "outputs", "kind",
            "strands", "receptive-field", "training", "licence", "citation", "test");

    /** What {@code network verify} repeats: {@code network run} with these options on the input gives the output, as TSV. */
    public record Test(String input, String output, List<String> options) {
        public Test {
            options = List.copyOf(options);
        }
    }

    /** @param file its name, for messages */
    static ModelCard parse(String file, String text) throws InputException {
        YamlValue root = YamlValue.parse(file, text);
        root.fields(FIELDS);
        YamlValue hash = root.field("sha256");
        if (!hash.text().matches("[0-9a-f]{64}")) {
            throw hash.wrong("'" + hash.text() + "' is no SHA-256", "64 digits, 0 to 9 and a to f");
        }
        return new ModelCard(root.field("name").text(), hash.text(), reads(root.field("reads")), root.field("length").text(),
                root.field("normalisation").text(), texts(root.field("outputs")), root.field("kind").text(),
                root.field("strands").text(), root.field("receptive-field").text(), map(root.field("training")),
                root.field("licence").text(), root.field("citation").text(), test(root));
    }

    private static Map<String, String> reads(YamlValue value) throws InputException {
        Map<String, String> reads = map(value);
        boolean letters = reads.containsKey("alphabet") && reads.containsKey("unknown");
        boolean samples = reads.containsKey("hertz") && reads.containsKey("units") && reads.containsKey("channels");
        if (letters == samples) {
            throw value.wrong("it is not clear what the model reads", "{alphabet, unknown} or {hertz, units, channels}");
        }
        return reads;
    }

    private static Optional<Test> test(YamlValue root) throws InputException {
        Optional<YamlValue> test = root.optional("test");
        if (test.isEmpty()) {
            return Optional.empty();
        }
        test.get().fields(Set.of("input", "output", "options"));
        return Optional.of(new Test(
                inside(test.get().field("input")), inside(test.get().field("output")), texts(test.get().field("options"))));
    }

    /** A file's name, not a path: a model folder must not lead elsewhere. */
    private static String inside(YamlValue name) throws InputException {
        if (name.text().contains("/") || name.text().contains("\\") || name.text().startsWith(".")) {
            throw name.wrong("'" + name.text() + "' is not the name of a file in this folder", "");
        }
        return name.text();
    }

    private static List<String> texts(YamlValue value) throws InputException {
        List<String> texts = new ArrayList<>();
        for (YamlValue text : value.list()) {
            texts.add(text.text());
        }
        return List.copyOf(texts);
    }

    private static Map<String, String> map(YamlValue value) throws InputException {
        Map<String, String> map = new LinkedHashMap<>();
        for (Map.Entry<String, YamlValue> field : value.fields().entrySet()) {
            map.put(field.getKey(), field.getValue().text());
        }
        return map;
    }

    /** As {@code model.yaml} holds it. */
    String yaml() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("sha256", sha256);
        fields.put("reads", reads);
        fields.put("length", length);
        fields.put("normalisation", normalisation);
        fields.put("outputs", outputs);
        fields.put("kind", kind);
        fields.put("strands", strands);
        fields.put("receptive-field", receptiveField);
        fields.put("training", training);
        fields.put("licence", licence);
        fields.put("citation", citation);
        test.ifPresent(t -> {
            Map<String, Object> about = new LinkedHashMap<>();
            about.put("input", t.input());
            about.put("output", t.output());
            about.put("options", t.options());
            fields.put("test", about);
        });
        DumpSettings settings = DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).setWidth(120).build();
        return new Dump(settings).dumpToString(fields);
    }
}
