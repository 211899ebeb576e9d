package org.convscan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.convscan.Sha256;
import org.convscan.engine.Tensor;
import org.convscan.network.Inference;
import org.convscan.network.Layer;
import org.convscan.network.Network;
import org.convscan.network.Padding;
import org.convscan.network.Shape;
import org.convscan.network.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code nanopore --model}: networks along raw reads whose numbers can be reckoned by hand. */
class NanoporeNetworkTest {
    @TempDir
    Path folder;

    /** Twice the value before and three times the value itself; nothing (0) lies before the first. */
    private Path onnx() throws IOException {
        return Files.write(folder.resolve("model.onnx"), model());
    }

    private static byte[] model() {
        Network network = new Network("two", new Shape(1, 64),
                new Layer.Sequence(List.of(new Layer.Convolution(1, 3, 1, 1, 1, Padding.same(3, 1), false))), new Layer.Sequence(List.of()));
        return Inference.model(network, Weights.of(network, Map.of("trunk.0.weight", Tensor.of(new float[] {2, 3, 0}, 1, 1, 3))));
    }

    private Path card(String hertz, String units) throws IOException {
        Path at = Files.createDirectories(folder.resolve("card"));
        Files.write(at.resolve("model.onnx"), model());
        Files.writeString(at.resolve("card.md"), "# two\n");
        Files.writeString(at.resolve("model.yaml"), """
                name: two
                sha256: %s
                reads: {hertz: %s, units: %s, channels: "1"}
                length: any
                normalisation: none
                outputs: [value]
                kind: score
                strands: none
                receptive-field: 3
                training: {data: none}
                licence: Apache-2.0
                citation: none
                """.formatted(Sha256.text(model()), hertz, units));
        return at;
    }

    /** Half a picoampere a step and 10 steps of offset: raw 490, 510, 530 are 250, 260, 270 pA. */
    private Path reads(String hertz, String samples) throws IOException {
        String header = Files.readAllLines(Path.of("test-data/nanopore/planted-rna.slow5")).stream().limit(7)
                .collect(Collectors.joining("\n", "", "\n"));
        int count = samples.split(",").length;
        return Files.writeString(folder.resolve("reads.slow5"), header + "r1\t0\t4\t10\t2\t" + hertz + "\t" + count + "\t" + samples + "\n"
                + "r2\t0\t4\t10\t2\t" + hertz + "\t2\t-10,-8\n");
    }

    private static Run model(Object... args) {
        return Run.of(Run.words("nanopore", "--quiet", "--threads", "1", "--device", "cpu", "--model", List.of(args)));
    }

    /** r1: 3 * 250, 2 * 250 + 3 * 260, 2 * 260 + 3 * 270; r2 has 0 and 1 pA: 0 and 3. */
    @Test
    void aNetworkRunsAlongEachReadInPicoamperes() throws IOException {
        Run run = model(onnx(), reads("4000", "490,510,530"));
        assertEquals("", run.err());
        assertEquals(List.of("r1\t0\t1\t750.0", "r1\t1\t2\t1280.0", "r1\t2\t3\t1330.0", "r2\t0\t1\t0.0", "r2\t1\t2\t3.0"), numbers(run));
        assertTrue(run.out().endsWith("# sequences: 2 reads, 5 columns\n"), run.out());
    }

    private static List<String> numbers(Run run) {
        return run.hits().stream().filter(line -> !line.startsWith("track")).map(line -> {
            String[] words = line.split("\t");
            return words[0] + "\t" + words[1] + "\t" + words[2] + "\t" + Double.parseDouble(words[3]);
        }).toList();
    }

    @Test
    void stretchesAboveAThresholdAreBedAndTilesChangeNothing() throws IOException {
        Run run = model(onnx(), "--threshold", "1300", reads("4000", "490,510,530,550,490"));
        assertEquals(0, run.code(), run.err());
        // 750, 1280, 1330, 2 * 270 + 3 * 280 = 1380, 2 * 280 + 3 * 250 = 1310.
        assertEquals(List.of("r1\t2\t5"), run.hits().stream().map(line -> line.split("\t", 4)).map(w -> w[0] + "\t" + w[1] + "\t" + w[2]).toList());
        Path long1 = reads("4000", String.join(",", Collections.nCopies(5_000, "490,510,530,470")));
        assertEquals(numbers(model(onnx(), long1)), numbers(model(onnx(), "--tile", "777", long1)));
    }

    /** A card's rate: a read of twice that is halved. A flat read of 250 pA is 5 * 250 everywhere but at its start. */
    @Test
    void aModelThatSaysItsRateGetsIt() throws IOException {
        Run run = model(card("2000", "pA"), reads("4000", String.join(",", Collections.nCopies(4_000, "490"))));
        assertEquals("", run.err());
        assertTrue(run.out().contains("resampled to 2000.0 Hz"), run.out());
        String[] middle = run.hits().stream().filter(line -> line.startsWith("r1\t2\t")).findFirst().orElseThrow().split("\t");
        assertEquals(1250, Double.parseDouble(middle[3]), 0.01);
        model(card("5000", "pA"), reads("4000", "490,510,530")).failed(1).saying("the model reads 5000.0");
        model(card("4000", "mV"), reads("4000", "490,510,530")).failed(1).saying("one channel of pA");
    }

    @Test
    void whatDoesNotGoTogetherIsSaidInOneLine() throws IOException {
        Path reads = reads("4000", "490,510,530");
        model(onnx(), "--query", "ACGTACGTACGT", reads).failed(2).saying("--query is for a search");
        model(onnx(), "--shard", "1/2", reads).failed(2).saying("--shard is for a search");
        model(onnx()).failed(2).saying("no reads");
        model("test-data/networks/unet.onnx", reads).failed(1).saying("unet.onnx");
        Run.of("nanopore", "--query", "ACGTACGTACGT", "--threshold", "1", reads.toString()).failed(2).saying("--threshold goes with --model");
        model("test-data/networks/unet.onnx", "--format", "paf", reads).failed(2).saying("bedgraph");
    }
}
