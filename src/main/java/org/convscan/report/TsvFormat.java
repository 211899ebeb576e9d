package org.convscan.report;

import org.convscan.scan.TileHits;

/** FIMO's table: 1-based, inclusive, one line of column names. */
public final class TsvFormat implements HitFormat {
    static final String NAMES =
            "motif_id\tmotif_alt_id\tsequence_name\tstart\tstop\tstrand\tscore\tp-value\tq-value\tmatched_sequence";

    private static final byte[] NOTHING = new byte[0];

    private final HitLabels labels;

    public TsvFormat(HitLabels labels) {
        this.labels = labels;
    }

    @Override
    public Tabix tabix() {
        return Tabix.TSV;
    }

    @Override
    public void header(Provenance provenance, Bytes out) {
        provenance.writeTo(out);
        out.add(NAMES).add('\n');
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
        long start = hits.start(index);
        out.add(labels.id(motif)).add('\t').add(labels.alternative(motif)).add('\t').add(sequence).add('\t');
        out.add(start + 1).add('\t').add(start + hits.width(index)).add('\t').add(hits.strand(index).symbol()).add('\t');
        out.addFixed(hits.score(index), 5).add('\t').addThreeDigits(places.pvalue(index)).add('\t');
        labels.addQvalue(motif, places.step(index), NOTHING, out);
        MatchedSequence.append(hits, index, out.add('\t'));
        out.add('\n');
    }
}
