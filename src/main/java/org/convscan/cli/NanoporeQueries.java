package org.convscan.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.convscan.InputException;
import org.convscan.coord.Strand;
import org.convscan.format.fasta.SequenceFiles;
import org.convscan.format.fasta.SequenceSource;
import org.convscan.format.pore.Squiggle;
import org.convscan.kernel.Staircase;
import org.convscan.report.PlacementFormat;
import org.convscan.report.PlacementRule;
import org.convscan.stats.DecoyedSearch;
import org.convscan.track.Alphabet;
import org.convscan.track.Symbols;
import org.convscan.transform.DinucleotideShuffle;

/** What {@code nanopore} looks for: sequences, the squiggles of their strands, and shuffled ones of about the same length. */
final class NanoporeQueries {
    private static final String IUPAC = "ACGTURYSWKMBDHVN";
    private static final int LONGEST = 2_000;

    /** Queries that are longer than the shortest of a group by no more share its decoys. */
    private static final double GROUP = 1.15;

    /** Shuffles of one query; the same for each run. */
    private static final long SEED = 20_170_509;

    private final NanoporeOptions options;
    private final Squiggle squiggle;
    private final int shortest;
    private final List<Query> queries = new ArrayList<>();
    private final List<Strand> strands;

    /** One sequence, 5' to 3'. */
    record Query(String name, String letters) {}

    NanoporeQueries(NanoporeOptions options, Squiggle squiggle, int shortest, List<Strand> strands) throws IOException, UsageException {
        this.options = options;
        this.squiggle = squiggle;
        this.shortest = shortest;
        this.strands = strands;
        for (String text : options.queries()) {
            if (isFile(text)) {
                addFile(text);
            } else {
                add(text, text, "--query");
            }
        }
    }

    private static boolean isFile(String text) {
        try {
            return Files.exists(Path.of(text)) || !text.chars().allMatch(c -> IUPAC.indexOf(Character.toUpperCase(c)) >= 0);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private void addFile(String file) throws IOException, UsageException {
        int before = queries.size();
        try (SequenceSource source = SequenceFiles.open(List.of(file), InputStream.nullInputStream(), Alphabet.DNA)) {
            for (Symbols whole = SequenceTracks.whole(source); whole != null; whole = SequenceTracks.whole(source)) {
                add(whole.name(), whole.text(0, whole.columns()), file);
            }
        }
        if (queries.size() == before) {
            throw new InputException(file, "", "there are no sequences in this file", "");
        }
    }

    private void add(String name, String letters, String file) throws InputException {
        String upper = letters.toUpperCase(Locale.ROOT);
        if (!upper.chars().allMatch(c -> IUPAC.indexOf(c) >= 0)) {
            throw new InputException(file, "sequence " + name, "a letter that is no IUPAC nucleotide code", "");
        }
        if (upper.length() < shortest || upper.length() > LONGEST) {
            throw new InputException(file, "sequence " + name, upper.length() + " letters", "queries have " + shortest + " to "
                    + LONGEST + " letters with this pore model: its words have " + (shortest - 1));
        }
        queries.add(new Query(name, upper));
    }

    int size() {
        return queries.size();
    }

    List<String> names() {
        return queries.stream().map(Query::name).toList();
    }

    /** The levels of a query's strand. */
    Staircase squiggle(String name, Strand strand) {
        String letters = queries.stream().filter(query -> query.name().equals(name)).findFirst().orElseThrow().letters();
        return squiggle.of(name, strand == Strand.FORWARD ? letters : Squiggle.reverseComplement(letters));
    }

    /** What is written of the places that are found. */
    PlacementRule rule() {
        return new PlacementRule(PlacementFormat.valueOf(options.format().toUpperCase(Locale.ROOT)), options.pvalue(), options.qvalue(),
                queries.stream().map(query -> new PlacementRule.Pattern(query.name, query.letters.length())).toList(), strands);
    }

    /** Queries of about one length together, each group with its decoys. */
    List<DecoyedSearch.Group> groups() {
        List<Integer> order = new ArrayList<>();
        for (int q = 0; q < queries.size(); q++) {
            order.add(q);
        }
        order.sort(Comparator.comparingInt(q -> queries.get(q).letters.length()));
        List<DecoyedSearch.Group> groups = new ArrayList<>();
        for (int from = 0, to; from < order.size(); from = to) {
            int least = queries.get(order.get(from)).letters.length();
            for (to = from; to < order.size() && queries.get(order.get(to)).letters.length() <= least * GROUP; ) {
                to++;
            }
            groups.add(group(order.subList(from, to).stream().sorted().toList()));
        }
        return groups;
    }

    private DecoyedSearch.Group group(List<Integer> members) {
        List<DecoyedSearch.Pattern> patterns = new ArrayList<>();
        members.forEach(q -> patterns.add(new DecoyedSearch.Pattern(q, ways(queries.get(q).letters))));
        List<DecoyedSearch.Pattern> decoys = new ArrayList<>();
        for (int d = 0; d < options.decoys(); d++) {
            String letters = queries.get(members.get(d % members.size())).letters;
            decoys.add(new DecoyedSearch.Pattern(-1, ways(shuffled(letters, new Random(SEED + d)))));
        }
        return new DecoyedSearch.Group(patterns, decoys);
    }

    private List<Staircase> ways(String letters) {
        List<Staircase> ways = new ArrayList<>();
        for (Strand strand : strands) {
            ways.add(squiggle.of(letters, strand == Strand.FORWARD ? letters : Squiggle.reverseComplement(letters)));
        }
        return ways;
    }

    private static String shuffled(String letters, Random random) {
        byte[] codes = new byte[letters.length()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (byte) IUPAC.indexOf(letters.charAt(i));
        }
        StringBuilder text = new StringBuilder();
        for (byte code : DinucleotideShuffle.of(codes, IUPAC.length(), random)) {
            text.append(IUPAC.charAt(code));
        }
        return text.toString();
    }
}
