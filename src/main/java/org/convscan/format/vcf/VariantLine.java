package org.convscan.format.vcf;

import java.util.List;

/**
 * A line of a VCF file.
 *
 * @param chrom name of the sequence
 * @param position of the first letter of {@code reference}, from 1
 * @param id "." where it has none
 * @param reference letters that the reference has there
 * @param alternatives as they stand: letters, or a symbol such as {@code <DEL>}
 * @param text the whole line without its end
 * @param line its number in the file, from 1
 */
public record VariantLine(
        String chrom, long position, String id, String reference, List<String> alternatives, String text, long line) {
    public VariantLine {
        alternatives = List.copyOf(alternatives);
    }

    /** Whether an alternative is given by its letters, and not by a symbol, a breakend, "*" or ".". */
    public static boolean hasLetters(String alternative) {
        return VcfReader.LETTERS.matcher(alternative).matches();
    }
}
