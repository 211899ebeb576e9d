package org.convscan.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.convscan.coord.Strand;
import org.convscan.engine.lookup.LookupEngine;
import org.convscan.format.fasta.SequenceFiles;
import org.convscan.format.motif.MotifReader;
import org.convscan.kernel.FixedPoint;
import org.convscan.kernel.Motif;
import org.convscan.track.Alphabet;
import org.convscan.track.TrackSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Hit for hit against exact hit sets on the yeast genome, both strands, uniform background: P(S >= s) by enumeration in double
 * precision, a hit if and only if P <= p (the README beside the sets).
 *
 * <p>The stored sets hold surplus hits for some motifs: they were cut at "score >= threshold - 1e-9" where the threshold is the
 * best score that is <em>no</em> hit plus 1e-9, so rounding in the last place let that score in or not. Here such a hit must be
 * shown to have a P above p, and all such hits of a motif must share one score.
 */
class OracleTest {
    private static final Path DATA = Path.of("../shared/data/dna");

    @ParameterizedTest
    // Sizes of the stored sets, and how many of their hits have P <= p.
    @CsvSource({"m1, 1e-4, 1227, 1227", "m1, 1e-5, 80, 80", "m50, 1e-4, 136591, 134527", "m50, 1e-5, 13342, 12887"})
    void findsTheExactHitSets(String set, String p, int stored, int exact) throws IOException {
        assumeTrue(Files.isDirectory(DATA), "skipped: no ../shared/data");
        Map<String, Double> oracle = oracle(set, p);
        assertEquals(stored, oracle.size());
        MotifSearch search = MotifSearch.of(motifs(set)).pvalue(Double.parseDouble(p)).build();
        Map<String, Double> ours = hits(search);
        for (Map.Entry<String, Double> hit : ours.entrySet()) {
            assertTrue(oracle.containsKey(hit.getKey()), "surplus: " + hit);
            assertEquals(oracle.get(hit.getKey()), hit.getValue(), 1e-6, hit.getKey());
        }
        checkMissing(search, oracle, ours.keySet(), Double.parseDouble(p));
        assertEquals(exact, ours.size());
    }

    private static void checkMissing(MotifSearch search, Map<String, Double> oracle, Set<String> ours, double p) {
        Map<String, Set<Double>> scores = new HashMap<>();
        for (Map.Entry<String, Double> hit : oracle.entrySet()) {
            if (!ours.contains(hit.getKey())) {
                String motif = hit.getKey().substring(0, hit.getKey().indexOf('\t'));
                scores.computeIfAbsent(motif, m -> new TreeSet<>()).add(hit.getValue());
            }
        }
        for (int m = 0; m < search.motifs(); m++) {
            Set<Double> missing = scores.getOrDefault(id(search.motif(m)), Set.of());
            assertTrue(missing.size() <= 1, id(search.motif(m)) + " misses " + missing);
            for (double score : missing) {
                Losses losses = Losses.of(search.weights(m).linear(Strand.FORWARD));
                // Just above this score P is at or below p; with it, above.
                assertTrue(upper(losses, search, FixedPoint.of(score + 5e-7)) <= p, "above " + score);
                assertTrue(upper(losses, search, FixedPoint.of(score - 5e-7)) > p, id(search.motif(m)) + " at " + score);
            }
        }
    }

    /** P(S >= score), all words listed. */
    private static double upper(Losses losses, MotifSearch search, long score) {
        Words words = WordSearch.within(losses, search.background(), losses.highest() - score, 1 << 20, new TailRoom());
        double mass = 0;
        for (int i = 0; i < words.size(); i++) {
            mass += words.mass(i);
        }
        return mass;
    }

    private static Map<String, Double> hits(MotifSearch search) throws IOException {
        Map<String, Double> hits = new HashMap<>();
        List<String> files = List.of(DATA.resolve("genomes/yeast.R64-1-1.fa.gz").toString());
        try (TrackSource source = SequenceFiles.open(files, null, Alphabet.DNA)) {
            search.scan(new LookupEngine()).withThreads(2).hits(source).forEach(hit -> hits.put(
                    id(search.motif(search.bank().motif(hit.kernel()))) + "\t" + hit.track() + "\t" + hit.interval().start()
                            + "\t" + hit.strand().symbol(),
                    hit.bits()));
        }
        return hits;
    }

    private static Map<String, Double> oracle(String set, String p) throws IOException {
        Path plain = DATA.resolve("oracle/exact." + set + "." + p + ".tsv");
        Map<String, Double> hits = new HashMap<>();
        try (InputStream in = Files.exists(plain)
                        ? Files.newInputStream(plain)
                        : new GZIPInputStream(Files.newInputStream(Path.of(plain + ".gz")));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int last = line.lastIndexOf('\t');
                hits.put(line.substring(0, last), Double.parseDouble(line.substring(last + 1)));
            }
        }
        return hits;
    }

    /** "MA0077.1" of "MA0077.1_MA0077.1.SOX9". */
    private static String id(Motif motif) {
        return motif.name().id().split("_")[0];
    }

    /** The counts as JASPAR has them; the .jaspar file of the set rounds those that are no whole numbers. */
    private static List<Motif> motifs(String set) throws IOException {
        Set<String> wanted = new HashSet<>();
        MotifReader.read(DATA.resolve("motifs/bench/" + set + "/motifs.jaspar")).forEach(m -> wanted.add(id(m)));
        List<Motif> motifs = new ArrayList<>();
        for (Motif motif : MotifReader.read(DATA.resolve("motifs/JASPAR2022_vertebrates.pfm"))) {
            if (wanted.contains(id(motif))) {
                motifs.add(motif);
            }
        }
        assertEquals(wanted.size(), motifs.size());
        return motifs;
    }
}
