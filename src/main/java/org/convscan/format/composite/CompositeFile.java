package org.convscan.format.composite;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convscan.InputException;
import org.convscan.format.yaml.YamlValue;
import org.convscan.kernel.MotifName;
import org.convscan.scan.Composite;

/**
 * A YAML file of composite motifs: a list {@code composites}, each with a {@code name}, its {@code parts} (motifs, or composites
 * above it) or its {@code words} (letters to be matched as they stand), and {@code gap}, {@code order} and {@code strand}.
 */
public final class CompositeFile {
    private static final Set<String> KNOWN = new LinkedHashSet<>(List.of("name", "parts", "words", "gap", "order", "strand"));

    private final List<YamlValue> entries;
    private final Set<String> words = new LinkedHashSet<>();

    private CompositeFile(YamlValue root) throws InputException {
        root.fields(Set.of("composites"));
        this.entries = root.field("composites").list();
        if (entries.isEmpty()) {
            throw root.field("composites").wrong("there are no composites", "");
        }
        for (YamlValue entry : entries) {
            entry.fields(KNOWN);
            if (entry.optional("words").isPresent()) {
                for (YamlValue word : entry.field("words").list()) {
                    words.add(word.text());
                }
            }
        }
    }

    public static CompositeFile read(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new InputException(path.toString(), "", "is a directory, not a file", "");
        }
        try {
            return parse(path.toString(), Files.readString(path));
        } catch (CharacterCodingException e) {
            throw new InputException(path.toString(), "", "this is not UTF-8 text", "", e);
        }
    }

    /** @param file its name, for messages */
    public static CompositeFile parse(String file, String text) throws InputException {
        return new CompositeFile(YamlValue.parse(file, text));
    }

    /** The words of all composites, each once: they are to be among the motifs, by themselves as id. */
    public List<String> words() {
        return List.copyOf(words);
    }

    /** The composites' names, in order. */
    public List<String> names() throws InputException {
        List<String> names = new ArrayList<>();
        for (YamlValue entry : entries) {
            names.add(entry.field("name").text());
        }
        return names;
    }

    /** @param motifs in the order of their numbers; a part is looked up by id, then by alternative name */
    public List<Composite> composites(List<MotifName> motifs) throws InputException {
        Map<String, Integer> byId = new HashMap<>();
        Map<String, Integer> byAlternative = new HashMap<>();
        for (int m = 0; m < motifs.size(); m++) {
            byId.put(motifs.get(m).id(), m);
            byAlternative.merge(motifs.get(m).alternative(), m, (a, b) -> -1);
        }
        byAlternative.remove("");
        Map<String, Integer> above = new HashMap<>();
        List<Composite> composites = new ArrayList<>();
        for (YamlValue entry : entries) {
            YamlValue name = entry.field("name");
            composites.add(composite(entry, name.text(), List.of(above, byId, byAlternative)));
            if (name.text().isEmpty() || above.put(name.text(), motifs.size() + above.size()) != null) {
                throw name.wrong("'" + name.text() + "' names two composites, or nothing", "each needs a name of its own");
            }
        }
        return composites;
    }

    private static Composite composite(YamlValue entry, String name, List<Map<String, Integer>> meanings) throws InputException {
        boolean spelled = entry.optional("words").isPresent();
        if (spelled == entry.optional("parts").isPresent()) {
            throw entry.wrong(name + ": a composite has either parts or words", "");
        }
        boolean anyOrder = choice(entry, "order", "fixed", "either");
        boolean anyStrand = choice(entry, "strand", "same", "either");
        YamlValue list = entry.field(spelled ? "words" : "parts");
        List<Integer> parts = new ArrayList<>();
        for (YamlValue part : list.list()) {
            parts.add(number(part, spelled ? meanings.subList(1, 2) : meanings));
        }
        int most = anyOrder ? Composite.MOST_PARTS_IN_ANY_ORDER : Composite.MOST_PARTS;
        if (parts.isEmpty() || parts.size() > most) {
            throw list.wrong(name + " has " + parts.size() + " parts, not 1 to " + most,
                    anyOrder && parts.size() > 1 ? "with 'order: fixed' there may be " + Composite.MOST_PARTS : "");
        }
        return new Composite(name, parts, Gaps.of(entry, parts.size() - 1, anyOrder), anyOrder, anyStrand);
    }

    private static int number(YamlValue part, List<Map<String, Integer>> meanings) throws InputException {
        for (Map<String, Integer> meaning : meanings) {
            Integer number = meaning.get(part.text());
            if (number != null && number < 0) {
                throw part.wrong("several motifs are called '" + part.text() + "'", "give the motif's id");
            }
            if (number != null) {
                return number;
            }
        }
        throw part.wrong("there is no motif '" + part.text() + "', and no composite above this one", "");
    }

    private static boolean choice(YamlValue entry, String field, String absent, String other) throws InputException {
        YamlValue value = entry.optional(field).orElse(null);
        if (value != null && !value.text().equals(absent) && !value.text().equals(other)) {
            throw value.wrong("'" + field + "' is " + absent + " or " + other + ", not '" + value.text() + "'", "");
        }
        return value != null && value.text().equals(other);
    }
}
