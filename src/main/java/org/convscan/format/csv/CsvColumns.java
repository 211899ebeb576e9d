package org.convscan.format.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convscan.format.signal.Lead;

/**
 * What the columns of a table are.
 *
 * @param separator between cells
 * @param cells in a line
 * @param lead the lead that each cell belongs to; -1 for those left out
 * @param named whether the first line has names, not samples
 */
record CsvColumns(char separator, int cells, int[] lead, boolean named, List<Lead> leads, List<String> leftOut) {
    /** Columns that count samples or tell the time, as exporting programs call them. */
    private static final Pattern CLOCK = Pattern.compile("(elapsed )?time.*|samples?( ?#| ?number)?|seconds?|ms|index|");

    /** "MLII (mV)", "MLII [mV]". */
    private static final Pattern UNIT = Pattern.compile("(.+?)\\s*[(\\[]([^()\\[\\]]+)[)\\]]");

    /** @param line the first one that is no comment */
    static CsvColumns of(String line) {
        char separator = line.indexOf('\t') >= 0 ? '\t' : line.indexOf(';') >= 0 ? ';' : ',';
        List<String> cells = CsvReader.cells(line, separator);
        boolean named = cells.stream().anyMatch(cell -> !CsvReader.isSample(cell));
        int[] lead = new int[cells.size()];
        List<Lead> leads = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (int c = 0; c < lead.length; c++) {
            String name = unquoted(cells.get(c));
            if (named && CLOCK.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
                lead[c] = -1;
                leftOut.add(name);
            } else {
                lead[c] = leads.size();
                leads.add(named ? lead(name) : new Lead("column " + (c + 1), ""));
            }
        }
        return new CsvColumns(separator, lead.length, lead, named, List.copyOf(leads), List.copyOf(leftOut));
    }

    private static Lead lead(String name) {
        Matcher unit = UNIT.matcher(name);
        return unit.matches() ? new Lead(unit.group(1), unit.group(2)) : new Lead(name, "");
    }

    private static String unquoted(String cell) {
        return cell.replaceAll("^['\"]|['\"]$", "").strip();
    }
}
