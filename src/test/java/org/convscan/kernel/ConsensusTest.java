package org.convscan.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import java.util.regex.Pattern;
import org.convscan.coord.Strand;
import org.convscan.track.Alphabet;
import org.convscan.track.Symbols;
import org.junit.jupiter.api.Test;

class ConsensusTest {
    private static final Background UNIFORM = Background.uniform(Alphabet.DNA);
    private static final String LETTERS = "ACGTRYSWKMBDHVN";

    /** IUPAC-IUB 1984 as regular expressions. */
    private static final String[] CLASSES = {
        "A", "C", "G", "T", "[AG]", "[CT]", "[CG]", "[AT]", "[GT]", "[AC]", "[CGT]", "[AGT]", "[ACT]", "[ACG]", "[ACGT]"
    };

    @Test
    void windowsThatReachThePerfectScoreAreThoseThatMatch() {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            StringBuilder letters = new StringBuilder();
            StringBuilder expression = new StringBuilder();
            for (int i = random.nextInt(6); i >= 0; i--) {
                int which = random.nextInt(LETTERS.length());
                letters.append(LETTERS.charAt(which));
                expression.append(CLASSES[which]);
            }
            Consensus motif = new Consensus(new MotifName("c", ""), letters.toString());
            Linear kernel = motif.logOdds(UNIFORM, 0.1).linear(Strand.FORWARD);
            Pattern pattern = Pattern.compile(expression.toString());
            for (int trial = 0; trial < 50; trial++) {
                StringBuilder word = new StringBuilder();
                for (int i = 0; i < motif.width(); i++) {
                    word.append("ACGT".charAt(random.nextInt(4)));
                }
                byte[] codes = new byte[motif.width()];
                Symbols.of("w", Alphabet.DNA, word.toString()).codes(0, codes.length, codes, 0);
                boolean found = kernel.score(codes, 0) >= motif.perfect();
                assertEquals(pattern.matcher(word).matches(), found, letters + " in " + word);
            }
        }
    }

    @Test
    void bitsAreThoseOfTheLettersThatAreLeft() {
        // T G A are 2 bits each, S leaves two letters: 1 bit; N none; B log2(4/3) = 0.415037 bits.
        assertEquals(13 * FixedPoint.ONE, new Consensus(new MotifName("c", ""), "tgaStca").perfect());
        assertEquals(0, new Consensus(new MotifName("c", ""), "NN").perfect());
        assertEquals(0.415037, FixedPoint.bits(new Consensus(new MotifName("c", ""), "B").perfect()), 1e-6);
    }

    @Test
    void uracilReadsAsThymine() {
        Consensus motif = new Consensus(new MotifName("c", ""), "U");
        assertEquals(2, motif.logOdds(UNIFORM, 0).at(0, 3));
    }

    @Test
    void otherLettersAreRefused() {
        for (String letters : new String[] {"", "ACE", "A C", "AC-", "X"}) {
            assertThrows(IllegalArgumentException.class, () -> new Consensus(new MotifName("c", ""), letters), letters);
        }
    }
}
