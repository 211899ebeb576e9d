package org.convscan.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The oracles are {@link Digits}, which rounds exact decimals, and what other programs print. */
class ThreeDigitsTest {
    private static final long SEED = 20261121;

    private static void check(double pvalue) {
        assertEquals(Digits.general(pvalue, 3), new Bytes().addThreeDigits(pvalue).toString(), () -> "p " + pvalue);
    }

    @Test
    void randomPvaluesOfAllSizesAreWrittenExactly() {
        Random random = new Random(1);
        for (int i = 0; i < 200_000; i++) {
            check(Math.pow(10, -random.nextDouble() * (i % 2 == 0 ? 12 : 310)));
        }
    }

    @Test
    void roundingBoundariesAndTheirNeighboursAreWrittenExactly() {
        Random random = new Random(2);
        for (int exponent = 0; exponent < 310; exponent++) {
            for (int i = 0; i < 60; i++) {
                double boundary = Double.parseDouble(1005 + 10 * random.nextInt(900) + "e-" + (4 + exponent));
                check(boundary);
                check(Math.nextUp(boundary));
                check(Math.nextDown(boundary));
            }
            double power = Double.parseDouble("1e-" + exponent);
            check(power);
            check(Math.nextUp(power));
            check(Math.nextDown(power));
        }
    }

    @Test
    void powersOfTwoAndTheEndsOfTheRangeAreWrittenExactly() {
        for (double p = 1; p > 0; p /= 2) {
            check(p);
        }
        check(0);
        check(1);
        check(Double.MIN_VALUE);
        check(Double.MIN_NORMAL);
    }

    /** What "%.3g" gives in Python 3, which like the C library rounds the exact value of the double. */
    @ParameterizedTest
    @CsvSource({"2.99e-05, 2.99e-05", "5.5e-05, 5.5e-05", "0.000123, 0.000123", "0.0001, 0.0001", "0.00009999, 0.0001",
        "0.00009994, 9.99e-05", "1, 1", "0.5, 0.5", "0.9996, 1", "0, 0", "1e-300, 1e-300", "4.9e-324, 4.94e-324", "24.0824, 24.1",
        "100, 100", "999.4, 999", "999.6, 1e+03", "1000, 1e+03", "0.0009995, 0.000999", "1.005, 1", "2.5e-10, 2.5e-10"})
    void threeDigitsReadAsCPrintsThem(double value, String text) {
        assertEquals(text, text(value));
    }

    private static String text(double value) {
        return new Bytes().addThreeDigits(value).toString();
    }

    /** Awk's printf is C's. Values near ties (three digits and a 5) are drawn on purpose. */
    @Test
    void threeDigitsReadAsAwkPrintsThem(@TempDir Path folder) throws Exception {
        Random random = new Random(SEED);
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            double value = Math.pow(10, random.nextDouble() * 310 - 307);
            if (i % 4 == 0) {
                value = Double.parseDouble((100 + random.nextInt(900)) + "5e-" + random.nextInt(40));
                value = i % 8 == 0 ? Math.nextUp(value) : value;
            }
            numbers.add(Double.toString(value));
        }
        Path input = Files.write(folder.resolve("numbers"), numbers);
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/awk")), "skipped: no awk");
        Path printed = folder.resolve("printed");
        Process awk = new ProcessBuilder("/usr/bin/awk", "{printf \"%.3g\\n\", $1}", input.toString())
                .redirectOutput(printed.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertEquals(0, awk.waitFor());
        List<String> expected = Files.readAllLines(printed);
        for (int i = 0; i < numbers.size(); i++) {
            assertEquals(expected.get(i), text(Double.parseDouble(numbers.get(i))), numbers.get(i) + ", seed " + SEED);
        }
    }

    /** P-values as the MEME suite's FIMO printed them are fixed points: read and written, they stay what they are. */
    @Test
    void everyPvalueThatFimoPrintedIsWrittenLikeThat() throws IOException {
        Path fimo = Path.of("../shared/data/dna/oracle/fimo.m1.1e-4.tsv");
        assumeTrue(Files.exists(fimo), "skipped: no ../shared/data");
        List<String> lines = Files.readAllLines(fimo);
        assertTrue(lines.size() > 1_000);
        for (String line : lines.subList(1, lines.size())) {
            String pvalue = line.split("\t")[7];
            assertEquals(pvalue, text(Double.parseDouble(pvalue)));
        }
    }
}
