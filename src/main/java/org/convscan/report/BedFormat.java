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
    public void append(TileHits hits, int index, Bytes out) {
        int motif = labels.motif(hits, index);
        int step = labels.step(motif, hits.score(index));
        double pvalue = labels.pvalue(motif, step);
        long start = hits.start(index);
        out.add(labels.sequence(hits)).add('\t').add(start).add('\t').add(start + hits.width(index)).add('\t');
        out.add(labels.id(motif)).add('\t').add(HitLabels.bedScore(pvalue)).add('\t');
        out.add(hits.strand(index).symbol()).add('\t').addFixed(hits.score(index), 5).add('\t');
        out.addThreeDigits(pvalue).add('\t');
        labels.addQvalue(motif, step, ".", out);
        out.add('\n');
    }
}
