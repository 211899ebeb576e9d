package org.convscan.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.convscan.kernel.Frequencies;
import org.convscan.kernel.MotifName;
import org.convscan.track.Alphabet;
import org.junit.jupiter.api.Test;

class LogoTest {
    private static final Pattern LETTER = Pattern.compile("#l(.)\" transform=\"matrix\\(1 0 0 (\\S+) (\\S+) (\\S+)\\)");

    private record Letter(char letter, double height, double column, double y) {}

    private static Frequencies motif(String id, String alternative, double[]... rows) {
        return new Frequencies(new MotifName(id, alternative), Alphabet.DNA, rows);
    }

    private static List<Letter> letters(String svg) {
        List<Letter> letters = new ArrayList<>();
        Matcher found = LETTER.matcher(svg);
        while (found.find()) {
            letters.add(new Letter(found.group(1).charAt(0), Double.parseDouble(found.group(2)),
                    Double.parseDouble(found.group(3)), Double.parseDouble(found.group(4))));
        }
        return letters;
    }

    @Test
    void aCertainLetterIsTwoBitsHighAndTwoEqualOnesShareOneBit() {
        // 2 - H: H is 0 for a certain letter and 1 for two equal ones.
        Logo logo = Logo.of(motif("m", "", new double[] {0, 0, 1, 0}, new double[] {0.5, 0, 0, 0.5}));
        assertEquals(List.of(new Letter('G', 2, 0, 0), new Letter('A', 0.5, 1, 1), new Letter('T', 0.5, 1, 1.5)),
                letters(logo.compact()));
    }

    @Test
    void lettersAreFrequencyTimesInformationHighWithTheMostFrequentOnTop() {
        Frequencies motif = motif("m", "", new double[] {0.1, 0.7, 0.05, 0.15});
        // 2 + 0.1 log2 0.1 + 0.7 log2 0.7 + 0.05 log2 0.05 + 0.15 log2 0.15 = 0.681054 bits
        List<Letter> letters = letters(Logo.of(motif).figure());
        assertEquals(List.of('C', 'T', 'A', 'G'), letters.stream().map(Letter::letter).toList());
        double[] heights = {0.47674, 0.10216, 0.06811, 0.03405};
        for (int i = 0; i < 4; i++) {
            assertEquals(heights[i], letters.get(i).height(), 0.0006);
        }
        assertEquals(2 - 0.681054, letters.get(0).y(), 0.0006);
    }

    @Test
    void aPositionThatSaysNothingHasNoLetters() {
        assertTrue(letters(Logo.of(motif("m", "", new double[] {0.25, 0.25, 0.25, 0.25})).figure()).isEmpty());
    }

    @Test
    void aStandAloneLogoIsWellFormedWithItsTitleAndItsLetters() throws Exception {
        String svg = Logo.of(motif("<x>&\"'", "a<b", new double[] {0, 0, 1, 0})).standAlone();
        var document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertEquals("Sequence logo of <x>&\"' (a<b): G", document.getElementsByTagName("title").item(0).getTextContent());
        assertTrue(svg.contains("id=\"lG\""));
    }

    @Test
    void lettersOfAnyAlphabetAreDrawn() {
        Alphabet text = Alphabet.text("ab <", true);
        Frequencies motif = new Frequencies(new MotifName("word", ""), text, new double[][] {{0.9, 0.05, 0.03, 0.02}});
        String svg = Logo.of(motif).standAlone();
        assertTrue(svg.contains(">a</text>") && svg.contains(">&lt;</text>") && svg.contains("href=\"#la\""), svg);
    }

    @Test
    void aCompactLogoCostsAtMostSixtyBytesALetter() {
        SimulatedScan scan = SimulatedScan.genome();
        for (Frequencies motif : scan.motifs) {
            String svg = Logo.of(motif).compact();
            assertTrue(svg.length() < 300 + 60 * letters(svg).size(), svg);
        }
    }

    @Test
    void consensusFollowsTheRuleOfCavener() {
        Frequencies motif = motif("m", "", new double[] {0.6, 0.2, 0.1, 0.1}, new double[] {0.45, 0.05, 0.4, 0.1},
                new double[] {0.3, 0.3, 0.2, 0.2}, new double[] {0.52, 0.4, 0.04, 0.04}, new double[] {0, 0, 0, 1});
        assertEquals("ARNMT", Iupac.consensus(motif));
        assertFalse(Logo.of(motif).compact().contains("\n"));
    }
}
