package org.convscan.format.composite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.convscan.InputException;
import org.convscan.kernel.MotifName;
import org.convscan.scan.Composite;
import org.junit.jupiter.api.Test;

class CompositeFileTest {
    private static final List<MotifName> MOTIFS = List.of(new MotifName("M1", "CTCF"), new MotifName("M2", "MYC"), new MotifName("M3", "MYC"));

    private static List<Composite> composites(String text) throws InputException {
        return CompositeFile.parse("c.yaml", text).composites(MOTIFS);
    }

    private static String message(String text) {
        return assertThrows(InputException.class, () -> composites(text)).getMessage();
    }

    @Test
    void partsAreMotifsByIdOrNameAndCompositesAbove() throws InputException {
        List<Composite> composites = composites("""
                composites:
                  - name: pair
                    parts: [M2, CTCF]
                    gap: 0..15
                    order: either
                    strand: either
                  - name: two pairs
                    parts: [pair, M3, pair]
                    gap: [-2, 1..1]
                """);
        assertEquals(new Composite("pair", List.of(1, 0), List.of(new Composite.Gap(0, 15)), true, true), composites.get(0));
        assertEquals(new Composite("two pairs", List.of(3, 2, 3), List.of(new Composite.Gap(-2, -2), new Composite.Gap(1, 1)), false, false),
                composites.get(1));
    }

    @Test
    void partsTouchOnOneStrandInOrderUnlessSaidOtherwise() throws InputException {
        assertEquals(List.of(new Composite("c", List.of(0, 1), List.of(new Composite.Gap(0, 0)), false, false)),
                composites("composites: [{name: c, parts: [M1, M2]}]"));
    }

    @Test
    void wordsAreListedOnceAndNeverMeanAComposite() throws InputException {
        CompositeFile file = CompositeFile.parse("c.yaml", "composites: [{name: a, words: [a, b, a]}, {name: c, words: [a, a]}]");
        assertEquals(List.of("a", "b"), file.words());
        List<Composite> composites = file.composites(List.of(new MotifName("a", ""), new MotifName("b", "")));
        assertEquals(List.of(0, 1, 0), composites.get(0).parts());
        assertEquals(List.of(0, 0), composites.get(1).parts());
    }

    @Test
    void whatIsWrongIsNamedWithItsLine() {
        String[][] cases = {
            {"composites: []", "c.yaml, line 1: there are no composites"},
            {"composites:\n  - parts: [M1]", "c.yaml, line 2: 'name' is missing (add a line 'name: ...')"},
            {"composites:\n  - name: c\n    part: [M1]", "c.yaml, line 3: unknown name 'part' (known: name, parts, words, gap, order, strand)"},
            {"composites:\n  - name: c", "c.yaml, line 2: c: a composite has either parts or words"},
            {"composites:\n  - name: c\n    parts: []", "c.yaml, line 3: c has 0 parts, not 1 to 60"},
            {"composites:\n  - name: c\n    parts: [c]", "c.yaml, line 3: there is no motif 'c', and no composite above this one"},
            {"composites:\n  - name: c\n    parts: [MYC]", "c.yaml, line 3: several motifs are called 'MYC' (give the motif's id)"},
            {"composites:\n  - {name: c, parts: [M1]}\n  - {name: c, parts: [M2]}", "c.yaml, line 3: 'c' names two composites, or nothing (each needs a name of its own)"},
            {"composites:\n  - name: c\n    parts: [M1, M2]\n    gap: 3..1", "c.yaml, line 4: '3..1' is no gap (columns between two parts, up to 1000000, as in 0..15; below 0 they overlap)"},
            {"composites:\n  - name: c\n    parts: [M1, M2]\n    gap: [1, 2]", "c.yaml, line 4: there are 2 gaps between 2 parts (give one, or 1)"},
            {"composites:\n  - name: c\n    parts: [M1, M2, M3]\n    order: either\n    gap: [1, 2]", "c.yaml, line 5: with 'order: either' one gap holds between all parts (give one gap)"},
            {"composites:\n  - name: c\n    parts: [M1, M2]\n    order: any", "c.yaml, line 4: 'order' is fixed or either, not 'any'"},
            {"composites:\n  - name: c\n    order: either\n    parts: [M1, M1, M1, M1, M1, M1, M1, M1, M1]", "c.yaml, line 4: c has 9 parts, not 1 to 8 (with 'order: fixed' there may be 60)"},
        };
        for (String[] c : cases) {
            assertEquals(c[1], message(c[0]), c[0]);
        }
    }
}
