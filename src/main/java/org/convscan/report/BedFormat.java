package org.convscan.report;

import org.convscan.scan.TileHits;

/** BED6 and three more columns: score in bits, p-value, q-value. */
public final class BedFormat implements HitFormat {
    private static final byte[] NO_QVALUE = {'.'};

    /** No more bytes than these stand in a line besides the names. */
    private static final int MOST = 100;

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

    /**
     * All columns in one method that takes room once: written by a dozen calls a line takes half as long again, and Java compiles
     * each of those methods by itself and then once more as part of this one.
     */
    private void line(byte[] sequence, TileHits hits, int index, TailPlaces places, Bytes out) {
        double pvalue = places.pvalue(index);
        byte[] id = labels.id(places.motif(index));
        byte[] to = out.claim(sequence.length + id.length + MOST);
        int at = out.size();
        System.arraycopy(sequence, 0, to, at, sequence.length);
        at += sequence.length;
        to[at++] = '\t';
        long start = hits.start(index);
        at = Decimals.put(start, to, at);
        to[at++] = '\t';
        at = Decimals.put(start + hits.width(index), to, at);
        to[at++] = '\t';
        System.arraycopy(id, 0, to, at, id.length);
        at += id.length;
        to[at++] = '\t';
        at = Decimals.put(HitLabels.bedScore(pvalue), to, at);
        to[at++] = '\t';
        to[at++] = (byte) hits.strand(index).symbol();
        to[at++] = '\t';
        at = Decimals.putFiveDecimals(hits.score(index), to, at);
        to[at++] = '\t';
        out.claimed(at);
        out.addThreeDigits(pvalue);
        labels.addQvalue(places.motif(index), places.step(index), NO_QVALUE, out.add('\t'));
        out.add('\n');
    }
}
