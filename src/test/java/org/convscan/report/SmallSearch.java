package org.convscan.report;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.convscan.engine.reference.ReferenceEngine;
import org.convscan.kernel.LogOdds;
import org.convscan.kernel.MotifName;
import org.convscan.scan.Scan;
import org.convscan.scan.TileHits;
import org.convscan.stats.MotifSearch;
import org.convscan.track.Alphabet;
import org.convscan.track.Symbols;
import org.convscan.track.TrackSource;

/** Motifs of one word each, and what the writers make of their hits. */
final class SmallSearch {
    private final MotifSearch search;
    private final Symbols[] lines;

    /**
     * @param p of a hit
     * @param motifs each as id, alternative, word
     * @param lines each as name, letters
     */
    SmallSearch(double p, String[][] motifs, String[]... lines) {
        List<LogOdds> weights = Arrays.stream(motifs)
                .map(m -> new LogOdds(new MotifName(m[0], m[1]), Alphabet.DNA, rows(m[2])))
                .toList();
        this.search = MotifSearch.of(weights).pvalue(p).build();
        this.lines = Arrays.stream(lines)
                .map(line -> Symbols.of(line[0], Alphabet.DNA, line[1]))
                .toArray(Symbols[]::new);
    }

    /** AACG with 1.5 bits for its own letters and -2 for others, so that a perfect match has 6 bits and p = 4^-4. */
    static SmallSearch golden() {
        return new SmallSearch(0.004, new String[][] {{"M1", "first", "AACG"}}, new String[] {"s1", "TTaACGTCGTTN"});
    }

    /** Every place of every line is a hit. */
    static SmallSearch dense(String[]... lines) {
        return new SmallSearch(1, new String[][] {{"M1", "first", "AACG"}, {"M2", "", "CTTA"}}, lines);
    }

    private static double[][] rows(String word) {
        double[][] rows = new double[word.length()][4];
        for (int i = 0; i < rows.length; i++) {
            Arrays.fill(rows[i], -2);
            rows[i]["ACGT".indexOf(word.charAt(i))] = 1.5;
        }
        return rows;
    }

    private List<MotifName> names() {
        return IntStream.range(0, search.motifs()).mapToObj(search::name).toList();
    }

    HitFormat format(Tabix kind, boolean qvalues) {
        HitLabels labels = new HitLabels(names(), search.tails(), qvalues);
        return switch (kind) {
            case BED -> new BedFormat(labels);
            case TSV -> new TsvFormat(labels);
            case GFF3 -> new Gff3Format(labels, names());
            case PLACES, VCF -> throw new IllegalArgumentException("no table of hits");
        };
    }

    Scan scan() {
        return search.scan(new ReferenceEngine());
    }

    static Provenance provenance(String engine, String shard) {
        return new Provenance("0.1.0", "dna --pvalue 0.004", engine, List.of(Map.entry("background", "uniform")), shard);
    }

    /** The hits' lines alone. */
    String lines(Tabix kind, boolean qvalues, Scan scan) throws IOException {
        HitFormat format = format(kind, qvalues);
        Bytes all = new Bytes();
        scan.run(TrackSource.of(lines), tile -> text(format, tile), all::add);
        return all.toString();
    }

    private static byte[] text(HitFormat format, TileHits tile) {
        Bytes text = new Bytes();
        format.append(tile, text);
        return text.copy(0, text.size());
    }

    /** A whole table. */
    String table(Tabix kind, Scan scan, Provenance provenance) throws IOException {
        Bytes text = new Bytes();
        format(kind, false).header(provenance, text);
        text.add(lines(kind, false, scan));
        Provenance.writeFooter("1 sequences, 12 bases, digest 00", text);
        return text.toString();
    }
}
