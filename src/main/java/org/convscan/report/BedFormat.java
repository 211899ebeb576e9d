package org.convscan.report;

import org.convscan.scan.TileHits;

/** BED6 and three more columns: score in bits, p-value, q-value. */
public final class BedFormat implements HitFormat {
    private final HitLabels labels;

    public BedFormat(HitLabels labels) {
        this.labels = labels;
    }

    @Override
    public Tabix tabix() {
        return Tabix.BED;
    }

    @Override
    public void header(Provenance provenance, Bytes out) {
        provenance.writeTo(out);
        out.add("# columns: chrom start end motif_id score(min(1000,-100*log10(p))) strand log_odds_bits p_value q_value\n");
    }

    @Override
    public void append(TileHits hits, int from, int to, Bytes out) {
        TailPlaces places = labels.places(hits, from, to);
        byte[] sequence = labels.sequence(hits);
        for (int i = from; i < to; i++) {
            line(sequence, hits, i, places, out);
        }
    }

    private void line(byte[] sequence, TileHits hits, int index, TailPlaces places, Bytes out) {
        int motif = places.motif(index);
        double pvalue = places.pvalue(index);
        long start = hits.start(index);
        out.add(sequence).add('\t').add(start).add('\t').add(start + hits.width(index)).add('\t');
        out.add(labels.id(motif)).add('\t').add(HitLabels.bedScore(pvalue)).add('\t');
        out.add(hits.strand(index).symbol()).add('\t').addFixed(hits.score(index), 5).add('\t');
        out.addThreeDigits(pvalue).add('\t');
        labels.addQvalue(motif, places.step(index), ".", out);
        out.add('\n');
    }
}
