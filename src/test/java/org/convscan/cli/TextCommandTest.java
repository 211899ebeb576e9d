package org.convscan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextCommandTest {
    private static final String TEXT = "test-data/text/lovelace.txt";
    private static final String STACK = "test-data/text/lovelace.yaml";

    @TempDir
    private Path folder;

    /** Name and place of every hit. */
    private static List<String> found(Run run) {
        assertEquals(0, run.code(), run.err());
        return run.hits().stream().map(line -> line.split("\t")).map(f -> f[3] + " " + f[1] + "-" + f[2]).toList();
    }

    private static Run text(String text, String... options) {
        List<String> args = new ArrayList<>(List.of("text"));
        args.addAll(List.of(options));
        return Run.with(text.getBytes(StandardCharsets.UTF_8), args.toArray(String[]::new));
    }

    @Test
    void wordsAreFoundWhereTheyStand() {
        // "by ada lovelace": b y blank are 0 to 2.
        assertEquals(List.of("ada 3-6", "ada lovelace 3-15", "lovelace 7-15"),
                found(text("by ada lovelace", "--find", "lovelace", "--find", "ada", "--find", "ada lovelace")));
    }

    @Test
    void lettersMakeWordsAndWordsMakeANameAtTheOffsetsThatGrepGives() {
        // GNU grep 3.8: grep -obi -E 'ada|lovelace' gives ada at 47, 228 and 291, lovelace at 51, 77 and 295.
        assertEquals(List.of("ada 47-50", "ada lovelace 47-59", "lovelace 51-59", "lovelace 77-85", "ada 228-231", "ada 291-294",
                "ada lovelace 291-303", "lovelace 295-303"), found(Run.of("text", "--composite", STACK, "--ignore-case", TEXT)));
    }

    @Test
    void aNameIsOneHitWithItsParts() {
        String hit = Run.of("text", "--composite", STACK, "--ignore-case", TEXT).hits().get(1);
        // Three letters agree in the first word, eight in the second: 11.
        assertEquals(TEXT + "\t47\t59\tada lovelace\t1000\t+\t11.00000\t.\t.\tparts=ada:47-50:+:3.00000;lovelace:51-59:+:8.00000", hit);
        String table = Run.of("text", "--composite", STACK, "--ignore-case", "--format", "tsv", TEXT).hits().get(6);
        assertEquals("ada lovelace\t\t" + TEXT + "\t292\t303\t+\t11.00000\t\t\tAda Lovelace\tada:292-294:+:3.00000;lovelace:296-303:+:8.00000",
                table);
    }

    @Test
    void randomTextGivesWhatARegularExpressionGivesAtAnyTileThreadsAndEngine() throws IOException {
        long seed = 1843;
        Random random = new Random(seed);
        int total = 0;
        for (int trial = 0; trial < 30; trial++) {
            Path file = folder.resolve("text" + trial);
            Files.writeString(file, randomText(random, random.nextInt(400)));
            int least = random.nextInt(3);
            int most = least + random.nextInt(4);
            Path stack = folder.resolve("stack" + trial + ".yaml");
            Files.writeString(stack, """
                    composites:
                      - {name: ada, words: [a, d, a]}
                      - {name: love, words: [lov, e]}
                      - {name: both, parts: [ada, love], gap: %d..%d}
                    """.formatted(least, most));
            String[] way = {"text", "--composite", stack.toString(), "--tile", "" + (1 + random.nextInt(60)), "--threads",
                "" + (1 + random.nextInt(3)), "--engine", List.of("lookup", "reference", "ort").get(trial % 3), file.toString()};
            List<String> expected = matches(Files.readString(file), least, most);
            total += expected.size();
            assertEquals(expected, found(Run.of(way)), "seed " + seed + ", " + String.join(" ", way));
        }
        assertTrue(total > 500, "hits: " + total);
    }

    private static String randomText(Random random, int words) {
        String[] pieces = {"ada", "love", " ", "\n", "a", "d", "x"};
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return text.toString();
    }

    /** The nearest "love" behind each "ada", by regular expressions with look-ahead, so that matches may overlap. */
    private static List<String> matches(String text, int least, int most) {
        record Place(int start, int number, int end) {}
        List<Place> places = new ArrayList<>();
        String[] words = {"ada", "love"};
        for (int w = 0; w < words.length; w++) {
            for (Matcher m = Pattern.compile("(?=" + words[w] + ")").matcher(text); m.find(); ) {
                places.add(new Place(m.start(), w, m.start() + words[w].length()));
            }
        }
        Pattern both = Pattern.compile("(?s)(?=(ada.{" + least + "," + most + "}?love))");
        for (Matcher m = both.matcher(text); m.find(); ) {
            places.add(new Place(m.start(), 2, m.end(1)));
        }
        String[] names = {"ada", "love", "both"};
        return places.stream()
                .sorted((a, b) -> a.start != b.start ? a.start - b.start : a.number - b.number)
                .map(p -> names[p.number] + " " + p.start + "-" + p.end)
                .toList();
    }

    @Test
    void bytesBeyondAsciiAreMatchedAsTheyAre() {
        // In UTF-8 an e with an accent takes two bytes (C3 A9); C3 89 is the capital, another letter whatever the case option.
        assertEquals(List.of("caf\u00e9 1-6"), found(text("\"caf\u00e9\"", "--find", "caf\u00e9")));
        assertEquals(List.of("caf\u00e9 0-5"), found(text("CAF\u00e9 CAF\u00c9", "--find", "caf\u00e9", "--ignore-case")));
        assertEquals(List.of(), found(text("CAF\u00e9", "--find", "caf\u00e9")));
    }

    @Test
    void partsMayBeWordsOfTheCommandLine() throws IOException {
        Path stack = Files.writeString(folder.resolve("stack.yaml"), "composites: [{name: both, parts: [Ada, Lovelace], gap: 1, order: either}]");
        String[] find = {"--find", "Ada", "--find", "Lovelace", "--composite", stack.toString()};
        assertEquals(List.of("both 0-12", "both 4-16"), found(text("Ada Lovelace Ada", find)));
    }

    @Test
    void everyFileIsALineOfItsOwn() throws IOException {
        Path first = Files.writeString(folder.resolve("first"), "xada");
        Path empty = Files.writeString(folder.resolve("empty"), "");
        Path last = Files.writeString(folder.resolve("last"), "lovelaceada");
        Run run = Run.of("text", "--find", "adalovelace", "--find", "ada", "--tile", "2", first.toString(), empty.toString(), last.toString());
        assertEquals(List.of("ada 1-4", "ada 8-11"), found(run));
        assertTrue(run.hits().get(0).startsWith(first + "\t") && run.hits().get(1).startsWith(last + "\t"), run.out());
        assertTrue(run.out().contains("# sequences: 3 texts, 15 bytes, digest "), run.out());
    }

    @Test
    void wrongCommandLinesAndFilesGetOneLine() throws IOException {
        Path stack = folder.resolve("stack.yaml");
        String[][] cases = {
            {"2", "nothing to find", "text", TEXT},
            {"2", "--find is empty", "text", "--find", "", TEXT},
            {"1", "no such file", "text", "--find", "a", "missing.txt"},
            {"1", "stack.yaml, line 4: there is no motif 'lovelace'", "text", "--composite", stack.toString(), TEXT},
        };
        Files.writeString(stack, "composites:\n  - {name: ada, words: [ada]}\n  - name: both\n    parts: [ada, lovelace]\n");
        for (String[] c : cases) {
            Run run = Run.of(java.util.Arrays.copyOfRange(c, 2, c.length));
            assertEquals(c[0], "" + run.code(), run.err());
            assertTrue(run.err().contains(c[1]) && run.err().lines().count() == 1, run.err());
            assertEquals("", run.out());
        }
    }
}
