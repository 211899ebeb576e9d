package org.convscan.format.fasta;

import static org.convscan.format.fasta.Fixtures.DNA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import org.convscan.InputException;
import org.convscan.format.NameSet;
import org.convscan.track.Alphabet;
import org.convscan.track.Symbols;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceFilesTest {
    private static Map<String, String> read(String content) throws IOException {
        return Fixtures.lines(Fixtures.text(content), 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        ">a x\nACgt\nNN\n>b\n>c\nTT\n",
        ">a x\r\nACgt\r\nNN\r\n>b\r\n>c\r\nTT\r\n",
        ">a x\rACgt\rNN\r>b\r>c\rTT",
        ">a\tx\nACgtNN\n>b\n>c\nTT",
        "\n\n>a x\n\nAC\n\ngtNN\n\n>b\n\n\n>c\nT\nT\n\n\n",
        ";old\n>a\n;comment > with marks\nACgt\n;\nNN\n>b\n>c\nTT\n;end",
        ">a\nAC gt\n\tN N \n>b\n  \n>c\n TT",
        "\uFEFF>a x\nACgtNN\n>b\n>c\nTT\n"})
    void linesAreTheSameHoweverTheyAreWritten(String content) throws IOException {
        assertEquals(Map.of("a", "ACgtNN", "b", "", "c", "TT"), read(content));
        SequenceSource source = Fixtures.text(content);
        Fixtures.lines(source, 2);
        SequenceSource plain = Fixtures.text(">a\nACgtNN\n>b\n>c\nTT");
        Fixtures.lines(plain, 9);
        assertEquals(plain.digest(), source.digest());
        assertEquals(8, source.columns());
        assertEquals(3, source.lines());
    }

    @Test
    void theDigestSeesNamesLettersCaseAndBorders() throws IOException {
        String plain = digest(">a\nACGT\n>b\nGG\n");
        for (String other : new String[] {
            ">a\nACGT\n>c\nGG\n", ">a\nACGt\n>b\nGG\n", ">a\nACG\n>b\nTGG\n", ">b\nGG\n>a\nACGT\n", ">a\nACGT\n>b\nGG\n>d\n"}) {
            assertNotEquals(plain, digest(other));
        }
    }

    private static String digest(String content) throws IOException {
        SequenceSource source = Fixtures.text(content);
        Fixtures.lines(source, 100);
        return source.digest();
    }

    @Test
    void theDigestEndsWithTheCrc32OfNamesAndLetters() throws IOException {
        CRC32 crc = new CRC32();
        crc.update("a\nACGT\nb\nGG\n".getBytes(StandardCharsets.UTF_8));
        assertTrue(digest(">a\nACGT\n>b\nGG\n").endsWith(String.format("%08x", crc.getValue())));
    }

    @Test
    void anEmptyLineIsOneEmptyStretch() throws IOException {
        SequenceSource source = Fixtures.text(">a\n>b\nA\n");
        Symbols empty = source.next(10);
        assertEquals("a", empty.name());
        assertEquals(0, empty.columns());
        assertTrue(empty.last());
        assertEquals("b", source.next(10).name());
        assertNull(source.next(10));
        assertNull(source.next(10));
    }

    @Test
    void aStretchThatFillsUpExactlyAtTheEndIsTheLast() throws IOException {
        SequenceSource source = Fixtures.text(">a\nACGT\n\n  \n;x\n>b\nACGT\n\n");
        assertTrue(source.next(4).last());
        assertTrue(source.next(4).last());
    }

    @Test
    void anyStretchSizeGivesTheSameLetters() throws IOException {
        long seed = 20240611;
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            StringBuilder text = new StringBuilder();
            Map<String, String> expected = new java.util.LinkedHashMap<>();
            for (int record = 0; record < 1 + random.nextInt(6); record++) {
                String letters = letters(random, random.nextInt(4) == 0 ? 0 : random.nextInt(400));
                expected.put("r" + record, letters);
                text.append(">r").append(record).append('\n').append(wrap(letters, 1 + random.nextInt(90), random));
            }
            int columns = 1 + random.nextInt(round % 2 == 0 ? 5 : 500);
            assertEquals(expected, Fixtures.lines(Fixtures.text(text.toString()), columns), "seed " + seed + ", round " + round);
        }
    }

    private static String letters(Random random, int count) {
        StringBuilder letters = new StringBuilder();
        random.ints(count, 0, 12).forEach(i -> letters.append("ACGTacgtNnRy".charAt(i)));
        return letters.toString();
    }

    private static String wrap(String letters, int width, Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < letters.length(); i += width) {
            text.append(letters, i, Math.min(letters.length(), i + width)).append(random.nextInt(9) == 0 ? "\r\n\n" : "\n");
        }
        return text.toString();
    }

    @Test
    void blocksOfTheReaderMayEndAnywhere() throws IOException {
        String letters = letters(new Random(3), 400_000);
        String content = ">a\r\n" + wrap(letters, 59, new Random(4)) + ">b\r\nAC\r\n";
        for (int most : new int[] {1, 61, 4096}) {
            InputStream slow = new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)) {
                @Override
                public int read(byte[] target, int at, int length) {
                    return super.read(target, at, Math.min(length, most));
                }
            };
            SequenceSource source = SequenceFiles.open(List.of("-"), slow, Alphabet.DNA);
            assertEquals(Map.of("a", letters, "b", "AC"), Fixtures.lines(source, 100_000));
        }
    }

    @Test
    void gzipBgzipAnd2bitHoldWhatPlainHolds() throws IOException {
        SequenceSource plain = Fixtures.files(DNA + "genome.fa");
        Map<String, String> expected = Fixtures.lines(plain, 5000);
        assertEquals(List.of("north", "south", "islet"), List.copyOf(expected.keySet()));
        SequenceSource packed = Fixtures.files(DNA + "genome.fa.gz");
        assertEquals(expected, Fixtures.lines(packed, 777));
        assertEquals(plain.digest(), packed.digest());
        assertEquals(Files.size(Path.of(DNA + "genome.fa.gz")), packed.bytesRead());
        assertEquals(1.0, packed.fractionRead());
        expected.replaceAll((name, letters) -> letters.replaceAll("[RYSWKMBDHV]", "N").replaceAll("[ryswkmbdhv]", "n"));
        for (int columns : new int[] {1, 777, 100_000}) {
            assertEquals(expected, Fixtures.lines(Fixtures.files(DNA + "genome.2bit"), columns));
        }
    }

    @Test
    void filesAreReadOneAfterTheOther(@TempDir Path folder) throws IOException {
        Path a = Files.writeString(folder.resolve("a.fa"), ">a\nAC");
        Path b = Files.writeString(folder.resolve("b.fq"), "@b\nGT\n+\nII");
        InputStream in = new ByteArrayInputStream(">c\nTT\n".getBytes(StandardCharsets.UTF_8));
        SequenceSource source = SequenceFiles.open(List.of(a.toString(), "-", b.toString()), in, Alphabet.DNA);
        assertEquals(List.of("a=AC", "c=TT", "b=GT"),
                Fixtures.lines(source, 2).entrySet().stream().map(Object::toString).toList());
        assertTrue(Double.isNaN(source.fractionRead()));
    }

    @Test
    void aNameThatStandsInTwoFilesIsRefusedWithTheSecondFilesLine(@TempDir Path folder) throws IOException {
        String a = Files.writeString(folder.resolve("a.fa"), ">a\nAC\n").toString();
        String b = Files.writeString(folder.resolve("b.fa"), ">b\nAC\n>a\nGT\n").toString();
        InputException e = assertThrows(InputException.class, () -> Fixtures.lines(Fixtures.files(a, b), 9));
        assertEquals(b + ", line 3: the name a has been there before (each sequence needs a name of its own)", e.getMessage());
    }

    @Test
    void standardInputCanBeNamedOnce() {
        InputException e = assertThrows(InputException.class,
                () -> SequenceFiles.open(List.of("-", "-"), InputStream.nullInputStream(), Alphabet.DNA));
        assertEquals("standard input: can be read only once", e.getMessage());
    }

    @Test
    void aMissingFileIsReportedBeforeTheFirstIsRead() {
        assertThrows(InputException.class, () -> Fixtures.files(DNA + "genome.fa", "missing.fa"));
    }

    @Test
    void anyTextIsASequenceInAnAlphabetOfText() throws IOException {
        InputStream in = new ByteArrayInputStream(">a\nhello, world!\n".getBytes(StandardCharsets.UTF_8));
        assertEquals(Map.of("a", "hello,world!"),
                Fixtures.lines(SequenceFiles.open(List.of("-"), in, Alphabet.text("helo", false)), 4));
    }

    @Test
    void aThousandNamesAreToldApart() {
        NameSet names = new NameSet(1 << 22);
        for (int i = 0; i < 1000; i++) {
            assertTrue(names.add("chr" + i));
        }
        for (int i = 0; i < 1000; i++) {
            assertEquals(false, names.add("chr" + i));
        }
    }
}
