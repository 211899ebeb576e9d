package org.convscan.format.fasta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.convscan.InputException;
import org.convscan.track.Symbols;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FastqTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "@a x\nACGTN\n+\n@+II;\n@b\nGG\n+b\n+@\n",
        "@a x\r\nACGTN\r\n+\r\n@+II;\r\n@b\r\nGG\r\n+b\r\n+@",
        "\n@a x\nACG\nTN\n+a x\n@+I\nI;\n\n@b\nG\nG\n+\n+@\n\n"})
    void readsAreTheSameInFourLinesOrMore(String content) throws IOException {
        assertEquals(Map.of("a", "ACGTN", "b", "GG"), Fixtures.lines(Fixtures.text(content), 2));
    }

    @Test
    void anEmptyReadIsOneEmptyStretch() throws IOException {
        assertEquals(Map.of("a", "", "b", "GG", "c", ""),
                Fixtures.lines(Fixtures.text("@a\n\n+\n\n@b\nGG\n+\nII\n@c\n\n+\n"), 2));
    }

    @Test
    void readsMayShareAName() throws IOException {
        SequenceSource source = Fixtures.text("@a\nAC\n+\nII\n@a\nGT\n+\nII\n");
        assertEquals("AC", source.next(9).text(0, 2));
        assertEquals("GT", source.next(9).text(0, 2));
    }

    @Test
    void everyCutInTheLettersIsNoticed() throws IOException {
        String content = "@a\nACGT\n+\nIIII\n@b\nGGCC\n+\nIIII";
        for (int length = content.length() - 1; length > content.indexOf("@b") + 2; length--) {
            String cut = content.substring(0, length);
            InputException e = assertThrows(InputException.class, () -> Fixtures.lines(Fixtures.text(cut), 100), cut);
            assertEquals("standard input, line 5: read b ends early: the file stops in mid-record"
                    + " (the file was cut: copy or download it again)", e.getMessage());
        }
    }

    @Test
    void theReadsOfTheFixtureAreStretchesOfItsGenome() throws IOException {
        Map<String, String> genome = Fixtures.lines(Fixtures.files(Fixtures.DNA + "genome.fa"), 1 << 20);
        String all = String.join("|", genome.values()).toUpperCase();
        List<String> reads = List.copyOf(Fixtures.lines(Fixtures.files(Fixtures.DNA + "reads.fastq"), 50).values());
        assertEquals(40, reads.size());
        long forward = reads.stream().filter(all::contains).count();
        long reverse = reads.stream().filter(read -> all.contains(reverseComplement(read))).count();
        assertEquals(40, forward + reverse);
    }

    private static String reverseComplement(String letters) {
        StringBuilder reversed = new StringBuilder(letters).reverse();
        for (int i = 0; i < reversed.length(); i++) {
            int at = "ACGTRYKMBVDHSWN".indexOf(reversed.charAt(i));
            reversed.setCharAt(i, "TGCAYRMKVBHDSWN".charAt(at));
        }
        return reversed.toString();
    }

    @Test
    void aLongReadComesInStretches() throws IOException {
        String letters = "ACGTT".repeat(50_000);
        SequenceSource source = Fixtures.text("@a\n" + letters + "\n+\n" + letters + "\n@b\nA\n+\nI\n");
        for (int i = 0; i < 5; i++) {
            Symbols stretch = source.next(50_000);
            assertEquals(i == 4, stretch.last());
        }
        assertEquals("b", source.next(50_000).name());
    }
}
