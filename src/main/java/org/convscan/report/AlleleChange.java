package org.convscan.report;

import org.convscan.kernel.FixedPoint;
import org.convscan.kernel.MotifName;
import org.convscan.stats.Allele;
import org.convscan.stats.AlleleSearch.Best;
import org.convscan.stats.AlleleSearch.Effect;

/**
 * What an alternative allele does to a motif's best site at a place, as tables tell it.
 *
 * @param place chrom, position, id, reference and alternative, parted by tabs
 * @param position column of the alleles' letters where the reference's letters begin
 */
public record AlleleChange(
        String place, String alternativeLetters, int position, MotifName motif, int width, Allele reference, Allele alternative,
        Effect effect) {
    static final String NAMES = String.join("\t", "chrom", "position", "id", "ref", "alt", "motif_id", "motif_alt_id", "effect",
            "change_bits", "ref_score", "ref_p_value", "ref_strand", "ref_offset", "ref_site", "alt_score", "alt_p_value", "alt_strand",
            "alt_offset", "alt_site");

    private static final int DECIMALS = 5;

    /** "gain" and "loss" of a site, or a site that becomes "stronger" or "weaker". */
    String kind() {
        if (!effect.reference().site()) {
            return "gain";
        }
        return !effect.alternative().site() ? "loss" : effect.change() > 0 ? "stronger" : "weaker";
    }

    public void appendLine(Bytes out) {
        out.add(place).add('\t').addName(motif.id()).add('\t').addName(motif.alternative()).add('\t').add(kind()).add('\t');
        if (effect.comparable()) {
            out.addFixed(effect.change(), DECIMALS);
        }
        append(reference, effect.reference(), out);
        append(alternative, effect.alternative(), out);
        out.add('\n');
    }

    private void append(Allele allele, Best best, Bytes out) {
        if (best == Best.NONE) {
            out.add("\t\t\t\t\t");
            return;
        }
        out.add('\t').addFixed(best.score(), DECIMALS).add('\t').addThreeDigits(best.pvalue()).add('\t');
        out.add(best.strand().symbol()).add('\t').add(best.start() - position).add('\t');
        MatchedSequence.append(allele.letters(), best.start(), width, best.strand(), out);
    }

    /** "ALT|motif|effect|change|p of the reference|p of the alternative" for a VCF file's column INFO. */
    public void appendInfo(Bytes out) {
        out.add(alternativeLetters).add('|').add(escaped(motif.id())).add('|').add(kind()).add('|');
        (effect.comparable() ? out.addFixed(effect.change(), 2) : out.add('.')).add('|');
        appendPvalue(effect.reference(), out);
        appendPvalue(effect.alternative(), out.add('|'));
    }

    private static void appendPvalue(Best best, Bytes out) {
        if (best == Best.NONE) {
            out.add('.');
        } else {
            out.addThreeDigits(best.pvalue());
        }
    }

    /** Characters that mean something in INFO, as VCF 4.3 (section 1.2) has them written. */
    private static String escaped(String name) {
        StringBuilder text = new StringBuilder();
        for (char c : name.toCharArray()) {
            if (c <= ' ' || "%:;=,|".indexOf(c) >= 0) {
                text.append(String.format("%%%02X", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    /** Whether the scores differ by so many bits at least, whichever way, or one allele has no window at all. */
    public boolean differs(double bits) {
        return !effect.comparable() || effect.change() != 0 && Math.abs(FixedPoint.bits(effect.change())) >= bits;
    }
}
