package org.convscan.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.convscan.InputException;
import org.convscan.format.bed.Genome;
import org.convscan.format.vcf.VariantLine;
import org.convscan.stats.Allele;
import org.convscan.track.Alphabet;
import org.convscan.track.Symbols;

/**
 * A line's alleles with what stands on both sides of them in the genome.
 *
 * @param position column of the alleles' letters where the line's REF begins
 * @param pairs for each alternative that has letters: what of the reference and of the alternative differs
 */
record VariantAlleles(VariantLine line, int position, List<Pair> pairs) {
    private static final Map<Character, String> CODES = Map.of('R', "AG", 'Y', "CT", 'S', "CG", 'W', "AT", 'K', "GT", 'M', "AC", 'B', "CGT",
            'D', "AGT", 'H', "ACT", 'V', "ACG");

    /** Letters of all alleles together. */
    long columns() {
        return pairs.stream().mapToLong(pair -> pair.reference.letters().columns() + pair.alternative.letters().columns()).sum();
    }

    /** @param alternativeLetters as the line has them */
    record Pair(String alternativeLetters, Allele reference, Allele alternative) {}

    /**
     * @param othersSkipped whether a line whose REF is not what the genome has gives null; else it is an error
     * @throws InputException when the genome has no such place, or other letters there than the line says
     */
    static VariantAlleles of(VariantLine line, Genome genome, int flank, boolean othersSkipped, String vcf) throws IOException {
        long start = line.position() - 1;
        long length = genome.length(line.chrom());
        if (length < 0) {
            throw wrong(vcf, line, "the reference has no sequence " + line.chrom(),
                    genome.anyName().isEmpty() ? "it has none at all" : "its names are like " + genome.anyName());
        }
        if (start < 0 || start > length - line.reference().length()) {
            throw wrong(vcf, line, line.chrom() + ":" + line.position() + " lies beyond the sequence, which has " + length + " letters", "");
        }
        long end = start + line.reference().length();
        long from = Math.max(0, start - flank);
        byte[] around = genome.letters(line.chrom(), from, Math.min(length, end + flank));
        int position = (int) (start - from);
        if (!settled(around, position, line.reference())) {
            if (othersSkipped) {
                return null;
            }
            String there = new String(around, position, line.reference().length(), StandardCharsets.ISO_8859_1);
            throw wrong(vcf, line, "REF is " + shown(line.reference()) + ", and the reference has " + shown(there.toUpperCase(Locale.ROOT))
                    + " at " + line.chrom() + ":" + line.position(), "give the genome that the variants were called against, or "
                    + "--skip-wrong-ref if only a few are wrong");
        }
        List<Pair> pairs = new ArrayList<>();
        for (String alternative : line.alternatives()) {
            if (VariantLine.hasLetters(alternative)) {
                pairs.add(pair(line, alternative, around, position));
            }
        }
        return new VariantAlleles(line, position, pairs);
    }

    /**
     * Whether the genome's letters are those of REF. Where the genome has the code of two or three letters, REF has one of them (VCF
     * 4.3, section 1.6.1), which takes its place.
     */
    private static boolean settled(byte[] around, int position, String reference) {
        for (int i = 0; i < reference.length(); i++) {
            char there = (char) (around[position + i] & 0xFF);
            char said = reference.charAt(i);
            if (!same(there, said)) {
                if (!CODES.getOrDefault(Character.toUpperCase(there), "").contains(String.valueOf(Character.toUpperCase(said)))) {
                    return false;
                }
                around[position + i] = (byte) said;
            }
        }
        return true;
    }

    private static String shown(String letters) {
        return letters.length() > 20 ? letters.substring(0, 20) + "..." : letters;
    }

    private static InputException wrong(String vcf, VariantLine line, String what, String hint) {
        return new InputException(vcf, "line " + line.line(), what, hint);
    }

    private static Pair pair(VariantLine line, String alternative, byte[] around, int position) {
        String reference = line.reference();
        int shorter = Math.min(reference.length(), alternative.length());
        int before = 0;
        while (before < shorter && same(reference.charAt(before), alternative.charAt(before))) {
            before++;
        }
        int behind = 0;
        while (behind < shorter - before
                && same(reference.charAt(reference.length() - 1 - behind), alternative.charAt(alternative.length() - 1 - behind))) {
            behind++;
        }
        byte[] other = new byte[around.length - reference.length() + alternative.length()];
        System.arraycopy(around, 0, other, 0, position);
        System.arraycopy(alternative.getBytes(StandardCharsets.ISO_8859_1), 0, other, position, alternative.length());
        int rest = position + reference.length();
        System.arraycopy(around, rest, other, position + alternative.length(), around.length - rest);
        return new Pair(alternative,
                allele(line, around, position + before, position + reference.length() - behind),
                allele(line, other, position + before, position + alternative.length() - behind));
    }

    private static boolean same(char a, char b) {
        return Character.toUpperCase(a) == Character.toUpperCase(b);
    }

    private static Allele allele(VariantLine line, byte[] letters, int from, int to) {
        return new Allele(Symbols.wrap(line.chrom(), Alphabet.DNA, 0, letters, letters.length, true), from, to);
    }
}
