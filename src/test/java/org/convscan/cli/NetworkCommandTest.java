package org.convscan.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.convscan.engine.ort.Graph;
import org.convscan.format.network.NetworkFile;
import org.convscan.network.Inference;
import org.convscan.network.Network;
import org.convscan.network.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code network} as users call it. */
final class NetworkCommandTest {
    private static final Path FOLDER = Path.of("test-data/networks");

    /** The shipped models are the shipped descriptions with weights drawn from seed 1, and nothing else. */
    @ParameterizedTest
    @ValueSource(strings = {"example", "unet"})
    void theExampleModelsAreMadeFromTheirDescriptions(String name) throws Exception {
        Network network = NetworkFile.read(FOLDER.resolve(name + ".yaml"));
        byte[] model = Inference.model(network, Weights.drawn(network, 1));
        if (Boolean.getBoolean("convscan.write-test-data")) {
            Files.write(FOLDER.resolve(name + ".onnx"), model);
        }
        assertArrayEquals(Files.readAllBytes(FOLDER.resolve(name + ".onnx")), model);
    }

    private static final String UNET = "test-data/networks/unet.onnx";
    private static final String EXAMPLE = "test-data/networks/example.onnx";

    /** By hand: 32 x 4 x 15 + 32 weights of 4 bytes, 101 columns x 32 x 60 multiply-adds. */
    @Test
    void theSummaryOfADescriptionIsATable() {
        Run run = Run.of("network", "summary", "test-data/networks/example.yaml");
        assertEquals(0, run.code(), run.err());
        assertEquals("trunk.0\tconvolution 32 x 15\t32 x 101\t1952\t7808\t12928\t193920\t15\t1\t7",
                run.out().lines().filter(line -> line.startsWith("trunk.0\t")).findFirst().orElseThrow());
        assertEquals("# tiling: not possible: head.0 (global maximum pooling) needs the whole track at once; runs window by window",
                run.out().lines().filter(line -> line.startsWith("# tiling")).findFirst().orElseThrow());
    }

    /** By hand: 4x8x7+8, 8x12x5+12, 12x16x3+16, 16x12x2+12, 24x8x3+8 and 16x1+1 make 2,313 parameters. */
    @Test
    void theSummaryOfAModelFileIsThatOfItsDescription() {
        String wanted = Run.of("network", "summary", "--length", "512", "test-data/networks/unet.yaml").out();
        Run run = Run.of("network", "summary", "--length", "512", UNET);
        assertEquals("# total: 2313 parameters, 9252 bytes of weights", run.out().lines().toList().get(3).substring(0, 47));
        String tiling = run.out().lines().filter(line -> line.startsWith("# tiling")).findFirst().orElseThrow();
        assertEquals(wanted.lines().filter(line -> line.startsWith("# tiling")).findFirst().orElseThrow(), tiling);
        assertEquals(wanted.lines().toList().get(3).replaceAll(".*weights, [0-9]+ bytes of activations", ""),
                run.out().lines().toList().get(3).replaceAll(".*weights, [0-9]+ bytes of activations", ""));
    }

    /** Every base has one number, from any tile size the same to 1e-5. */
    @Test
    void aTrackIsTiledAlike() {
        List<String> whole = Run.of("network", "run", "--format", "tsv", UNET, Run.GENOME).out().lines().toList();
        List<String> tiled = Run.of("network", "run", "--format", "tsv", "--tile", "1000", UNET, Run.GENOME).out().lines().toList();
        // 40,000 + 25,000 + 9,001 bases (genome.fa.fai), 5 lines of provenance, the header and the footer.
        assertEquals(74_001 + 7, whole.size());
        assertEquals(whole.size(), tiled.size());
        for (int i = 6; i < whole.size() - 1; i++) {
            String[] a = whole.get(i).split("\t");
            String[] b = tiled.get(i).split("\t");
            assertEquals(a[1], b[1]);
            assertEquals(Float.parseFloat(a[4]), Float.parseFloat(b[4]), 1e-5f);
        }
    }

    /** The reverse strand of a sequence is the forward strand of its reverse complement, read from its end. */
    @Test
    void bothStrandsAreRead() {
        String forward = ">s\nACGTTGCAAGGCTTACCGATNNACGGT\n";
        String reverse = ">s\nACCGTNNATCGGTAAGCCTTGCAACGT\n";
        List<String> a = Run.with(forward.getBytes(), "network", "run", "--format", "tsv", "--strand", "reverse", UNET, "-").hits();
        List<String> b = Run.with(reverse.getBytes(), "network", "run", "--format", "tsv", UNET, "-").hits();
        // 27 bases and the header of the table.
        assertEquals(28, a.size());
        for (int i = 1; i < 28; i++) {
            String[] there = a.get(28 - i).split("\t");
            assertEquals(28 - i, Integer.parseInt(there[1]));
            assertEquals(Float.parseFloat(b.get(i).split("\t")[4]), Float.parseFloat(there[4]), 1e-5f);
        }
    }

