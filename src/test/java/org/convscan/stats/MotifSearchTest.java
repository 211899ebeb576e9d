package org.convscan.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.convscan.format.motif.MotifReader;
import org.convscan.kernel.Motif;
import org.junit.jupiter.api.Test;

class MotifSearchTest {
    private static void refused(String message, Consumer<MotifSearch.Builder> wrong) throws Exception {
        List<Motif> motifs = MotifReader.read(Path.of("test-data/motifs/example.jaspar"));
        MotifSearch.Builder builder = MotifSearch.of(motifs);
        assertEquals(message, assertThrows(IllegalArgumentException.class, () -> wrong.accept(builder)).getMessage());
    }

    /** What is no number was taken before: as a p-value it let nothing pass, and as a score it was as if none had been asked for. */
    @Test
    void wrongArgumentsAreNamedWhereTheyAreGiven() throws Exception {
        refused("a p-value is above 0 and at most 1, not NaN", builder -> builder.pvalue(Double.NaN));
        refused("a p-value is above 0 and at most 1, not 0.0", builder -> builder.pvalue(0));
        refused("a p-value is above 0 and at most 1, not 1.5", builder -> builder.pvalue(1.5));
        refused("no score: NaN", builder -> builder.score(Double.NaN));
        refused("a pseudocount is 0 or more, not -1.0", builder -> builder.pseudocount(-1));
        refused("a pseudocount is 0 or more, not NaN", builder -> builder.pseudocount(Double.NaN));
        refused("there is no strand to search on", builder -> builder.strands());
    }
}
