package org.convscan.report;

import java.util.List;
import org.convscan.kernel.MotifName;
import org.convscan.scan.TileHits;

/**
 * GFF3 with the score (at most 1000, -10 log10 p) and the attributes of the MEME suite's fimo.gff: Name, Alias where there is one,
 * ID, pvalue, qvalue when asked for, sequence. FIMO numbers its IDs; here an ID is made of motif, sequence, start and strand, so
 * it depends neither on other hits nor on how the scan was cut.
 */
public final class Gff3Format implements HitFormat {
    private static final byte[] NOTHING = new byte[0];

    private final HitLabels labels;
    private final byte[][] ids;
    private final byte[][] aliases;
    private volatile Sequence latest = new Sequence("", new byte[0], new byte[0]);

    /** A sequence's name as column and as part of an attribute: escaped once for all its hits, or nearly so. */
    private record Sequence(String name, byte[] column, byte[] attribute) {}

    /** @param names one a motif */
    public Gff3Format(HitLabels labels, List<MotifName> names) {
        this.labels = labels;
        this.ids = names.stream().map(n -> Gff3Text.attribute(n.id())).toArray(byte[][]::new);
        this.aliases = names.stream().map(n -> Gff3Text.attribute(n.alternative())).toArray(byte[][]::new);
    }

    @Override
    public Tabix tabix() {
        return Tabix.GFF3;
    }

    @Override
    public void header(Provenance provenance, Bytes out) {
        out.add("##gff-version 3\n");
        provenance.writeTo(out);
    }

    @Override
    public void append(TileHits hits, int from, int to, Bytes out) {
        TailPlaces places = labels.places(hits, from, to);
        Sequence sequence = sequence(hits.track().name());
        for (int i = from; i < to; i++) {
            line(sequence, hits, i, places, out);
        }
    }

    private void line(Sequence sequence, TileHits hits, int index, TailPlaces places, Bytes out) {
        int motif = places.motif(index);
        double pvalue = places.pvalue(index);
        long start = hits.start(index);
        char strand = hits.strand(index).symbol();
        out.add(sequence.column).add("\tconvscan\tnucleotide_motif\t").add(start + 1).add('\t');
        out.add(start + hits.width(index)).add('\t').addThreeDigits(score(pvalue)).add('\t').add(strand);
        out.add("\t.\tName=").add(ids[motif]).add('_').add(sequence.attribute).add(strand);
        if (aliases[motif].length > 0) {
            out.add(";Alias=").add(aliases[motif]);
        }
        out.add(";ID=").add(ids[motif]).add('-').add(sequence.attribute).add('-').add(start + 1).add(strand);
        out.add(";pvalue=").addThreeDigits(pvalue);
        if (labels.hasQvalues()) {
            labels.addQvalue(motif, places.step(index), NOTHING, out.add(";qvalue="));
        }
        MatchedSequence.append(hits, index, out.add(";sequence="));
        out.add(";\n");
    }

    private static double score(double pvalue) {
        return Math.max(0, Math.min(1000, -10 * Math.log10(pvalue)));
    }

    private Sequence sequence(String name) {
        Sequence sequence = latest;
        if (!sequence.name.equals(name)) {
            sequence = new Sequence(name, Gff3Text.sequence(name), Gff3Text.attribute(name));
            latest = sequence;
        }
        return sequence;
    }
}
