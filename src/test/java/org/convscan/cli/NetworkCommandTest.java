package org.convscan.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.convscan.format.network.NetworkFile;
import org.convscan.network.Inference;
import org.convscan.network.Network;
import org.convscan.network.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
}
