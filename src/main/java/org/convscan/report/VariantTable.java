package org.convscan.report;

import java.util.List;

/** A table of what variants do to motifs' sites: a line for each alternative and motif. */
public final class VariantTable implements VariantFormat {
    private final Provenance provenance;

    public VariantTable(Provenance provenance) {
        this.provenance = provenance;
    }

    @Override
    public Tabix tabix() {
        return Tabix.PLACES;
    }

    @Override
    public void header(List<String> header, Bytes out) {
        provenance.writeTo(out);
        out.add(AlleleChange.NAMES).add('\n');
    }

    @Override
    public void append(String line, List<AlleleChange> changes, Bytes out) {
        changes.forEach(change -> change.appendLine(out));
    }
}
