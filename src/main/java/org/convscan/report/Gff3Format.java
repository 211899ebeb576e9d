package org.convscan.report;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.convscan.kernel.MotifName;
import org.convscan.scan.TileHits;

/** GFF3 with FIMO's attributes; an ID is made of motif, sequence, start and strand, so it does not depend on other hits. */
public final class Gff3Format implements HitFormat {
    private final HitLabels labels;
    private final byte[][] ids;
    private final byte[][] alternatives;

    /** @param names one a motif */
    public Gff3Format(HitLabels labels, List<MotifName> names) {
        this.labels = labels;
        this.ids = names.stream().map(n -> escaped(n.id())).toArray(byte[][]::new);
        this.alternatives = names.stream().map(n -> escaped(n.alternative())).toArray(byte[][]::new);
    }

    /** GFF3 specification 1.26: control characters and ; = & , % are written as %XX. */
    private static byte[] escaped(String text) {
        StringBuilder out = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            int letter = b & 0xFF;
            boolean reserved = letter <= ' ' || letter == 127 || ";=&,%>".indexOf(letter) >= 0;
            out.append(reserved ? String.format("%%%02X", letter) : String.valueOf((char) letter));
        }
        return out.toString().getBytes(StandardCharsets.ISO_8859_1);
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
    public void append(TileHits hits, int index, Bytes out) {
        int motif = labels.motif(hits, index);
        int step = labels.step(motif, hits.score(index));
        long start = hits.start(index);
        byte[] sequence = escaped(hits.track().name());
        char strand = hits.strand(index).symbol();
        double score = Math.min(1000, -10 * Math.log10(labels.pvalue(motif, step)));
        out.add(sequence).add("\tconvscan\tnucleotide_motif\t").add(start + 1).add('\t').add(start + hits.width(index));
        out.add('\t').add(Digits.general(Math.max(0, score), 3)).add('\t').add(strand).add("\t.\tName=");
        out.add(ids[motif]).add('_').add(sequence).add(strand);
        if (alternatives[motif].length > 0) {
            out.add(";Alias=").add(alternatives[motif]);
        }
        out.add(";ID=").add(ids[motif]).add('-').add(sequence).add('-').add(start + 1).add(strand);
        out.add(";pvalue=").add(labels.pvalueText(motif, step));
        if (labels.hasQvalues()) {
            labels.addQvalue(motif, step, "", out.add(";qvalue="));
        }
        MatchedSequence.append(hits, index, out.add(";sequence="));
        out.add(";\n");
    }
}
