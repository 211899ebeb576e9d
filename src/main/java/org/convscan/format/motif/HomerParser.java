package org.convscan.format.motif;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convscan.InputException;

/** Reads HOMER's motif files. The motif's id is the first word of its name field, its second name the rest. */
final class HomerParser implements MotifParser {
    /** "T:17311.0(44.36%)": target sequences that hold the motif, which is as near to its number of sites as the file gets. */
    private static final Pattern SITES = Pattern.compile("(?:^|[\\t,])T:([0-9.]+(?:[eE]\\+?\\d+)?)\\(.*");

    private Heading heading;
    private Table table;
    private double sites;

    @Override
    public MotifList parse(Lines lines) throws InputException {
        MotifList motifs = new MotifList(lines);
        for (int line = lines.next(1); line <= lines.count(); line = lines.next(line + 1)) {
            String text = lines.at(line);
            if (text.startsWith(">")) {
                finish(lines, motifs);
                begin(lines, line, text);
            } else if (!text.startsWith("#")) {
                if (heading == null) {
                    throw lines.error(line, "a row stands before the first motif", "a motif begins with a line like "
                            + ">TGASTCA, tab, name, tab, threshold");
                }
                table.add(line, text.split("\\s+"), 0);
            }
        }
        finish(lines, motifs);
        return motifs;
    }

    private void begin(Lines lines, int line, String text) throws InputException {
        String[] fields = text.split("\t");
        if (fields.length < 3 || !Table.isNumber(fields[2].strip())) {
            throw lines.error(line, "this header has no name and threshold", "HOMER's fields are >consensus, name and "
                    + "threshold, with tabs between them");
        }
        heading = Heading.of(lines, line, fields[1]);
        table = new Table(lines);
        Matcher found = SITES.matcher("");
        sites = MotifFormat.DEFAULT_SITES;
        for (int i = 3; i < fields.length; i++) {
            if (found.reset(fields[i]).find() && Table.isNumber(found.group(1)) && Double.parseDouble(found.group(1)) > 0) {
                sites = Double.parseDouble(found.group(1));
            }
        }
    }

    private void finish(Lines lines, MotifList motifs) throws InputException {
        if (heading != null) {
            motifs.add(heading, Sites.probabilities(lines, heading, table, sites));
        }
    }
}
