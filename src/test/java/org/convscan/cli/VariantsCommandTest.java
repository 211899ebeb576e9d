package org.convscan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import htsjdk.variant.variantcontext.VariantContext;
import htsjdk.variant.vcf.VCFFileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariantsCommandTest {
    private static final Path FOLDER = Path.of("test-data", "variants");
    private static final String VARIANTS = FOLDER.resolve("variants.vcf").toString();
    private static final String MATRICES = "test-data/motifs/example.jaspar";
    private static final String GENOME = "test-data/dna/genome.fa";

    @TempDir
    private Path folder;

    private static Run variants(String... more) {
        return Run.of(Stream.concat(Stream.of("variants", "--quiet", "-m", MATRICES, "--reference", GENOME), Stream.of(more)).toArray(String[]::new));
    }

    private static List<String[]> rows(Run run) {
        assertEquals(0, run.code(), run.err());
        return run.out().lines().filter(line -> !line.startsWith("#")).skip(1).map(line -> line.split("\t", -1)).toList();
    }

    /** chrom, position, id, ref, alt, motif, effect, and strand and offset of both sites. */
    private static List<String> words(String[] row) {
        return Stream.of(0, 1, 2, 3, 4, 5, 7, 11, 12, 16, 17).map(column -> row[column]).toList();
    }

    /** test-data/variants/make.py works them out from the definitions. */
    @Test
    void changesAreThoseThatTheDefinitionsGive() throws IOException {
        List<String[]> expected = Files.readAllLines(FOLDER.resolve("expected.tsv")).stream().map(line -> line.split("\t")).toList();
        List<String[]> rows = rows(variants("--score", "5", VARIANTS));
        assertTrue(expected.size() > 100);
        assertEquals(expected.stream().map(cells -> Stream.of(0, 1, 2, 3, 4, 5, 6, 9, 10, 12, 13).map(i -> cells[i]).toList()).toList(),
                rows.stream().map(VariantsCommandTest::words).toList());
        for (int i = 0; i < rows.size(); i++) {
            assertEquals(number(expected.get(i)[7]), number(rows.get(i)[8]), 1e-4);
            assertEquals(number(expected.get(i)[8]), number(rows.get(i)[9]), 1e-4);
            assertEquals(number(expected.get(i)[11]), number(rows.get(i)[14]), 1e-4);
        }
    }

    /** Printed with five decimals by the program and four by the script; empty where there is no window. */
    private static double number(String cell) {
        return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
    }

    /** What dna says of a sequence that is the site itself: same score, strand and p-value. */
    @Test
    void sitesHaveTheScoresAndPvaluesOfAScan() throws IOException {
        List<String[]> rows = rows(variants(VARIANTS));
        assertTrue(rows.size() > 20);
        for (String[] row : rows) {
            for (int at : new int[] {9, 14}) {
                if (number(row[at + 1]) <= 1e-4) {
                    Path site = Files.writeString(folder.resolve("site.fa"), ">site\n" + row[at + 4] + "\n");
                    Run scan = Run.of("dna", "--quiet", "-m", MATRICES, "--strand", "both", site.toString());
                    List<List<String>> hits = scan.out().lines().filter(line -> !line.startsWith("#"))
                            .map(line -> Arrays.asList(line.split("\t"))).filter(hit -> hit.get(3).equals(row[5]) && hit.get(5).equals("+"))
                            .map(hit -> List.of(hit.get(6), hit.get(7))).toList();
                    assertEquals(List.of(List.of(row[at], row[at + 1])), hits);
                }
            }
        }
    }

    @Test
    void whatIsNoSiteIsLessLikelyToBeOne() {
        for (String[] row : rows(variants(VARIANTS))) {
            double before = row[10].isEmpty() ? 1 : Double.parseDouble(row[10]);
            double after = row[15].isEmpty() ? 1 : Double.parseDouble(row[15]);
            assertEquals(row[7], before > 1e-4 ? "gain" : after > 1e-4 ? "loss" : Double.parseDouble(row[8]) > 0 ? "stronger" : "weaker");
            assertTrue(before <= 1 && after <= 1 && Math.min(before, after) <= 1e-4);
        }
    }

    /** CS0001.1 reads GATTACAGGC; its window at 3 of 30 letters, and letters are put into it, taken out of it and changed. */
    @Test
    void aSiteMayBeBrokenMadeAndMoved() throws IOException {
        Path genome = Files.writeString(folder.resolve("g.fa"), ">a\nTTTGATTACAGGCTTTTTTTTTTTTTTTTT\n>b\nTTTGATTAGGCTTTTTTTTTTTTTTTTTT\n");
        Path vcf = Files.writeString(folder.resolve("v.vcf"), "##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n"
                + "a\t7\tsplit\tT\tTCCCC\t.\t.\t.\n" + "a\t4\tgone\tGATTACAGGC\tG\t.\t.\t.\n" + "b\t8\tmade\tA\tACA\t.\t.\t.\n"
                + "b\t8\tlower\ta\taca\t.\t.\t.\n");
        List<String[]> rows = rows(Run.of("variants", "-m", MATRICES, "--reference", genome.toString(), vcf.toString()));
        assertEquals(List.of("split loss GATTACAGGC", "gone loss GATTACAGGC", "made gain GATTACAGGC", "lower gain GATTacaGGC"),
                rows.stream().filter(row -> row[5].equals("CS0001.1"))
                        .map(row -> row[2] + " " + row[7] + " " + (row[7].equals("loss") ? row[13] : row[18])).toList());
    }

    @Test
    void anAnnotatedFileIsTheOneThatWasReadWithOneMoreKey() throws IOException {
        Path annotated = folder.resolve("annotated.vcf.gz");
        assertEquals(0, variants("-o", annotated.toString(), VARIANTS).code());
        List<String> lines = new ArrayList<>();
        Run.read(annotated).lines().filter(line -> !line.contains("convscan") && !line.contains("ID=CONVSCAN")).forEach(lines::add);
        lines.replaceAll(line -> line.replaceFirst("\tCONVSCAN=[^\t]*", "\t.").replaceFirst(";CONVSCAN=[^\t]*", ""));
        assertEquals(Files.readAllLines(Path.of(VARIANTS)), lines);
        List<String> told = rows(variants(VARIANTS)).stream()
                .map(row -> String.join("|", row[2], row[4], row[5], row[7], told(row[10]), told(row[15]))).toList();
        // htsjdk reads what was written, and finds it by the index.
        List<String> read = new ArrayList<>();
        try (VCFFileReader reader = new VCFFileReader(annotated.toFile(), true)) {
            for (VariantContext line : reader) {
                assertEquals(1, reader.query(line).stream().filter(other -> other.getID().equals(line.getID())).count());
                for (String change : line.getAttributeAsStringList("CONVSCAN", "")) {
                    String[] parts = change.split("\\|");
                    read.add(String.join("|", line.getID(), parts[0], parts[1], parts[2], parts[4], parts[5]));
                }
            }
        }
        assertEquals(told, read);
    }

    private static String told(String cell) {
        return cell.isEmpty() ? "." : cell;
    }

    @Test
    void anAnnotatedFileCanBeAnnotatedAgain() throws IOException {
        Path once = folder.resolve("once.vcf");
        Path loose = folder.resolve("loose.vcf");
        assertEquals(0, variants("-o", once.toString(), VARIANTS).code());
        assertEquals(0, variants("-p", "0.01", "-o", loose.toString(), VARIANTS).code());
        String again = variants("--format", "vcf", loose.toString()).out();
        assertEquals(variantLines(Files.readString(once)), variantLines(again));
        assertEquals(1, again.lines().filter(line -> line.startsWith("##INFO=<ID=CONVSCAN,")).count());
    }

    /** No window of a whole line reaches over its end, where letters are put in or taken away; the third line becomes too short. */
    @Test
    void aSiteAtTheEndOfASequenceHasNothingToBeComparedWith() throws IOException {
        Path genome = Files.writeString(folder.resolve("g.fa"), ">a\nTTTTTTTTTTTTTTT\n>b\nTTTTTGATTACAGGC\n>c\nGATTACAGGC\n");
        Path vcf = Files.writeString(folder.resolve("v.vcf"), "##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n"
                + "a\t15\tbehind\tT\tTGATTACAGGC\t.\t.\t.\n" + "a\t1\tbefore\tT\tGATTACAGGCT\t.\t.\t.\n"
                + "b\t5\tgone\tTGATTACAGGC\tT\t.\t.\t.\n" + "c\t2\tshort\tATT\tA\t.\t.\t.\n");
        String command = "variants --quiet --min-change 3 --score 15 -m " + MATRICES + " --reference " + genome + " " + vcf;
        assertEquals(List.of("behind,gain,,,,,+,1,GATTACAGGC", "before,gain,,,,,+,0,GATTACAGGC", "gone,loss,,+,1,GATTACAGGC,,,",
                        "short,loss,,+,-1,GATTACAGGC,,,"),
                rows(Run.of(command.split(" "))).stream().filter(row -> row[5].equals("CS0001.1"))
                        .map(row -> Stream.of(2, 7, 8, 11, 12, 13, 16, 17, 18).map(column -> row[column]).collect(Collectors.joining(",")))
                        .toList());
        String annotated = Run.of((command + " --format vcf").split(" ")).out();
        assertTrue(annotated.contains("\tCONVSCAN=TGATTACAGGC|CS0001.1|gain|.|.|9.54e-07"), annotated);
        assertTrue(annotated.contains("\tCONVSCAN=T|CS0001.1|loss|.|9.54e-07|."), annotated);
    }

    private static List<String> variantLines(String vcf) {
        return vcf.lines().filter(line -> !line.startsWith("#")).toList();
    }

    /** VCF 4.3, section 1.6.1: where the genome has R, a file has A. The site GATTACAGGC is there only with REF's letter. */
    @Test
    void aCodeOfTwoLettersInTheGenomeIsTheOneThatTheFileSays() throws IOException {
        Path genome = Files.writeString(folder.resolve("g.fa"), ">a\nTTTGRTTACAGGCTTTTTTTTTTTTTTTTT\n");
        String head = "##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n";
        Path vcf = Files.writeString(folder.resolve("v.vcf"), head + "a\t5\tsaid\tA\tC\t.\t.\t.\n");
        List<String[]> rows = rows(Run.of("variants", "--quiet", "-m", MATRICES, "--reference", genome.toString(), vcf.toString()));
        assertEquals(List.of("CS0001.1 weaker GATTACAGGC"), rows.stream().map(row -> row[5] + " " + row[7] + " " + row[13]).toList());
        Files.writeString(vcf, head + "a\t5\tother\tT\tC\t.\t.\t.\n");
        Run other = Run.of("variants", "--quiet", "-m", MATRICES, "--reference", genome.toString(), vcf.toString());
        assertTrue(other.err().contains("REF is T, and the reference has R at a:5"), other.err());
    }

    @Test
    void noWorkerIsAtWorkAnyMoreBehindALineThatIsWrong() throws IOException {
        String text = Files.readString(Path.of(VARIANTS));
        String lines = String.join("\n", variantLines(text)) + "\n";
        Path vcf = Files.writeString(folder.resolve("wrong.vcf"), text + lines.repeat(40) + "nowhere\t1\t.\tA\tC\t.\t.\t.\n");
        assertEquals(1, variants("--threads", "3", "--engine", "reference", "-p", "1", vcf.toString()).code());
        assertTrue(Thread.getAllStackTraces().values().stream().flatMap(Stream::of)
                .noneMatch(frame -> frame.getClassName().equals(VariantsRun.class.getName())));
    }

    @Test
    void anEmptyGenomeHasNoNamesToShow() throws IOException {
        Run run = Run.of("variants", "--quiet", "-m", MATRICES, "--reference", Files.createFile(folder.resolve("e.fa")).toString(), VARIANTS);
        assertEquals(1, run.code());
        assertTrue(run.err().endsWith("(it has none at all)\n"), run.err());
    }

    @ParameterizedTest
    @CsvSource({"1", "3"})
    void threadsAndAMissingIndexChangeNothing(String threads) throws IOException {
        Path copy = Files.copy(Path.of(GENOME), folder.resolve("copy.fa"));
        Run run = Run.of("variants", "-m", MATRICES, "--reference", copy.toString(), "--threads", threads, VARIANTS);
        assertTrue(run.err().contains("copy.fa has no index that fits: reading it once"), run.err());
        assertEquals(lines(variants(VARIANTS)), lines(run));
        assertEquals(lines(variants(VARIANTS)), lines(Run.with(Files.readAllBytes(Path.of(VARIANTS)), "variants", "-m", MATRICES,
                "--reference", GENOME)));
    }

    private static String lines(Run run) {
        return rows(run).stream().map(row -> String.join("\t", row)).collect(Collectors.joining("\n"));
    }

    @Test
    void variantsOfAnotherGenomeCanBeSkipped() throws IOException {
        String text = Files.readString(Path.of(VARIANTS));
        String wrong = text.replaceFirst("(?m)^(north\\t7664\\tv53\\t)A\\t", "$1T\t");
        Path vcf = Files.writeString(folder.resolve("wrong.vcf"), wrong);
        Run run = variants("--skip-wrong-ref", vcf.toString());
        assertEquals("convscan: 1 of 246 variants have another REF than the reference and were left as they are\n", run.err());
        assertEquals(rows(variants(VARIANTS)).stream().filter(row -> !row[2].equals("v53")).map(row -> String.join("\t", row)).toList(),
                rows(run).stream().map(row -> String.join("\t", row)).toList());
    }

    @ParameterizedTest
    @CsvSource({"lookup", "ort", "reference"})
    void enginesFindTheSame(String engine) {
        assertEquals(lines(variants(VARIANTS)), lines(variants("--engine", engine, VARIANTS)));
    }

    @Test
    void smallChangesCanBeLeftOut() {
        List<String[]> large = rows(variants("--min-change", "5", VARIANTS));
        Predicate<String[]> counts = row -> row[8].isEmpty() || Math.abs(Double.parseDouble(row[8])) >= 5;
        assertTrue(!large.isEmpty() && large.stream().allMatch(counts));
        assertEquals(rows(variants(VARIANTS)).stream().filter(counts).count(), large.size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                      | is no VCF file: it does not begin with ##fileformat=VCF
            BCF2                    | is no VCF file: it does not begin with ##fileformat=VCF (this is BCF: bcftools view makes VCF of it)
            ##fileformat=VCFv4.2    | , line 2: the line of column names
            HEAD~north              | , line 3: has 1 columns, and a variant has 8 or more
            HEAD~north~x~.~A~C~.~.~.  | , line 3: POS is no position: 'x'
            HEAD~north~-5~.~A~C~.~.~. | , line 3: POS is no position: '-5'
            HEAD~north~5~.~.~C~.~.~.  | , line 3: REF is not made of letters: '.'
            HEAD~west~5~.~A~C~.~.~.   | , line 3: the reference has no sequence west (its names are like islet)
            HEAD~north~1~.~C~G~.~.~.  | , line 3: REF is C, and the reference has A at north:1 (give the genome that
            HEAD~north~9223372036854775807~.~NN~G~.~.~. | , line 3: north:9223372036854775807 lies beyond the sequence
            HEAD~islet~9001~.~NN~G~.~.~. | , line 3: islet:9001 lies beyond the sequence, which has 9001 letters
            """)
    void damageIsNamedByFileAndLine(String text, String message) throws IOException {
        String content = text.replace("HEAD", "##fileformat=VCFv4.2\n#CHROM~POS~ID~REF~ALT~QUAL~FILTER~INFO\n").replace("INFO\n~", "INFO\n")
                .replace('~', '\t');
        Path vcf = Files.writeString(folder.resolve("bad.vcf"), content + "\n");
        Run run = variants("-o", folder.resolve("out.vcf").toString(), vcf.toString());
        assertEquals(1, run.code());
        assertTrue(run.err().startsWith("convscan: " + vcf) && run.err().contains(message), run.err());
        assertEquals(1, run.err().lines().count());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(vcf), files.toList());
        }
    }

    @Test
    void aCompressedGenomeNeedsItsIndex() throws IOException {
        Path genome = Files.copy(Path.of(GENOME + ".gz"), folder.resolve("g.fa.gz"));
        Run run = Run.of("variants", "-m", MATRICES, "--reference", genome.toString(), VARIANTS);
        assertEquals(1, run.code());
        assertTrue(run.err().contains("g.fa.gz: is compressed and has no index that fits"), run.err());
        assertEquals(lines(variants(VARIANTS)), lines(Run.of("variants", "-m", MATRICES, "--reference", GENOME + ".gz", VARIANTS)));
    }

    @ParameterizedTest
    @CsvSource({
        "-m " + MATRICES + " a.vcf,takes --reference FA",
        "--reference " + GENOME + " a.vcf,no motifs: give a file with -m",
        "-m - --reference " + GENOME + ",standard input can be read once",
        "-m " + MATRICES + " --reference " + GENOME + " a b,takes one VCF file",
        "-m " + MATRICES + " --reference " + GENOME + " --min-change -1 a,--min-change takes 0 or more bits",
        "-m " + MATRICES + " --reference " + GENOME + " -o " + GENOME + " a," + GENOME + " is both read and written"
    })
    void wrongOptionsAreUsageErrors(String options, String message) {
        Run run = Run.of(("variants " + options).split(" "));
        assertEquals(2, run.code());
        assertTrue(run.err().contains(message), run.err());
    }

    @Test
    void aMarkOfTheEncodingChangesNothing() throws Exception {
        byte[] variants = Files.readAllBytes(Path.of("test-data/variants/variants.vcf"));
        byte[] marked = new byte[variants.length + 3];
        System.arraycopy(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, 0, marked, 0, 3);
        System.arraycopy(variants, 0, marked, 3, variants.length);
        String[] words = {"variants", "--quiet", "-m", Run.MOTIFS, "--reference", Run.GENOME, "--format", "vcf", "-"};
        Run run = Run.with(marked, words);
        assertEquals(0, run.code(), run.err());
        assertEquals(Run.with(variants, words).out(), run.out());
    }
}
