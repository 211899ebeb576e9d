package org.convscan.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One hit, read back from any of the formats: 0-based start, end behind the last base. */
record FoundHit(String sequence, long start, long end, String motif, char strand, String pvalue, String qvalue) {
    static List<FoundHit> bed(String text) {
        return Run.hits(text).stream().map(line -> line.split("\t", -1)).map(c -> new FoundHit(c[0], Long.parseLong(c[1]),
                Long.parseLong(c[2]), c[3], c[5].charAt(0), c[7], c[8].equals(".") ? "" : c[8])).toList();
    }

    static List<FoundHit> tsv(String text) {
        return Run.hits(text).stream().map(line -> line.split("\t", -1)).map(c -> new FoundHit(c[2], Long.parseLong(c[3]) - 1,
                Long.parseLong(c[4]), c[0], c[5].charAt(0), c[7], c[8])).toList();
    }

    static List<FoundHit> gff3(String text) {
        return Run.hits(text).stream().map(FoundHit::gff3Line).toList();
    }

    private static FoundHit gff3Line(String line) {
        String[] c = line.split("\t", -1);
        Map<String, String> attributes = new HashMap<>();
        for (String attribute : c[8].split(";")) {
            attributes.put(attribute.substring(0, attribute.indexOf('=')), attribute.substring(attribute.indexOf('=') + 1));
        }
        String name = attributes.get("Name");
        String motif = name.substring(0, name.length() - (c[0] + c[6]).length() - 1);
        return new FoundHit(c[0], Long.parseLong(c[3]) - 1, Long.parseLong(c[4]), motif, c[6].charAt(0),
                attributes.get("pvalue"), attributes.getOrDefault("qvalue", ""));
    }

    /** Whether the whole hit lies in an interval of its sequence. */
    boolean within(String chrom, long from, long to) {
        return sequence.equals(chrom) && from <= start && end <= to;
    }
}
