package org.convscan.format.motif;

import static org.convscan.format.motif.Fixtures.assertCells;
import static org.convscan.format.motif.Fixtures.shares;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.convscan.kernel.Background;
import org.convscan.kernel.Counts;
import org.convscan.kernel.Motif;
import org.convscan.track.Alphabet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Collections as their makers publish them; they are not part of the project, so the test needs ../shared/data. */
class RealMotifCollectionsTest {
    private static final Path MOTIFS = Path.of("..", "shared", "data", "dna", "motifs");

    private static List<Motif> read(String file) throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(MOTIFS), "skipped: no ../shared/data");
        return MotifReader.read(MOTIFS.resolve(file));
    }

    /** The numbers are {@code grep -c} of ^MOTIF, of > and of ^//. */
    @ParameterizedTest
    @CsvSource({
        "JASPAR2024.meme,2346,MA0004.1", "H12CORE_meme_format.meme,1443,AHR.H12CORE.0.P.B",
        "JASPAR2022_vertebrates.pfm,838,MA0004.1_MA0004.1.Arnt", "prodoric.transfac,353,MX000001",
        "bench/all/motifs.jaspar,838,MA0004.1", "bench/all/motifs.meme,838,MA0004.1", "bench/m50/motifs.jaspar,50,MA0004.1",
        "bench/m50/motifs.meme,50,MA0004.1", "bench/m1/motifs.jaspar,1,MA0139.1", "bench/m1/motifs.meme,1,MA0139.1"
    })
    void everyMotifOfACollectionIsRead(String file, int motifs, String first) throws Exception {
        List<Motif> found = read(file);
        assertEquals(motifs, found.size());
        assertEquals(first, found.get(0).name().id());
        for (Motif motif : found) {
            assertTrue(motif instanceof Counts, motif.name().id());
            assertEquals(motif.width(), motif.logOdds(Background.uniform(Alphabet.DNA), 0.1).width());
        }
    }

    @Test
    void theSameCollectionReadsTheSameFromThreeFormats() throws Exception {
        List<Motif> jaspar = read("bench/all/motifs.jaspar");
        List<Motif> meme = read("bench/all/motifs.meme");
        List<Motif> pfm = read("JASPAR2022_vertebrates.pfm");
        for (int m = 0; m < jaspar.size(); m++) {
            String id = jaspar.get(m).name().id();
            assertEquals(id, meme.get(m).name().id());
            assertTrue(pfm.get(m).name().id().startsWith(id + "_"), id);
            assertCells(shares(pfm.get(m)), shares(meme.get(m)), 2e-10, id);
            // The .jaspar file has the same counts rounded to whole numbers: 88 for 88.235 in MA1153.1.
            assertCells(Fixtures.cells(pfm.get(m)), Fixtures.cells(jaspar.get(m)), 0.5, id);
        }
    }
}
