package org.convscan.report;

import org.convscan.scan.Feature;
import org.convscan.track.Symbols;

/**
 * How motifs made of motifs are written, a line each with its parts: the columns of {@link BedFormat} or {@link TsvFormat}, and
 * behind them the parts. Their chance is not known, so the columns for p and q are empty. Immutable.
 */
public final class FeatureFormat {
    private final boolean table;
    private final FeatureLabels labels;

    /** @param table TSV if true, else BED */
    public FeatureFormat(boolean table, FeatureLabels labels) {
        this.table = table;
        this.labels = labels;
    }

    public Tabix tabix() {
        return table ? Tabix.TSV : Tabix.BED;
    }

    /** Whether {@link #append} needs the letters. */
    public boolean showsLetters() {
        return table;
    }

    public void header(Provenance provenance, Bytes out) {
        provenance.writeTo(out);
        out.add(table
                ? TsvFormat.NAMES + "\tparts\n"
                : "# columns: chrom start end id score(" + labels.bedScoreMeaning() + ") strand " + labels.scoreName()
                        + " p_value q_value parts\n");
    }

    /** @param letters of the feature's interval; null in BED */
    public void append(String line, Feature feature, Symbols letters, Bytes out) {
        long start = feature.interval().start();
        long end = feature.interval().end();
        if (table) {
            out.add(labels.id(feature.number())).add('\t').add(labels.alternative(feature.number())).add('\t');
            out.addName(line).add('\t').add(start + 1).add('\t').add(end).add('\t').add(feature.strand().symbol());
            out.add('\t').addFixed(feature.score(), 5).add("\t\t\t");
            MatchedSequence.append(letters, feature.strand(), out);
        } else {
            out.addName(line).add('\t').add(start).add('\t').add(end).add('\t').add(labels.id(feature.number())).add('\t');
            out.add(labels.bedScore(feature)).add('\t').add(feature.strand().symbol()).add('\t');
            out.addFixed(feature.score(), 5).add("\t.\t.");
        }
        parts(feature, out.add('\t'));
        out.add('\n');
    }

    private void parts(Feature feature, Bytes out) {
        out.add(feature.parts().isEmpty() ? "." : table ? "" : "parts=");
        String between = "";
        for (Feature part : feature.parts()) {
            out.add(between).add(labels.escapedId(part.number())).add(':');
            out.add(part.interval().start() + (table ? 1 : 0)).add('-').add(part.interval().end()).add(':');
            out.add(part.strand().symbol()).add(':').addFixed(part.score(), 5);
            between = ";";
        }
    }
}
