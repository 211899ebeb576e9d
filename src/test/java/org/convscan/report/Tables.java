package org.convscan.report;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.convscan.engine.reference.ReferenceEngine;
import org.convscan.kernel.Consensus;
import org.convscan.kernel.Motif;
import org.convscan.kernel.MotifName;
import org.convscan.scan.Scan;
import org.convscan.stats.MotifSearch;
import org.convscan.track.TrackSource;

/** Scans written as tables. */
final class Tables {
    static final Provenance PROVENANCE = provenance("");

    private Tables() {}

    static Provenance provenance(String shard) {
        return new Provenance("0.1.0", "convscan dna -m a.meme a.fa", "reference, CPU" + shard,
                List.of(Map.entry("background", "uniform")), shard);
    }

    /** AP-1's seven letters: one word in 4^7 = 16,384, so p is 6.1035e-05, of 14 bits. */
    static MotifSearch ap1() {
        return MotifSearch.of(List.<Motif>of(new Consensus(new MotifName("AP1", "JUN::FOS"), "TGACTCA"))).build();
    }

    static List<MotifName> names(MotifSearch search) {
        return IntStream.range(0, search.motifs()).mapToObj(search::name).toList();
    }

    static HitFormat format(Tabix which, MotifSearch search, boolean qvalues) {
        HitLabels labels = new HitLabels(names(search), search.tails(), qvalues);
        return switch (which) {
            case BED -> new BedFormat(labels);
            case TSV -> new TsvFormat(labels);
            case GFF3 -> new Gff3Format(labels, names(search));
            case PLACES, VCF -> throw new IllegalArgumentException("no table of hits");
        };
    }

    static Scan scan(MotifSearch search) {
        return search.scan(new ReferenceEngine());
    }

    /** The lines of the hits alone. */
    static String hits(HitFormat format, Scan scan, TrackSource source) throws IOException {
        Bytes all = new Bytes();
        scan.run(source, tile -> {
            Bytes some = new Bytes();
            format.append(tile, some);
            return some;
        }, some -> all.add(some.copy(0, some.size())));
        return all.toString();
    }

    /** A whole table: head, hits and foot. */
    static Bytes table(HitFormat format, Scan scan, TrackSource source, Provenance provenance) throws IOException {
        Bytes table = new Bytes();
        format.header(provenance, table);
        table.add(hits(format, scan, source));
        Provenance.writeFooter("2, 120000 columns", table);
        return table;
    }
}
