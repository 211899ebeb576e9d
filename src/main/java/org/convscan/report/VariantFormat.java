package org.convscan.report;

import java.util.List;

/** How variants and what they do to motifs' sites are written. */
public interface VariantFormat {
    /** What a tabix index needs to know. */
    Tabix tabix();

    /** @param header of the VCF file that is read, its line of column names last */
    void header(List<String> header, Bytes out);

    /**
     * @param line of the VCF file that is read
     * @param changes by its alternatives, in their order and that of the motifs
     */
    void append(String line, List<AlleleChange> changes, Bytes out);
}
