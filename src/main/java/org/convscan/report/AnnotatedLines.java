package org.convscan.report;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The VCF file that was read, each line as it stood, with one more key in its column INFO; what that key said before is replaced. */
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
        header.subList(0, header.size() - 1).stream().filter(line -> !line.startsWith("##INFO=<ID=" + KEY + ","))
                .forEach(line -> add(line, out).add('\n'));
        out.add("##INFO=<ID=" + KEY + ",Number=.,Type=String,Description=\"Motif sites that an alternative allele changes: "
                + "ALT|motif|effect|change in bits|p-value of the reference's best site|p-value of the alternative's\">\n");
        out.add("##convscan_version=").add(provenance.version()).add('\n');
        out.add("##convscan_command=").add(provenance.command()).add('\n');
        provenance.facts().forEach(fact -> out.add("##convscan_" + fact.getKey() + "=" + fact.getValue()).add('\n'));
        add(names, out).add('\n');
    }

    @Override
    public void append(String line, List<AlleleChange> changes, Bytes out) {
        if (changes.isEmpty() && !line.contains(KEY + "=")) {
            add(line, out).add('\n');
            return;
        }
        int from = 0;
        for (int i = 0; i < INFO; i++) {
            from = line.indexOf('\t', from) + 1;
        }
        int end = line.indexOf('\t', from) < 0 ? line.length() : line.indexOf('\t', from);
        add(line.substring(0, from), out);
        appendInfo(others(line.substring(from, end)), changes, out);
        add(line.substring(end), out).add('\n');
    }

    /** Keys but the one that is written: an earlier run may have left its own, which may stand once only. */
    private static String others(String info) {
        return Stream.of(info.split(";")).filter(entry -> !entry.startsWith(KEY + "=") && !entry.isEmpty() && !entry.equals("."))
                .collect(Collectors.joining(";"));
    }

    private static void appendInfo(String others, List<AlleleChange> changes, Bytes out) {
        add(others, out);
        if (changes.isEmpty()) {
            out.add(others.isEmpty() ? "." : "");
            return;
        }
        out.add(others.isEmpty() ? "" : ";").add(KEY).add('=');
        for (int i = 0; i < changes.size(); i++) {
            changes.get(i).appendInfo(i == 0 ? out : out.add(','));
        }
    }

    /** Bytes as they were read. */
    private static Bytes add(String text, Bytes out) {
        return out.add(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
