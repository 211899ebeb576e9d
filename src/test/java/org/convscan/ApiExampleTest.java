package org.convscan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import htsjdk.samtools.util.Interval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import org.junit.jupiter.api.io.TempDir;

/** The example in docs/api.md is this one, so it compiles and does what it says. */
class ApiExampleTest {
    private static List<Interval> find(Path motifFile, DNASequence chromosome) throws IOException {
        // README
        List<Motif> motifs = MotifReader.read(motifFile); // MEME, JASPAR, TRANSFAC, HOMER or plain matrices
        MotifSearch search = MotifSearch.of(motifs).pvalue(1e-4).build(); // immutable: build once, scan many
        List<Interval> places = new ArrayList<>();
        try (TrackSource source = TrackSource.of(Sequences.of(chromosome))) { // or an htsjdk ReferenceSequence
            for (MotifHit hit : search.hits(source, new LookupEngine())) {
                if (hit.pvalue() < 1e-5 || hit.hit().bits() > 12) {
                    places.add(Locations.of(hit)); // an htsjdk Interval, named after the motif
                }
            }
        }
        // README end
        return places;
    }

    @Test
    void theExampleFindsTheSitesOnBothStrands(@TempDir Path folder) throws Exception {
        // Seven positions of log2((100 + 0.025) / (100 + 0.1) / 0.25) = 1.9989 bits: 13.99, above 12; p is 4^-7 = 6.1e-05.
        Path motifs = folder.resolve("motifs.jaspar");
        Files.writeString(motifs, """
                >AP1 JUN
                A [ 0 0 100 0 0 0 100 ]
                C [ 0 0 0 100 0 100 0 ]
                G [ 0 100 0 0 0 0 0 ]
                T [ 100 0 0 0 100 0 0 ]
                """);
        DNASequence chromosome = new DNASequence("AATGACTCANNTGAGTCAGG");
        chromosome.setAccession(new AccessionID("chrI"));
        List<Interval> places = find(motifs, chromosome);
        assertEquals(2, places.size());
        // TGACTCA at letters 3 to 9, and as TGAGTCA on the other strand at 12 to 18, counted from 1.
        assertEquals("chrI:3-9\t+\tAP1", places.get(0).toString());
        assertEquals("chrI:12-18\t-\tAP1", places.get(1).toString());
    }

    @Test
    void theDocumentedExampleIsTheOneThatRuns() throws IOException {
        String code = Files.readString(Path.of("src/test/java/org/convscan/ApiExampleTest.java"));
        String shown = first(Files.readString(Path.of("docs/api.md")), "(?s)```java\n(.*?)```");
        assertEquals(words(first(code, "(?s)// README\n(.*?)// README end")), words(shown));
    }

    private static String first(String text, String expression) {
        Matcher matcher = Pattern.compile(expression).matcher(text);
        assertTrue(matcher.find(), expression);
        return matcher.group(1);
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
