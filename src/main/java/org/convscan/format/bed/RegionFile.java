package org.convscan.format.bed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.convscan.InputException;
import org.convscan.coord.Interval;
import org.convscan.format.gzip.InputFile;

/**
 * Reads BED files (GA4GH BED v1.0): three columns or more, parted by tabs, or by spaces in lines without tabs; plain or gzipped.
 * Comments, blank lines and the lines "track" and "browser" are left out.
 */
public final class RegionFile {
    private static final Pattern TAB = Pattern.compile("\t");
    private static final Pattern SPACES = Pattern.compile("[ \t]+");
    private static final int LONGEST_QUOTE = 40;

    private final String file;
    private long line;

    private RegionFile(String file) {
        this.file = file;
    }

    /**
     * @param path a file, or "-" for standard input, which is left open
     * @throws InputException when a line is wrong or there is no region; the message names file and line
     */
    public static Regions read(String path, InputStream standardInput) throws IOException {
        InputFile input = InputFile.of(path, standardInput);
        List<Region> regions = new ArrayList<>();
        RegionFile parser = new RegionFile(input.name());
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(input.openText(), StandardCharsets.UTF_8))) {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                parser.line++;
                if (!isComment(text)) {
                    regions.add(parser.region(text));
                }
            }
        }
        if (regions.isEmpty()) {
            throw new InputException(input.name(), "", "no regions", "the file is empty or holds comments only");
        }
        return new Regions(input.name(), regions);
    }

    private static boolean isComment(String text) {
        return text.isBlank() || text.startsWith("#") || isDirective(text, "track") || isDirective(text, "browser");
    }

    /** A sequence may be called track: its line has a tab behind the word. */
    private static boolean isDirective(String text, String word) {
        return text.equals(word) || text.startsWith(word + " ");
    }

    private Region region(String text) throws InputException {
        String[] columns = text.indexOf('\t') >= 0 ? TAB.split(text) : SPACES.split(text.strip());
        if (columns.length < 3 || columns[0].isBlank()) {
            throw wrong("a region needs three columns (chrom, start, end): " + quote(text));
        }
        long start = number("start", columns[1]);
        long end = number("end", columns[2]);
        if (start > end) {
            throw wrong("start " + start + " lies behind end " + end);
        }
        String name = columns.length > 3 && !columns[3].equals(".") ? columns[3].strip() : "";
        return new Region(columns[0], new Interval(start, end), name, line);
    }

    private long number(String what, String text) throws InputException {
        long value;
        try {
            value = Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw wrong(what + " is not a number: " + quote(text));
        }
        if (value < 0) {
            throw wrong(what + " is negative: " + value);
        }
        return value;
    }

    private InputException wrong(String what) {
        return new InputException(file, "line " + line, what, "");
    }

    private static String quote(String text) {
        String shown = text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "..." : text;
        return "'" + shown.replaceAll("\\p{Cntrl}", " ") + "'";
    }
}
