package org.convscan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.convscan.format.wfdb.Annotation;
import org.convscan.format.wfdb.AnnotationCodes;
import org.convscan.format.wfdb.AnnotationReader;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluateCommandTest {
    private static final Path FOLDER = Path.of("test-data", "wfdb");
    private static final Path REAL = Path.of("..", "shared", "data", "ecg");

    /** The cells of a record's line. */
    private static List<String> line(Run run, String record) {
        assertEquals("", run.err());
        assertEquals(0, run.code());
        return Arrays.asList(run.out().lines().filter(line -> line.startsWith(record + "\t")).findFirst().orElseThrow().split("\t"));
    }

    /** Found, missed and wrong by the two quotients that bxb prints. */
    private static List<String> bxb(Path printed) throws Exception {
        Matcher matcher = Pattern.compile("QRS sensitivity: .*\\((\\d+)/(\\d+)\\)\\s+QRS positive predictivity: .*\\(\\d+/(\\d+)\\)")
                .matcher(Files.readString(printed));
        assertTrue(matcher.find());
        int found = Integer.parseInt(matcher.group(1));
        return List.of("" + found, "" + (Integer.parseInt(matcher.group(2)) - found), "" + (Integer.parseInt(matcher.group(3)) - found));
    }

    /** WFDB 10.7.0's bxb wrote the files that are read here: test-data/wfdb/make.sh has its command lines. */
    @ParameterizedTest
    @CsvSource({"beats.bxb,0,0.15,det", "beats.bxb-from-10s-within-100ms,0:10,0.1,det", "beats.bxb,0,0.15,tsv"})
    void countsAreThoseOfBxb(String printed, String start, String window, String hits) throws Exception {
        Run run = Run.of("evaluate", "--truth", FOLDER.resolve("beats.atr").toString(), "--start", start, "--window", window,
                FOLDER.resolve("beats." + hits).toString());
        assertEquals(bxb(FOLDER.resolve(printed)), line(run, "beats").subList(3, 6));
    }

    /** bxb -r RECORD -a TRUTH HITS -f START of WFDB 10.7.0: QRS sensitivity and positive predictivity as found/all. */
    @ParameterizedTest
    @CsvSource({"100,atr,qrs,0,2273 0 0", "03700181,gqrsl,sqrs,0,1089 28 106", "03700181,sqrs,gqrsl,5:00,578 33 1"})
    void countsOnRealRecordsAreThoseOfBxb(String record, String truth, String hits, String start, String counts) throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(REAL), "skipped: no ../shared/data");
        Path folder = REAL.resolve("wfdb-samples");
        Run run = Run.of("evaluate", "--truth", folder.resolve(record + "." + truth).toString(), "--start", start,
                folder.resolve(record + "." + hits).toString());
        assertEquals(counts, String.join(" ", line(run, record).subList(3, 6)));
    }

    /**
     * Hits made from the expert's beats: the i-th beat, from 1, is left out when 9 divides i, and else moved by (37 i mod 131) - 65
     * samples; when 11 divides i, a second hit follows 100 samples behind the beat. The numbers are found, missed and wrong by
     * bxb -r RECORD -a atr HITS -f 0 of WFDB 10.7.0.
     */
    @ParameterizedTest
    @CsvSource({
        "101,1380 485 447", "102,1618 569 524", "104,1648 581 536", "106,1500 527 486", "108,1305 458 423",
        "109,1873 659 608", "112,1878 661 609", "114,1391 488 450", "115,1444 509 469", "116,1784 628 579",
        "118,1686 592 546", "119,1470 517 477", "122,1831 645 595", "124,1199 420 388", "201,1457 506 466",
        "203,2225 755 694", "205,1964 692 638", "207,1375 485 446", "208,2186 769 709", "209,2227 778 718",
        "215,2488 875 807", "220,1515 533 491", "223,1927 678 625", "230,1669 587 542"
    })
    void countsOfManyDoubtfulHitsAreThoseOfBxb(String record, String counts, @TempDir Path folder) throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(REAL), "skipped: no ../shared/data");
        Path truth = REAL.resolve("mitdb").resolve(record + ".atr");
        List<Long> hits = new ArrayList<>();
        long beat = 0;
        for (Annotation annotation : AnnotationReader.readAll(truth, 360)) {
            if (AnnotationCodes.isBeat(annotation.code())) {
                beat++;
                if (beat % 9 != 0) {
                    hits.add(annotation.time() + beat * 37 % 131 - 65);
                }
                if (beat % 11 == 0) {
                    hits.add(annotation.time() + 100);
                }
            }
        }
        String table = hits.stream().map(hit -> Math.max(0, hit)).sorted().map(String::valueOf).collect(Collectors.joining("\n"));
        Path file = Files.writeString(folder.resolve(record + ".tsv"), "sample\n" + table + "\n");
        assertEquals(counts, String.join(" ", line(Run.of("evaluate", "--truth", truth.toString(), file.toString()), record)
                .subList(3, 6)));
    }

    /** Three beats at 1, 2 and 3 s; hits 0.1 s late, right, and missing, and one too many: 2 found, 1 missed, 1 wrong. */
    @Test
    void figuresAreWhatTheirNamesSay(@TempDir Path folder) throws Exception {
        Path truth = Files.writeString(folder.resolve("a.atr"), "sample\n100\n200\n300\n");
        Path hits = Files.writeString(folder.resolve("a.csv"), "seconds,lead\n1.1,II\n2,II\n2.5,II\n");
        Run run = Run.of("evaluate", "--rate", "100", "--truth", truth.toString(), hits.toString());
        // 2/3, 2/3 and their harmonic mean; errors of 100 and 0 ms.
        assertEquals("a 3 3 2 1 1 66.667 66.667 66.667 50.00 50.00 50.00", String.join(" ", line(run, "a")));
        assertEquals(line(run, "a").subList(1, 12), line(run, "gross").subList(1, 12));
    }

    /** Record a: 1 of 1 found. Record b: 1 of 3 found. Gross sensitivity 2/4, average (100 + 33.333) / 2. */
    @Test
    void grossTakesBeatsTogetherAndAverageTakesRecords(@TempDir Path folder) throws Exception {
        Files.createDirectory(folder.resolve("truth"));
        Files.writeString(folder.resolve("truth/a.atr"), "100\n");
        Files.writeString(folder.resolve("truth/b.atr"), "100\n200\n300\n");
        Path a = Files.writeString(folder.resolve("a.hits"), "100\n");
        Path b = Files.writeString(folder.resolve("b.hits"), "200\n");
        Run run = Run.of("evaluate", "--rate", "100", "--truth", folder.resolve("truth").toString(), a.toString(), b.toString());
        assertEquals("50.000", line(run, "gross").get(6));
        assertEquals("66.667", line(run, "average").get(6));
        assertEquals("100.000", line(run, "average").get(7));
    }

    @Test
    void withoutAHeaderTheRateIsAskedFor(@TempDir Path folder) throws Exception {
        Path truth = Files.writeString(folder.resolve("a.atr"), "100\n");
        Run run = Run.of("evaluate", "--truth", truth.toString(), truth.toString());
        assertEquals(1, run.code());
        assertEquals("convscan: " + truth + ": nothing says how many samples a second has: there is no a.hea beside it (give --rate)",
                run.err().strip());
    }

    @ParameterizedTest
    @CsvSource({
        "--start x, --start takes seconds", "--rate 0, --rate takes a number above 0", "--window no, --window takes a number"
    })
    void wrongOptionsAreUsageErrors(String option, String message) {
        String[] words = option.split(" ");
        Run run = Run.of("evaluate", "--truth", "a", words[0], words[1], "b");
        assertEquals(2, run.code());
        assertTrue(run.err().contains(message), run.err());
    }

    @Test
    void aTableNamedGzIsBgzipped(@TempDir Path folder) throws Exception {
        Path table = folder.resolve("table.tsv.gz");
        String[] words = {"evaluate", "--truth", "test-data/wfdb/beats.atr", "test-data/wfdb/beats.det"};
        assertEquals(0, Run.of(Run.words(List.of(words), "-o", table)).code());
        assertEquals(Run.of(words).out(), Run.unpacked(table));
    }
}
