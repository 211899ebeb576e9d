package org.convscan.workflow.nanopore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.convscan.InputException;
import org.convscan.coord.Strand;
import org.convscan.format.pore.PoreModel;
import org.convscan.format.pore.Squiggle;
import org.convscan.kernel.Staircase;
import org.convscan.stats.DecoyedSearch;
import org.convscan.transform.DinucleotideShuffle;

/** What {@code nanopore} looks for: sequences, the squiggles of their strands, and shuffled ones of about the same length. */
final class NanoporeQueries {
    private static final String IUPAC = Query.LETTERS;
    private static final int LONGEST = 2_000;

    /** Queries that are longer than the shortest of a group by no more share its decoys. */
    private static final double GROUP = 1.15;

    /** Shuffles of one query; the same for each run. */
    private static final long SEED = 20_170_509;

    private final List<Query> queries;
    private final int decoys;
    private final Squiggle squiggle;
    private final List<Strand> strands;

    /** @param decoys that queries of about one length share */
    NanoporeQueries(List<Query> queries, int decoys, PoreModel model, List<Strand> strands) throws InputException {
        this.queries = queries;
        this.decoys = decoys;
        this.squiggle = NanoporeReadSearch.squiggle(model);
        this.strands = strands;
        Set<String> names = new HashSet<>();
        for (Query query : queries) {
            check(query, model.letters() + 1);
            if (!names.add(query.name())) {
                throw new InputException(query.origin(), "sequence " + query.name(), "another query is called so too",
                        "each needs a name of its own, by which hits call it");
            }
        }
    }

    private static void check(Query query, int shortest) throws InputException {
        int letters = query.letters().length();
        if (letters < shortest || letters > LONGEST) {
            throw new InputException(query.origin(), "sequence " + query.name(), letters + " letters", "queries have " + shortest + " to "
                    + LONGEST + " letters with this pore model: its words have " + (shortest - 1));
        }
    }

    List<Query> all() {
        return queries;
    }

    int size() {
        return queries.size();
    }

    /** The levels of a query's strand. */
    Staircase squiggle(String name, Strand strand) {
        String letters = queries.stream().filter(query -> query.name().equals(name)).findFirst().orElseThrow().letters();
        return squiggle.of(name, strand == Strand.FORWARD ? letters : Squiggle.reverseComplement(letters));
    }

    /** Queries of about one length together, each group with its decoys. */
    List<DecoyedSearch.Group> groups() {
        List<Integer> order = new ArrayList<>();
        for (int q = 0; q < queries.size(); q++) {
            order.add(q);
        }
        order.sort(Comparator.comparingInt(q -> queries.get(q).letters().length()));
        List<DecoyedSearch.Group> groups = new ArrayList<>();
        for (int from = 0, to; from < order.size(); from = to) {
            int least = queries.get(order.get(from)).letters().length();
            for (to = from; to < order.size() && queries.get(order.get(to)).letters().length() <= least * GROUP; ) {
                to++;
            }
            groups.add(group(order.subList(from, to).stream().sorted().toList()));
        }
        return groups;
    }

    private DecoyedSearch.Group group(List<Integer> members) {
        List<DecoyedSearch.Pattern> patterns = new ArrayList<>();
        members.forEach(q -> patterns.add(new DecoyedSearch.Pattern(q, ways(queries.get(q).letters()))));
        List<DecoyedSearch.Pattern> shuffled = new ArrayList<>();
        for (int d = 0; d < decoys; d++) {
            String letters = queries.get(members.get(d % members.size())).letters();
            shuffled.add(new DecoyedSearch.Pattern(-1, ways(shuffled(letters, new Random(SEED + d)))));
        }
        return new DecoyedSearch.Group(patterns, shuffled);
    }

    private List<Staircase> ways(String letters) {
        List<Staircase> ways = new ArrayList<>();
        for (Strand strand : strands) {
            ways.add(squiggle.within(letters, strand == Strand.FORWARD ? letters : Squiggle.reverseComplement(letters)));
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
