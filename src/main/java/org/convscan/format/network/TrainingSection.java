package org.convscan.format.network;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.convscan.InputException;
import org.convscan.format.yaml.YamlValue;

/**
 * What a network's description says of how it is best learned; the section may be missing, and so may each of its lines.
 *
 * <pre>{@code
 * training: {epochs: 30, patience: 8, batch: 64, rate: 0.01, schedule: cosine, warm-up: 0.05, decay: 0.1, shift: 5}
 * }</pre>
 */
public final class TrainingSection {
    /** Its name in the description. */
    static final String NAME = "training";

    private static final Set<String> WHOLE = Set.of("epochs", "patience", "batch", "shift");
    private static final Set<String> KNOWN =
            Set.of("epochs", "patience", "batch", "shift", "rate", "warm-up", "decay", "schedule");

    private final Map<String, String> said;

    private TrainingSection(Map<String, String> said) {
        this.said = said;
    }

    /**
     * @param file its name, for messages
     * @param text a whole description
     */
    public static TrainingSection parse(String file, String text) throws InputException {
        Map<String, String> said = new LinkedHashMap<>();
        YamlValue section = YamlValue.parse(file, text).optional(NAME).orElse(null);
        if (section != null) {
            for (Map.Entry<String, YamlValue> field : section.fields(KNOWN).entrySet()) {
                said.put(field.getKey(), checked(field.getKey(), field.getValue()));
            }
        }
        return new TrainingSection(said);
    }

    private static String checked(String name, YamlValue value) throws InputException {
        if (name.equals("schedule")) {
            if (!Set.of("constant", "cosine").contains(value.text())) {
                throw value.wrong("'" + value.text() + "' is no schedule", "constant or cosine");
            }
        } else if (WHOLE.contains(name)) {
            value.whole(name.equals("shift") ? 0 : 1, Integer.MAX_VALUE);
        } else if (value.number() < 0) {
            throw value.wrong("'" + value.text() + "' is below 0", "");
        }
        return value.text();
    }

    /** This section, and for what it does not say another. */
    public TrainingSection or(TrainingSection other) {
        Map<String, String> both = new LinkedHashMap<>(other.said);
        both.putAll(said);
        return new TrainingSection(both);
    }

    public int whole(String name, int absent) {
        return said.containsKey(name) ? Integer.parseInt(said.get(name)) : absent;
    }

    public double number(String name, double absent) {
        return said.containsKey(name) ? Double.parseDouble(said.get(name)) : absent;
    }

    public String word(String name, String absent) {
        return said.getOrDefault(name, absent);
    }
}
