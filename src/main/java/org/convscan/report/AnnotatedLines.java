package org.convscan.report;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The VCF file that was read, each line as it stood, with one more key in its column INFO. */
public final class AnnotatedLines implements VariantFormat {
    private static final String KEY = "CONVSCAN";
    private static final int INFO = 7;

    private final Provenance provenance;

    public AnnotatedLines(Provenance provenance) {
        this.provenance = provenance;
    }

    @Override
    public Tabix tabix() {
        return Tabix.VCF;
    }

    @Override
    public void header(List<String> header, Bytes out) {
        String names = header.get(header.size() - 1);
        header.subList(0, header.size() - 1).forEach(line -> add(line, out).add('\n'));
        out.add("##INFO=<ID=" + KEY + ",Number=.,Type=String,Description=\"Motif sites that an alternative allele changes: "
                + "ALT|motif|effect|change in bits|p-value of the reference's best site|p-value of the alternative's\">\n");
        out.add("##convscan_version=").add(provenance.version()).add('\n');
        out.add("##convscan_command=").add(provenance.command()).add('\n');
        provenance.facts().forEach(fact -> out.add("##convscan_" + fact.getKey() + "=" + fact.getValue()).add('\n'));
        add(names, out).add('\n');
    }

    @Override
    public void append(String line, List<AlleleChange> changes, Bytes out) {
        if (changes.isEmpty()) {
            add(line, out).add('\n');
            return;
        }
        int from = 0;
        for (int i = 0; i < INFO; i++) {
            from = line.indexOf('\t', from) + 1;
        }
        int end = line.indexOf('\t', from) < 0 ? line.length() : line.indexOf('\t', from);
        String info = line.substring(from, end);
        add(line.substring(0, from), out);
        add(info.isEmpty() || info.equals(".") ? "" : info + ";", out).add(KEY).add('=');
        for (int i = 0; i < changes.size(); i++) {
            changes.get(i).appendInfo(i == 0 ? out : out.add(','));
        }
        add(line.substring(end), out).add('\n');
    }

    /** Bytes as they were read. */
    private static Bytes add(String text, Bytes out) {
        return out.add(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
