package org.convscan.format.yaml;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convscan.InputException;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A value of a YAML file: a text, a list or fields by name. What is asked of it and not there is an error that names its line. */
public final class YamlValue {
    /** Of a whole file: a description, not data. */
    private static final int MOST_CHARACTERS = 4 << 20;

    private final String file;
    private final Node node;

    private YamlValue(String file, Node node) {
        this.file = file;
        this.node = node;
    }

    /** @param file its name, for messages */
    public static YamlValue parse(String file, String text) throws InputException {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(MOST_CHARACTERS)
                .setAllowRecursiveKeys(false)
                .setMaxAliasesForCollections(50)
                .build();
        try {
            Node root = new Compose(settings).composeReader(new StringReader(text)).orElse(null);
            if (root == null) {
                throw new InputException(file, "", "the file is empty", "it should hold YAML");
            }
            return new YamlValue(file, root);
        } catch (MarkedYamlEngineException e) {
            String place = e.getProblemMark().map(mark -> "line " + (mark.getLine() + 1)).orElse("");
            throw new InputException(file, place, "this is not YAML: " + oneLine(e.getProblem()), "", e);
        } catch (YamlEngineException | StackOverflowError e) {
            throw new InputException(file, "", "this is not YAML: " + oneLine(e.getMessage()), "", e);
        }
    }

    public boolean isText() {
        return node instanceof ScalarNode;
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    public String text() throws InputException {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw wrong("a single value should stand here", "");
    }

    public long whole() throws InputException {
        try {
            return Long.parseLong(text());
        } catch (NumberFormatException e) {
            throw wrong("'" + text() + "' is not a whole number", "");
        }
    }

    /** A whole number within limits. */
    public int whole(int least, int most) throws InputException {
        long value = whole();
        if (value < least || value > most) {
            throw wrong(value + " is not between " + least + " and " + most, "");
        }
        return (int) value;
    }

    public double number() throws InputException {
        try {
            double value = Double.parseDouble(text());
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw wrong("'" + text() + "' is not a number", "");
    }

    public boolean truth() throws InputException {
        return switch (text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong("'" + text() + "' is neither true nor false", "");
        };
    }

    public List<YamlValue> list() throws InputException {
        if (!(node instanceof SequenceNode sequence)) {
            throw wrong("a list should stand here", "");
        }
        List<YamlValue> values = new ArrayList<>();
        sequence.getValue().forEach(value -> values.add(new YamlValue(file, value)));
        return values;
    }

    /** In the file's order. */
    public Map<String, YamlValue> fields() throws InputException {
        if (!(node instanceof MappingNode mapping)) {
            throw wrong("'name: value' lines should stand here", "");
        }
        Map<String, YamlValue> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            YamlValue key = new YamlValue(file, tuple.getKeyNode());
            if (fields.put(key.text(), new YamlValue(file, tuple.getValueNode())) != null) {
                throw key.wrong("'" + key.text() + "' stands here twice", "keep one");
            }
        }
        return fields;
    }

    /** As {@link #fields}, where only these names mean something. */
    public Map<String, YamlValue> fields(Set<String> known) throws InputException {
        Map<String, YamlValue> fields = fields();
        for (Map.Entry<String, YamlValue> field : fields.entrySet()) {
            if (!known.contains(field.getKey())) {
                throw field.getValue().wrong("unknown name '" + field.getKey() + "'", "known: " + String.join(", ", known));
            }
        }
        return fields;
    }

    public YamlValue field(String name) throws InputException {
        return optional(name).orElseThrow(() -> wrong("'" + name + "' is missing", "add a line '" + name + ": ...'"));
    }

    public Optional<YamlValue> optional(String name) throws InputException {
        return Optional.ofNullable(fields().get(name));
    }

    /** The error that this value is wrong. */
    public InputException wrong(String what, String hint) {
        String place = node.getStartMark().map(mark -> "line " + (mark.getLine() + 1)).orElse("");
        return new InputException(file, place, what, hint);
    }

    private static String oneLine(String message) {
        return message == null ? "it is nested too deeply" : message.lines().findFirst().orElse("");
    }
}
