package org.convscan.format.motif;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convscan.InputException;
import org.convscan.kernel.Motif;

/** The motifs of a file as they are found; no two have the same id. */
final class MotifList {
    private final Lines lines;
    private final List<Motif> motifs = new ArrayList<>();
    private final Map<String, Integer> lineOf = new HashMap<>();

    MotifList(Lines lines) {
        this.lines = lines;
    }

    void add(Heading heading, Motif motif) throws InputException {
        Integer before = lineOf.putIfAbsent(heading.id(), heading.line());
        if (before != null) {
            throw lines.error(heading.line(), "the id " + heading.id() + " was used on line " + before + " already",
                    "rename or remove one of the two");
        }
        motifs.add(motif);
    }

    List<Motif> motifs() {
        return List.copyOf(motifs);
    }
}
