package org.convscan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import htsjdk.samtools.util.Locatable;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.biojava.nbio.core.sequence.AccessionID;
import org.biojava.nbio.core.sequence.DNASequence;
import org.convscan.engine.lookup.LookupEngine;
import org.convscan.format.fasta.Locations;
import org.convscan.format.fasta.Sequences;
import org.convscan.format.motif.MotifReader;
import org.convscan.kernel.Motif;
import org.convscan.stats.MotifHit;
import org.convscan.stats.MotifSearch;
import org.convscan.track.TrackSource;
import org.junit.jupiter.api.Test;

/** The README's Java example, compiled and run. */
class ReadmeExampleTest {
    private static void example() throws Exception {
        // README
        List<Motif> motifs = MotifReader.read(Path.of("test-data/motifs/example.jaspar"));
        MotifSearch search = MotifSearch.of(motifs).pvalue(1e-4).build();
        DNASequence sequence = new DNASequence("ATTATAATTAATATTTAATATGGCCACCAGGGGGCGCTAATTATAATTAATATTTAATA");
        sequence.setAccession(new AccessionID("upper"));
        for (MotifHit hit : search.hits(TrackSource.of(Sequences.of(sequence)), new LookupEngine())) {
            Locatable where = Locations.of(hit);
            String name = hit.motif().alternative();
            System.out.println(name + " " + where.getContig() + ":" + where.getStart() + "-" + where.getEnd() + " p " + hit.pvalue());
        }
        // README end
    }

    @Test
    void theReadmeShowsWhatIsCompiledHere() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        String shown = readme.substring(readme.indexOf("```java") + 7, readme.indexOf("```", readme.indexOf("```java") + 7));
        String source = Files.readString(Path.of("src/test/java/org/convscan/ReadmeExampleTest.java"));
        String compiled = source.substring(source.indexOf("// README\n") + 10, source.indexOf("// README end"));
        assertEquals(shown.replaceAll("\\s+", " ").trim(), compiled.replaceAll("\\s+", " ").trim());
    }

    @Test
    void theExampleFindsTheSiteOfCtcf() throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            example();
        } finally {
            System.setOut(before);
        }
        // lightmotif 0.10.1, memesuite-lite and Biopython all place the site at 0-based 20 of this sequence.
        assertTrue(printed.toString(StandardCharsets.UTF_8).contains("CTCF upper:21-39 p "), printed.toString());
    }
}
