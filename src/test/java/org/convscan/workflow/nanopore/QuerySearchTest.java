package org.convscan.workflow.nanopore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.convscan.InputException;
import org.convscan.cli.Main;
import org.convscan.coord.Strand;
import org.convscan.engine.lookup.Climb;
import org.convscan.engine.ort.Device;
import org.convscan.format.nanopore.NanoporeReads;
import org.convscan.format.pore.PoreModel;
import org.convscan.format.pore.PoreModels;
import org.convscan.format.rawread.RawRead;
import org.convscan.stats.Placement;
import org.convscan.stats.SearchedLine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** The search for queries as an application calls it, on the reads that planted.py made. */
class QuerySearchTest {
    private static final String FOLDER = "test-data/nanopore/";
    private static final String READS = FOLDER + "planted.blow5";

    private static PoreModel pore;
    private static List<Query> queries;

    @TempDir
    private Path folder;

    @BeforeAll
    static void read() throws IOException {
        pore = PoreModels.named("r9.4-dna");
        queries = Query.read(FOLDER + "planted.fa");
    }

    private static NanoporeReads reads() throws IOException {
        return NanoporeReads.open(List.of(READS), true, warning -> {});
    }

    private static List<Placement> hits(QuerySearch search) throws IOException {
        try (NanoporeReads reads = reads()) {
            return search.hits(reads);
        }
    }

    private static QuerySearch.Builder search() {
        return QuerySearch.of(queries, pore).threads(1);
    }

    @Test
    void queriesHaveTheNamesAndLettersOfTheirFile() throws Exception {
        assertEquals(List.of("adapter", "barcode", "target"), queries.stream().map(Query::name).toList());
        assertEquals("GGCGTCTGCTTGGGTGTTTAACCT", queries.get(0).letters());
        Path several = Files.writeString(folder.resolve("several.fa"), ">a words behind a name\nacgt\nACGN\n>b\nUUR\n");
        assertEquals(List.of("a (ACGTACGN)", "b (UUR)"), Query.read(several.toString()).stream().map(Query::toString).toList());
    }

    /** The command's table shows places to the sample, strands, ranks and scores to two decimals. */
    @Test
    void hitsAreThoseOfTheCommand() throws Exception {
        Path table = folder.resolve("hits.tsv");
        String[] line = {"nanopore", "--quiet", "--query", FOLDER + "planted.fa", "--most", "2", "-p", "0.1", "-o", table.toString(), READS};
        assertEquals(0, Main.run(line, System.in, System.err, System.err));
        List<String> rows = Files.readAllLines(table).stream().filter(row -> !row.startsWith("#")).skip(1)
                .map(row -> row.split("\t")).map(row -> String.join(" ", row[0], row[1], row[2], row[3], row[4], row[7], row[10])).toList();
        try (QuerySearch search = search().most(2).pvalue(0.1).build()) {
            List<Placement> hits = hits(search);
            // planted.tsv has eight places of these queries in these reads.
            assertEquals(8, hits.size());
            assertEquals(rows, hits.stream().map(hit -> String.format(Locale.ROOT, "%s %s %c %d %d %.2f %d", hit.line(), hit.pattern(),
                    hit.strand().symbol(), hit.place().start(), hit.place().end(), hit.score(), hit.rank())).toList());
            for (Placement hit : hits) {
                assertEquals(4000, hit.hertz());
                assertTrue(hit.pvalue() <= 0.1 && hit.qvalue() >= hit.pvalue() && hit.qvalue() <= 1, hit.toString());
            }
        }
    }

    @Test
    void aScanHandsOnTheSameHitsWithoutQvalues() throws Exception {
        List<Placement> scanned = new ArrayList<>();
        try (QuerySearch search = search().threads(3).build(); NanoporeReads reads = reads()) {
            search.scan(reads, scanned::add);
            List<Placement> hits = hits(search);
            assertEquals(7, hits.size());
            assertTrue(scanned.stream().allMatch(hit -> Double.isNaN(hit.qvalue())));
            assertEquals(hits, scanned.stream().map(hit -> hit.withQvalue(hits.get(scanned.indexOf(hit)).qvalue())).toList());
        }
    }