    @Test
    void peaksReachTheThreshold() {
        Run run = Run.of("network", "run", "--window", "101", "--step", "50", "--strand", "both", "--threshold", "0.6", EXAMPLE, Run.GENOME);
        assertEquals(0, run.code(), run.err());
        List<String> table = Run.of("network", "run", "--window", "101", "--step", "50", "--strand", "both", "--format", "tsv", EXAMPLE,
                Run.GENOME).hits();
        long reached = table.stream().skip(1).filter(line -> Float.parseFloat(line.split("\t")[4]) >= 0.6f).count();
        long covered = 0;
        for (String line : run.hits()) {
            String[] columns = line.split("\t");
            assertEquals(true, Float.parseFloat(columns[6]) >= 0.6f);
            // Windows of a peak start 50 apart; its last one may be cut off by the sequence's end.
            covered += Math.max(1, Math.round((Integer.parseInt(columns[2]) - Integer.parseInt(columns[1]) - 51) / 50.0));
        }
        assertEquals(reached, covered);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bedgraph", "bed"})
    void indexedOutputHoldsTheSameLines(String format, @TempDir Path folder) throws Exception {
        Path packed = folder.resolve("scores." + format + ".gz");
        List<String> words = new ArrayList<>(List.of("network", "run", "-o", packed.toString()));
        words.addAll(format.equals("bed") ? List.of("--threshold", "0.6") : List.of());
        words.addAll(List.of(UNET, Run.GENOME));
        Run run = Run.of(words.toArray(String[]::new));
        assertEquals(0, run.code(), run.err());
        words.subList(2, 4).clear();
        String plain = Run.of(words.toArray(String[]::new)).out();
        try (var in = new GZIPInputStream(Files.newInputStream(packed))) {
            assertEquals(plain, new String(in.readAllBytes()));
        }
        assertEquals(true, Files.exists(folder.resolve("scores." + format + ".gz.tbi")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            network run UNET                                   | 2 | 'network' takes summary MODEL, run MODEL TRACK...
            network run EXAMPLE GENOME                         | 2 | this network cannot be tiled: GlobalMaxPool
            network run --strand both --format bedgraph UNET GENOME | 2 | a bedGraph has no strands
            network run --format bed UNET GENOME               | 2 | BED takes what is at or above a --threshold
            network run --threshold 1 --format tsv UNET GENOME | 2 | --threshold goes with --format bed
            network run --window 10 --step 20 EXAMPLE GENOME   | 2 | --step 20 leaves columns out
            network run --step 20 UNET GENOME                  | 2 | --step goes with --window
            network run --channel 2 UNET GENOME                | 1 | test-data/networks/unet.onnx: it has 1 outputs
            network run GENOME GENOME                          | 1 | test-data/dna/genome.fa, byte
            network summary missing.onnx                       | 1 | missing.onnx: no such file
            network summary test-data                          | 1 | test-data: there is no model.yaml (a model folder holds
            network run --window 3 EXAMPLE GENOME              | 1 | test-data/networks/example.onnx: MaxPool
            """)
    void whatCannotBeIsSaidInOneLine(String words, int code, String message) {
        String[] args = words.trim().replace("UNET", UNET).replace("EXAMPLE", EXAMPLE).replace("GENOME", Run.GENOME).split(" ");
        Run run = Run.of(args);
        assertEquals(code, run.code(), run.err());
        assertEquals("convscan: " + message, run.err().substring(0, Math.min(run.err().length(), 10 + message.length())));
        assertEquals(1, run.err().lines().count());
    }

    /** An operator that nobody knows, and a file that is a model no more: one line each, and nothing is written. */
    @Test
    void modelsThatDoNotRunAreRefused(@TempDir Path folder) throws Exception {
        Graph graph = new Graph();
        graph.input("input", Graph.Type.FLOAT, "N", 4, "L");
        graph.op("Frobnicate", "input").as("output");
        graph.output("output", Graph.Type.FLOAT, "N", 1);
        Path unknown = Files.write(folder.resolve("unknown.onnx"), graph.model());
        Path output = folder.resolve("out.bedgraph");
        Run tiled = Run.of("network", "run", "-o", output.toString(), unknown.toString(), Run.GENOME);
        assertEquals(2, tiled.code());
        assertEquals("convscan: this network cannot be tiled: Frobnicate 'Frobnicate_0' is not known to this program, nor how far it "
                + "reaches; give a --window for it to read\n", tiled.err());
        Run windows = Run.of("network", "run", "--window", "50", "-o", output.toString(), unknown.toString(), Run.GENOME);
        assertEquals(1, windows.code(), windows.err());
        assertEquals(unknown + ": ONNX Runtime: ", windows.err().substring(10, windows.err().indexOf("Runtime: ") + 9));
        assertEquals(1, windows.err().lines().count());
        Path cut = Files.write(folder.resolve("cut.onnx"), Arrays.copyOf(Files.readAllBytes(Path.of(UNET)), 5000));
        Run damaged = Run.of("network", "run", "-o", output.toString(), cut.toString(), Run.GENOME);
        assertEquals(1, damaged.code(), damaged.err());
        assertEquals(1, damaged.err().lines().count());
        assertEquals(false, Files.exists(output));
    }
}
