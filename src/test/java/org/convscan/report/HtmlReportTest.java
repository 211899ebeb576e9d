package org.convscan.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convscan.coord.Interval;
import org.convscan.engine.reference.ReferenceEngine;
import org.convscan.kernel.Correlation;
import org.convscan.kernel.FixedPoint;
import org.convscan.kernel.KernelBank;
import org.convscan.kernel.MotifName;
import org.convscan.scan.Hit;
import org.convscan.scan.Scan;
import org.convscan.stats.Tail;
import org.convscan.track.Samples;
import org.convscan.track.Track;
import org.convscan.track.TrackSource;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
    private static List<List<String>> rows(String page, String section) {
        String body = page.substring(page.indexOf("id=\"" + section + "\""));
        body = body.substring(body.indexOf("<tbody>"), body.indexOf("</tbody>"));
        List<List<String>> rows = new ArrayList<>();
        for (String row : body.split("</tr>")) {
            List<String> cells = new ArrayList<>();
            Matcher cell = Pattern.compile("<t[dh][^>]*>(.*?)</t[dh]>").matcher(row);
            while (cell.find()) {
                cells.add(cell.group(1).replaceAll("<svg.*?</svg>", "").replaceAll("<[^>]+>", "").trim());
            }
            if (!cells.isEmpty()) {
                rows.add(cells);
            }
        }
        return rows;
    }

    @Test
    void thePageDoesNotDependOnThreadsOrTileSize() throws IOException {
        for (SimulatedScan scan : List.of(SimulatedScan.peaks(), SimulatedScan.hostile())) {
            String page = scan.page("x.fa");
            for (int columns : new int[] {31, 150, 1_000, 50_000}) {
                assertEquals(page, scan.page(scan.scan().withTileColumns(columns).withThreads(3), "x.fa"), columns + " columns");
            }
        }
        SimulatedScan genome = SimulatedScan.genome();
        assertEquals(genome.page("x.fa"), genome.page(genome.scan().withTileColumns(7_001).withThreads(4), "x.fa"));
    }

    @Test
    void motifsAreCountedAsAListOfAllHitsCountsThem() throws IOException {
        SimulatedScan scan = SimulatedScan.genome();
        List<Hit> hits = scan.scan().hits(scan.source());
        List<List<String>> rows = rows(scan.page("x.fa"), "motifs");
        assertEquals(40, rows.size());
        for (int m = 0; m < 40; m++) {
            int motif = m;
            MotifName name = scan.motifs.get(m).name();
            String title = (name.alternative() + " " + name.id()).trim();
            long count = hits.stream().filter(hit -> scan.bank().motif(hit.kernel()) == motif).count();
            List<String> row = rows.stream().filter(r -> r.get(1).equals(title)).findFirst().orElseThrow();
            assertEquals(Numbers.count(count), row.get(2), title);
            assertEquals(Integer.toString(scan.motifs.get(m).width()), row.get(5), title);
        }
    }

    @Test
    void expectedHitsAreWindowsOfKnownLettersTimesThePvalue() throws IOException {
        SimulatedScan scan = new SimulatedScan(7, 1e-3).motif("m", "", 8);
        scan.line("a", "ACGTN".repeat(1)).line("b", "N".repeat(50)).line("c", 1_007).line("d", "");
        scan.line("e", "C".repeat(107) + "nnn" + "G".repeat(57));
        // 1,000 windows of 8 in c, 100 + 50 without n in e, on two strands
        Tail tail = scan.tails().get(0);
        double expected = 2 * 1_150 * tail.pvalue(tail.step(tail.threshold()));
        String page = scan.page("x.fa");
        // 43 in b, 1,000 in c, 167 - 8 + 1 = 160 in e, on two strands: what q-values count
        assertTrue(page.contains("<dt>Windows tested</dt><dd>2,406</dd>"));
        assertTrue(page.contains("<dt>Expected by chance</dt><dd>" + Numbers.amount(expected) + "</dd>"));
        assertTrue(page.contains("<dt>Sequences</dt><dd>5</dd>") && page.contains("<dt>Bases</dt><dd>1,229</dd>"));
    }

    @Test
    void theBestHitsAreTheFirstHundredByPvalueThenPosition() throws IOException {
        SimulatedScan scan = SimulatedScan.genome();
        List<String> names = scan.lines.stream().map(Track::name).toList();
        List<String> best = scan.scan().hits(scan.source()).stream()
                .sorted(Comparator.comparingDouble((Hit hit) -> scan.tails().get(hit.kernel())
                                .pvalue(scan.tails().get(hit.kernel()).step(hit.score())))
                        .thenComparingInt(hit -> names.indexOf(hit.track()))
                        .thenComparingLong(hit -> hit.interval().start()).thenComparingInt(Hit::kernel))
                .limit(100).map(hit -> hit.track() + ":" + (hit.interval().start() + 1) + "-" + hit.interval().end() + " "
                        + Numbers.fixed(hit.bits(), 2)).toList();
        List<String> shown = rows(scan.page("x.fa"), "hits").stream()
                .map(row -> (row.get(0) + ":" + row.get(1) + "-" + row.get(2) + " " + row.get(5)).replace(",", "")).toList();
        assertEquals(best, shown);
    }

    @Test
    void aHitOnTheOtherStrandShowsItsOwnLetters() throws IOException {
        SimulatedScan scan = new SimulatedScan(7, 1e-3).motif("m", "", 8);
        String site = scan.mostFrequentLetters(0);
        String reverse = new StringBuilder(site).reverse().chars().mapToObj(c -> "" + "TGCA".charAt("ACGT".indexOf(c)))
                .reduce("", String::concat);
        scan.line("s", "n".repeat(20) + reverse.toLowerCase(java.util.Locale.ROOT) + "n".repeat(20));
        List<String> row = rows(scan.page("x.fa"), "hits").get(0);
        assertEquals(List.of("s", "21", "28"), row.subList(0, 3));
        assertEquals("\u2212", row.get(4));
        assertEquals(site, row.get(7));
    }

    @Test
    void motifsThatCannotReachThePvalueAreListedAndNotInTheTable() throws IOException {
        String page = SimulatedScan.genome().page("x.fa");
        assertTrue(page.contains("<li>too short (SHORT.1), width 5: smallest p-value 9.8e-4</li>"));
        assertTrue(page.contains("<li>SHORT.2, width 4: smallest p-value 3.9e-3</li>"));
        assertFalse(page.contains("row\"><span>SHORT.2"));
    }

    @Test
    void namesAreEscapedWhereverTheyStand() throws IOException {
        String page = SimulatedScan.hostile().page(SimulatedScan.HOSTILE);
        assertFalse(page.contains("<script>document"));
        assertFalse(page.contains("<img"));
        assertTrue(page.contains("&lt;script&gt;document.title=&#39;owned&#39;&lt;/script&gt;&lt;img src=x onerror=&quot;"));
        assertEquals("a\uFFFDb&quot;", Markup.escape("a\u0001b\""));
    }

    @Test
    void thePageAsksForNothingFromOutside() throws IOException {
        String page = SimulatedScan.peaks().page("x.fa");
        Matcher reference = Pattern.compile("(?:href|src|url)\\s*[=(]\\s*[\"']?([^\"'>)]*)").matcher(page);
        while (reference.find()) {
            assertTrue(reference.group(1).startsWith("#"), reference.group());
        }
        assertFalse(page.contains("http:") || page.contains("https:") || page.contains("@import"));
    }

    @Test
    void linesOfOneLengthGetAPlotOfTheirMiddlesAndOthersDoNot() throws IOException {
        assertTrue(SimulatedScan.peaks().page("x.fa").contains("2,000 sequences of 201 bases."));
        assertFalse(SimulatedScan.genome().page("x.fa").contains("id=\"middle\""));
    }

    @Test
    void aScanWithoutLinesOrHitsIsAPageToo() throws IOException {
        SimulatedScan scan = new SimulatedScan(7, 1e-3).motif("m", "", 8);
        assertTrue(scan.page("x.fa").contains("0 hits found"));
        assertTrue(scan.line("a", "").line("b", "ACG").page("x.fa").contains("2 sequences, 3 bases. 0 hits found."));
    }

    @Test
    void aShardShowsItsOwnPartOfALine() throws IOException {
        SimulatedScan scan = SimulatedScan.genome();
        String page = scan.page(scan.scan().withRange(new Interval(100_000, 300_000)), "x.fa");
        assertTrue(page.contains("<dt>Sequences</dt><dd>2</dd>") && page.contains("<dt>Bases</dt><dd>200,000</dd>"));
    }

    @Test
    void everyMotifOfTheBankMustBeDescribed() {
        SimulatedScan scan = SimulatedScan.genome();
        HtmlReport report = HtmlReport.of(scan.bank(), scan.tails());
        ReportFacts none = new SimulatedScan(7, 1e-3).facts("x");
        assertThrows(IllegalArgumentException.class, () -> report.write(new StringBuilder(), none));
    }

    @Test
    void aSignalWithoutPvaluesIsReportedByItsScores() throws IOException {
        KernelBank bank = KernelBank.of(List.of(new Correlation("step", 0, 0.01, 0, 0, 0, 1, 1, 1)));
        float[] values = new float[5_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.sin(i * 0.37) + (i / 500 % 2);
        }
        List<Track> read = new ArrayList<>(List.of(Samples.of("read 1", 4_000, values)));
        TrackSource source = columns -> read.isEmpty() ? null : read.remove(0);
        HtmlReport report = HtmlReport.of(bank, List.of());
        Scan.of(bank, new long[] {FixedPoint.of(0.9)}, new ReferenceEngine()).run(source, report::part, report::add);
        StringBuilder page = new StringBuilder();
        report.write(page, new ReportFacts("read 1", "0.1.0", "convscan nanopore", "reference", "CPU", "none",
                "a correlation of at least 0.9", "read", "sample",
                List.of(new ReportMotif(new MotifName("step", ""), 6, null)), List.of()));
        assertFalse(page.toString().contains("p-value</th>") || page.toString().contains("unknown letters"));
        List<Double> scores = rows(page.toString(), "hits").stream().map(row -> Double.valueOf(row.get(4))).toList();
        assertFalse(scores.isEmpty());
        assertEquals(scores.stream().sorted(Comparator.reverseOrder()).toList(), scores);
    }
}
