package org.convscan.report;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hits of each motif, counted from the lines of a table in any of its formats, with what its last line says was read. */
final class HitTally {
    private static final Pattern READ = Pattern.compile("([0-9]+) sequences, ([0-9]+) bases,.*");
    private static final int GFF_ATTRIBUTES = 8;
    private static final int BED_MOTIF = 3;

    private final Map<String, Long> byMotif = new HashMap<>();
    private Tabix kind = Tabix.BED;
    private long hits;
    private long sequences;
    private long bases;

    /** A motif and its hits. */
    record Row(String motif, long hits) {}

    /** Takes whole lines. */
    void add(Bytes lines) {
        int start = 0;
        for (int end = lines.indexOf('\n', 0); end >= 0; end = lines.indexOf('\n', start)) {
            add(lines, start, end);
            start = end + 1;
        }
    }

    private void add(Bytes lines, int from, int to) {
        if (lines.at(from) == '#' && (lines.at(from + 1) == ' ' || hits == 0)) {
            comment(lines.text(from, to));
        } else if (hits == 0 && starts(lines, from, TsvFormat.NAMES)) {
            kind = Tabix.TSV;
        } else {
            hits++;
            byMotif.merge(motif(lines, from, to), 1L, Long::sum);
        }
    }

    private static boolean starts(Bytes lines, int from, String text) {
        return lines.text(from, Math.min(lines.size(), from + text.length())).equals(text);
    }

    private void comment(String line) {
        if (line.startsWith("##gff")) {
            kind = Tabix.GFF3;
        } else if (line.startsWith(Provenance.SEQUENCES)) {
            Matcher read = READ.matcher(line.substring(Provenance.SEQUENCES.length()));
            if (read.matches()) {
                sequences = Long.parseLong(read.group(1));
                bases = Long.parseLong(read.group(2));
            }
        }
    }

    private String motif(Bytes lines, int from, int to) {
        if (kind == Tabix.GFF3) {
            return named(lines.text(lines.column(from, 0), lines.indexOf('\t', from)),
                    lines.text(lines.column(from, GFF_ATTRIBUTES), to));
        }
        int column = lines.column(from, kind == Tabix.TSV ? 0 : BED_MOTIF);
        return lines.text(column, lines.indexOf('\t', column));
    }

    /** In GFF3 a hit is called MOTIF_SEQUENCE and its strand. */
    private static String named(String sequence, String attributes) {
        String name = decoded(attributes.substring("Name=".length(), attributes.indexOf(';')));
        return name.substring(0, Math.max(0, name.length() - decoded(sequence).length() - 2));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    long hits() {
        return hits;
    }

    long sequences() {
        return sequences;
    }

    long bases() {
        return bases;
    }

    int motifs() {
        return byMotif.size();
    }

    /** The motifs with most hits, the first in the alphabet among equals. */
    List<Row> busiest(int most) {
        List<Row> rows = new ArrayList<>();
        byMotif.forEach((motif, count) -> rows.add(new Row(motif, count)));
        rows.sort(Comparator.comparingLong(Row::hits).reversed().thenComparing(Row::motif));
        return rows.subList(0, Math.min(most, rows.size()));
    }
}
