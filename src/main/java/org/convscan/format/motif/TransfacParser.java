package org.convscan.format.motif;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.convscan.InputException;

/**
 * Reads TRANSFAC's tagged lines. A motif's id is its accession (AC), else ID, else the first word of DE; its second name is
 * NA, else the ID or DE that is not its id. The accession goes first because names repeat: JASPAR's own TRANSFAC file has
 * several matrices with the ID "RARA". STAMP's files have no P0 line and no {@code //}.
 */
final class TransfacParser implements MotifParser {
    private final Map<String, String> tags = new HashMap<>();
    private Table table;
    private int[] columns;
    private int start;
    private boolean isClosed;
    private int number;

    @Override
    public MotifList parse(Lines lines) throws InputException {
        MotifList motifs = new MotifList(lines);
        begin(lines);
        for (int line = lines.next(1); line <= lines.count(); line = lines.next(line + 1)) {
            String[] words = lines.at(line).split("\\s+", 2);
            String tag = words[0];
            if (tag.equals("//")) {
                finish(lines, motifs);
            } else if (tag.matches("\\d+")) {
                row(lines, line);
            } else if (tag.matches("[A-Z][A-Z0-9]")) {
                tag(lines, line, tag, words.length > 1 ? words[1] : "", motifs);
            } else if (!tag.startsWith("#")) {
                throw lines.error(line, "'" + Table.shown(lines.at(line)) + "' is no TRANSFAC line",
                        "each begins with two capitals, the number of a position, or //");
            }
        }
        if (table.height() > 0 && !isClosed) {
            throw lines.cutShort("inside the matrix of " + heading(lines).id());
        }
        finish(lines, motifs);
        return motifs;
    }

    private void begin(Lines lines) {
        tags.clear();
        table = new Table(lines);
        columns = new int[] {0, 1, 2, 3};
        start = 0;
        isClosed = false;
    }

    private void tag(Lines lines, int line, String tag, String text, MotifList motifs) throws InputException {
        if (table.height() > 0) {
            isClosed = true;
        }
        // STAMP's motifs end where the next one begins; elsewhere a DE line may be followed by more of its text in another.
        boolean isStamp = !tags.containsKey("AC") && !tags.containsKey("ID");
        if (tag.equals("DE") && (isClosed || isStamp && tags.containsKey("DE"))) {
            finish(lines, motifs);
        }
        if (tag.matches("P[0O]")) {
            columns = MatrixParser.columns(lines, line, text.split("\\s+"));
        }
        if (tag.matches("AC|ID|NA|DE") && !text.isBlank()) {
            start = start == 0 ? line : start;
            tags.putIfAbsent(tag, text.strip());
        }
    }

    private void row(Lines lines, int line) throws InputException {
        String[] tokens = lines.at(line).split("\\s+");
        // The consensus is a letter, but PRODORIC also has digits and a dash behind the four numbers.
        String last = tokens[tokens.length - 1];
        boolean isConsensus = tokens.length > 1 && last.matches("[A-Za-z*.-]") || tokens.length == 6 && last.length() == 1;
        int found = Integer.parseInt(tokens[0].length() > 6 ? "-1" : tokens[0]);
        if (isClosed) {
            throw lines.error(line, "a row stands behind the end of its matrix", "is a // missing above it?");
        }
        if (table.height() > 0 ? found != number + 1 : found > 1) {
            throw lines.error(line, "the row of position " + tokens[0] + " follows "
                    + (table.height() > 0 ? "that of " + number : "no other"), "positions are numbered one by one");
        }
        number = found;
        table.add(line, isConsensus ? Arrays.copyOf(tokens, tokens.length - 1) : tokens, 1);
    }

    private Heading heading(Lines lines) throws InputException {
        String id = first(tags.get("AC"), tags.get("ID"), tags.get("DE"));
        if (id.isEmpty()) {
            throw lines.error(table.line(0), "this matrix has no AC, ID or DE line", "write one above it");
        }
        String word = id.split("\\s+")[0];
        String other = tags.containsKey("AC") ? first(tags.get("ID"), tags.get("DE")) : first(tags.get("DE"));
        String name = first(tags.get("NA"), other);
        // DE and ID often say the id once more: "MA0004.1 Arnt".
        boolean isRepeated = name.split("\\s+")[0].equals(word);
        return Heading.of(lines, start, word + " " + (isRepeated ? name.substring(word.length()) : name));
    }

    private static String first(String... texts) {
        return Arrays.stream(texts).filter(text -> text != null).findFirst().orElse("");
    }

    private void finish(Lines lines, MotifList motifs) throws InputException {
        if (table.height() > 0) {
            Heading heading = heading(lines);
            if (table.width() != 4) {
                throw lines.error(table.line(0), "this row has " + Table.plural(table.width(), "number") + ", not 4",
                        "one for each of A, C, G and T, behind the number of the position");
            }
            motifs.add(heading, Sites.countsOrProbabilities(lines, heading, table.reordered(columns), true));
        } else if (tags.containsKey("AC") || tags.containsKey("ID") || tags.containsKey("DE")) {
            Heading heading = heading(lines);
            throw lines.error(heading.line(), "the motif " + heading.id() + " has no matrix", "add its rows or remove it");
        }
        begin(lines);
    }
}
