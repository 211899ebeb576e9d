package org.convscan.format.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import org.convscan.InputException;
import org.junit.jupiter.api.Test;

class YamlValueTest {
    private static String message(org.junit.jupiter.api.function.Executable reading) {
        return assertThrows(InputException.class, reading).getMessage();
    }

    @Test
    void givesTextsListsAndFields() throws Exception {
        YamlValue value = YamlValue.parse("a.yaml", "name: lovelace\nparts: [ada, 3]\ngap: 0.5\nsure: true\n");
        assertEquals("lovelace", value.field("name").text());
        List<YamlValue> parts = value.field("parts").list();
        assertEquals("ada", parts.get(0).text());
        assertEquals(3, parts.get(1).whole(0, 9));
        assertEquals(0.5, value.field("gap").number());
        assertEquals(true, value.field("sure").truth());
        assertEquals(List.of("name", "parts", "gap", "sure"), List.copyOf(value.fields().keySet()));
    }

    @Test
    void namesFileAndLine() throws Exception {
        YamlValue value = YamlValue.parse("a.yaml", "a: 1\nb: two\nc:\n  - 1\n");
        assertEquals("a.yaml, line 2: 'two' is not a whole number", message(() -> value.field("b").whole()));
        assertEquals("a.yaml, line 4: a single value should stand here", message(() -> value.field("c").text()));
        assertEquals("a.yaml, line 1: 1 is not between 2 and 3", message(() -> value.field("a").whole(2, 3)));
        assertEquals("a.yaml, line 1: 'd' is missing (add a line 'd: ...')", message(() -> value.field("d")));
        assertEquals("a.yaml, line 1: unknown name 'a' (known: b)", message(() -> value.fields(Set.of("b"))));
    }

    @Test
    void refusesWhatIsNotYaml() {
        assertEquals("a.yaml: the file is empty (it should hold YAML)", message(() -> YamlValue.parse("a.yaml", "")));
        assertEquals("a.yaml, line 1: this is not YAML: expected ',' or ']', but got <stream end>",
                message(() -> YamlValue.parse("a.yaml", "a: [1, 2")).replaceFirst("line \\d+", "line 1"));
        assertEquals("a.yaml, line 2: 'a' stands here twice (keep one)",
                message(() -> YamlValue.parse("a.yaml", "a: 1\na: 2\n").fields()));
        String deep = "[".repeat(100_000);
        assertEquals("a.yaml", message(() -> YamlValue.parse("a.yaml", deep)).substring(0, 6));
    }
}