    @Test
    void oneSearchServesManyThreadsAtOnce() throws Exception {
        try (QuerySearch search = search().build()) {
            List<Placement> alone = hits(search);
            ExecutorService threads = Executors.newFixedThreadPool(4);
            try {
                for (Future<List<Placement>> together : threads.invokeAll(Collections.nCopies(8, (Callable<List<Placement>>) () -> hits(search)))) {
                    assertEquals(alone, together.get());
                }
            } finally {
                threads.shutdownNow();
            }
        }
    }

    /** Vectors or a plain loop, one thread or several: the same hits. */
    @Test
    void hitsDoNotDependOnHowTheyAreComputed() throws Exception {
        try (QuerySearch search = search().build(); QuerySearch plain = search().climb(Climb.plain()).threads(5).build()) {
            assertEquals(hits(search), hits(plain));
        }
    }

    @Test
    void proposedPlacesAreAmongThoseOfTheExactSearch() throws Exception {
        try (QuerySearch search = search().build(); QuerySearch proposing = search().proposing(Device.CPU).build()) {
            List<String> exact = hits(search).stream().map(QuerySearchTest::place).toList();
            List<String> proposed = hits(proposing).stream().map(QuerySearchTest::place).toList();
            assertTrue(!proposed.isEmpty() && exact.containsAll(proposed), proposed + " of " + exact);
        }
    }

    private static String place(Placement hit) {
        return hit.line() + hit.pattern() + hit.strand().symbol() + hit.place();
    }

    /** Numbers of a file's reads handed in as those of a program's own, without their calibration, which no score depends on. */
    @Test
    void readsMayBeTheProgramsOwn() throws Exception {
        List<RawRead> own = new ArrayList<>();
        try (QuerySearch search = search().build(); NanoporeReads reads = reads()) {
            for (RawRead read = reads.nextRead(); read != null; read = reads.nextRead()) {
                short[] samples = new short[read.size()];
                read.raw(0, samples.length, samples, 0);
                own.add(RawRead.wrap(read.id(), samples, read.hertz(), null, Map.of()));
            }
            Iterator<RawRead> rest = own.iterator();
            assertEquals(hits(search), search.hits(() -> rest.hasNext() ? rest.next() : null));
        }
    }

    @Test
    void oneReadByItselfHasTheScoresOfItsHits() throws Exception {
        try (QuerySearch search = search().build(); NanoporeReads reads = reads()) {
            List<Placement> hits = hits(search);
            RawRead read = reads.nextRead();
            SearchedLine line = search.search(read);
            assertEquals(read.id(), line.name());
            assertEquals(read.size(), line.columns());
            SearchedLine.Found best = Collections.max(line.found(), (a, b) -> Double.compare(a.place().score(), b.place().score()));
            assertEquals(hits.get(0).place(), best.columns());
            assertEquals(hits.get(0).score(), best.place().score());
            assertEquals("adapter", search.queries().get(best.place().pattern()).name());
            assertEquals(Strand.FORWARD, search.strands().get(best.place().way()));
        }
    }

    /** The levels that are expected go along with the current where the query lies, and the current is in picoamperes. */
    @Test
    void whatIsExpectedLooksLikeTheCurrentOfAHit() throws Exception {
        try (QuerySearch search = search().build(); NanoporeReads reads = reads()) {
            Placement hit = hits(search).get(0);
            RawRead read = reads.nextRead();
            assertEquals(hit.line(), read.id());
            float[] current = read.picoamperes();
            assertEquals(read.size(), current.length);
            assertEquals((float) read.calibration().orElseThrow().picoamperes(read.raw(7)), current[7]);
            ExpectedCurrent expected = search.expected(read, hit);
            assertEquals(hit.place().start(), expected.starts()[0]);
            double products = 0;
            double[] squares = new double[2];
            double[] means = means(current, expected, hit.place().end());
            double mean = Arrays.stream(means).average().orElseThrow();
            for (int i = 0; i < means.length; i++) {
                products += (means[i] - mean) * (expected.levels()[i] - mean);
                squares[0] += (means[i] - mean) * (means[i] - mean);
                squares[1] += (expected.levels()[i] - mean) * (expected.levels()[i] - mean);
            }
            // planted.py adds noise of 1.6 pA to samples whose levels have a standard deviation of 12 pA; each is a mean of some nine.
            assertTrue(products / Math.sqrt(squares[0] * squares[1]) > 0.95, products / Math.sqrt(squares[0] * squares[1]) + "");
        }
    }

