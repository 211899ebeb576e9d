package org.convscan.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.convscan.InputException;
import org.convscan.coord.Interval;
import org.convscan.coord.Strand;
import org.convscan.stats.DecoyedSearch;
import org.convscan.stats.SearchedLine;

/**
 * A run's {@link PlacementPart}s, which together tell what one run would have been told: p-values from the decoys of the first lines of
 * all, q-values from all places. A line of the input whose name was in another shard is left out, as one run leaves it out.
 */
public final class PlacementParts {
    private static final String LINE = PlacementPart.LINE;
    private static final String DECOYS = PlacementPart.DECOYS;
    private static final String PLACE = PlacementPart.PLACE;

    private final List<PartHead> parts;
    private final PlacementRule rule;
    private long lines;
    private long columns;

    private PlacementParts(List<PartHead> parts) throws InputException {
        this.parts = parts;
        this.rule = rule(parts.get(0));
    }

    /** Whether a file is a part of such a run. */
    public static boolean isPart(Path file) throws IOException {
        return PartHead.kind(file).equals(PlacementPart.KIND);
    }

    /** @throws InputException when the parts do not make up one run */
    public static PlacementParts of(List<Path> files) throws IOException {
        ShardSet<PartHead> parts = new ShardSet<>(PartHead::difference);
        for (Path file : files) {
            PartHead part = PartHead.read(file);
            parts.add(file, part.place(), part);
        }
        return new PlacementParts(parts.complete());
    }

    private static PlacementRule rule(PartHead part) throws InputException {
        try {
            String[] words = part.notes().get(0).split(" ");
            List<Strand> ways = words[4].chars().mapToObj(c -> c == '+' ? Strand.FORWARD : Strand.REVERSE).toList();
            List<PlacementRule.Pattern> patterns = new ArrayList<>();
            for (String note : part.notes().subList(1, part.notes().size())) {
                String[] pattern = note.split(" ", 3);
                patterns.add(new PlacementRule.Pattern(PartHead.unescaped(pattern[2]), Integer.parseInt(pattern[1])));
            }
            return new PlacementRule(PlacementFormat.valueOf(words[1]), Double.parseDouble(words[2]), Double.parseDouble(words[3]), patterns, ways);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw PartHead.damaged(part.file(), "its first lines cannot be read");
        }
    }

    public PlacementRule rule() {
        return rule;
    }

    /** The first shard's, as a whole run has it. */
    public Provenance provenance() {
        return parts.get(0).provenance();
    }

    /** The run that the parts name. */
    public String run() {
        return parts.get(0).place().run();
    }

    public int size() {
        return parts.size();
    }

    /** Lines of the input, known behind {@link #write}. */
    public long lines() {
        return lines;
    }

    /** Columns of all lines together, known behind {@link #write}. */
    public long columns() {
        return columns;
    }

    /** Decides which lines are taken. */
    public interface Names {
        /** @param part where the line is, for messages */
        boolean isNew(String name, Path part) throws IOException;
    }

    /** Gives all lines whose names are new, in the order of one run. */
    public void write(PlacementOutput out, Names names) throws IOException {
        String defect = "";
        for (PartHead part : parts) {
            defect = defect.isEmpty() ? part.defect() : defect;
            new Reader(part.file(), out, names).read();
        }
        if (lines == 0 && !defect.isEmpty()) {
            throw new InputException(parts.get(0).file().toString(), "", "no shard could use any of the input: " + defect, "");
        }
    }

    /** Puts a part's lines of text together to lines of the input. */
    private final class Reader {
        private final Path file;
        private final PlacementOutput out;
        private final Names names;
        private final List<double[]> decoys = new ArrayList<>();
        private final List<SearchedLine.Found> found = new ArrayList<>();
        private String[] line;

        private Reader(Path file, PlacementOutput out, Names names) {
            this.file = file;
            this.out = out;
            this.names = names;
        }

        private void read() throws IOException {
            try (TableLines text = TableLines.open(file)) {
                while (text.next()) {
                    take(text.text().split("\t", -1));
                }
                give();
            } catch (NumberFormatException | IndexOutOfBoundsException e) {
                throw PartHead.damaged(file, "a line of numbers cannot be read");
            }
        }

        private void take(String[] words) throws IOException {
            switch (words[0]) {
                case LINE -> {
                    give();
                    line = words;
                }
                case DECOYS -> decoys.add(Arrays.stream(words).skip(1).mapToDouble(Double::parseDouble).toArray());
                case PLACE -> found.add(place(words));
                default -> {
                    // The first lines and the last one, which PartHead has read.
                }
            }
        }

        private static SearchedLine.Found place(String[] words) {
            DecoyedSearch.Place place = new DecoyedSearch.Place(Integer.parseInt(words[1]), Integer.parseInt(words[2]),
                    Integer.parseInt(words[3]), 0, 0, Double.parseDouble(words[6]), Double.parseDouble(words[7]), Integer.parseInt(words[8]));
            return new SearchedLine.Found(place, new Interval(Long.parseLong(words[4]), Long.parseLong(words[5])));
        }

        private void give() throws IOException {
            String name = line == null ? "" : PartHead.unescaped(line[1]);
            if (line != null && names.isNew(name, file)) {
                SearchedLine whole = new SearchedLine(name, Long.parseLong(line[2]), Double.parseDouble(line[3]),
                        Integer.parseInt(line[4]), decoys.toArray(double[][]::new), List.copyOf(found));
                lines++;
                columns += whole.columns();
                out.add(whole);
            }
            decoys.clear();
            found.clear();
        }
    }
}