    private static double[] means(float[] current, ExpectedCurrent expected, long end) {
        double[] means = new double[expected.starts().length];
        for (int i = 0; i < means.length; i++) {
            long to = i + 1 < means.length ? expected.starts()[i + 1] : end;
            for (long at = expected.starts()[i]; at < to; at++) {
                means[i] += current[(int) at] / (to - expected.starts()[i]);
            }
        }
        return means;
    }

    @Test
    void rnaIsSearchedOnItsOwnStrandUnlessAnotherIsNamed() throws Exception {
        PoreModel rna = PoreModels.named("r9.4-rna");
        try (QuerySearch search = QuerySearch.of(queries, rna).build();
                QuerySearch other = QuerySearch.of(queries, rna).strands(Strand.REVERSE).build()) {
            assertEquals(List.of(Strand.FORWARD), search.strands());
            assertEquals(List.of(Strand.REVERSE), other.strands());
        }
    }

    @Test
    void wrongQueriesModelsAndFilesAreWrongInput() throws Exception {
        assertWrong("query, sequence x: a letter that is no IUPAC nucleotide code", () -> Query.of("x", "ACGX"));
        assertWrong("query, sequence x: 4 letters (queries have 7 to 2000 letters with this pore model: its words have 6)",
                () -> QuerySearch.of(List.of(Query.of("x", "ACGT")), pore).build());
        assertWrong("query, sequence x: another query is called so too",
                () -> QuerySearch.of(List.of(Query.of("x", "ACGTTGCAACG"), Query.of("x", "GGATCCATTAC")), pore).build());
        Path empty = Files.writeString(folder.resolve("empty.fa"), "");
        assertWrong(empty + ": ", () -> Query.read(empty.toString()));
        assertWrong("nothere.fa: ", () -> Query.read("nothere.fa"));
        assertWrong("nothere: there is no such pore model", () -> PoreModels.named("nothere"));
        assertWrong("nothere.pod5: no such file", () -> NanoporeReads.open(List.of("nothere.pod5"), false, warning -> {}));
    }

    private static void assertWrong(String words, Executable call) {
        Exception wrong = assertThrows(InputException.class, call);
        assertTrue(wrong.getMessage().startsWith(words), wrong.getMessage());
    }

    @Test
    void wrongArgumentsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> QuerySearch.of(List.of(), pore));
        assertThrows(IllegalArgumentException.class, () -> search().most(0));
        assertThrows(IllegalArgumentException.class, () -> search().threads(0));
        assertThrows(IllegalArgumentException.class, () -> search().decoys(1));
        assertThrows(IllegalArgumentException.class, () -> search().strands());
        assertThrows(IllegalArgumentException.class, () -> search().pvalue(0));
        assertThrows(IllegalArgumentException.class, () -> search().pvalue(Double.NaN));
    }

    @Test
    void whatASinkOrADamagedFileThrowsArrivesAsItIs() throws Exception {
        RuntimeException own = new IllegalStateException("enough");
        try (QuerySearch search = search().build(); NanoporeReads reads = reads()) {
            assertSame(own, assertThrows(IllegalStateException.class, () -> search.scan(reads, hit -> {
                throw own;
            })));
        }
        Path half = Files.write(folder.resolve("half.blow5"), Arrays.copyOf(Files.readAllBytes(Path.of(READS)), 20_000));
        try (QuerySearch search = search().build(); NanoporeReads reads = NanoporeReads.open(List.of(half.toString()), true, warning -> {})) {
            InputException wrong = assertThrows(InputException.class, () -> search.hits(reads));
            assertTrue(wrong.getMessage().startsWith(half.toString()), wrong.getMessage());
        }
    }
}
