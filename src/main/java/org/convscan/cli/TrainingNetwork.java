package org.convscan.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.convscan.InputException;
import org.convscan.engine.Tensor;
import org.convscan.format.model.Models;
import org.convscan.format.model.WeightsFile;
import org.convscan.format.network.NetworkFile;
import org.convscan.format.network.TrainingSection;
import org.convscan.network.Network;
import org.convscan.network.Weights;

/**
 * The network that a training begins with: a description, and a trunk where one was learned before.
 *
 * @param text of the description, in YAML
 * @param name of the file that holds it, for messages
 * @param from the model folder that the trunk is taken from; null where learning starts anew
 */
record TrainingNetwork(String text, String name, String from) {
    static final String DESCRIPTION = "network.yaml";
    static final String WEIGHTS = "weights.bin";

    /**
     * @param file the user's own description; null for none
     * @param from a model folder; null for none
     * @param usual resource beside this class that serves where neither is given
     */
    static TrainingNetwork of(String file, String from, String usual) throws IOException {
        if (from != null) {
            Path kept = Models.folder(from).folder().resolve(DESCRIPTION);
            if (!Files.isRegularFile(kept)) {
                throw new InputException(from, "", "there is no " + DESCRIPTION, "only models that convscan trained can be trained further");
            }
            return new TrainingNetwork(Files.readString(kept), kept.toString(), from);
        }
        if (file != null) {
            // Read and checked as a description is; its text goes into the model folder.
            NetworkFile.read(Path.of(file));
            return new TrainingNetwork(Files.readString(Path.of(file)), file, null);
        }
        return usual(usual);
    }

    private static TrainingNetwork usual(String resource) throws IOException {
        try (InputStream in = TrainingNetwork.class.getResourceAsStream(resource)) {
            return new TrainingNetwork(new String(in.readAllBytes(), StandardCharsets.UTF_8), resource, null);
        }
    }

    /** What it says of its training, and where it says nothing what the usual one does. */
    TrainingSection training(String usual) throws IOException {
        TrainingNetwork other = usual(usual);
        return TrainingSection.parse(name, text).or(TrainingSection.parse(other.name, other.text));
    }

    Network described() throws IOException {
        return NetworkFile.parse(name, text);
    }

    /** Drawn weights, but for a trunk that was learned before. */
    Weights start(Network network, long seed) throws IOException {
        Weights drawn = Weights.drawn(network, seed);
        if (from == null) {
            return drawn;
        }
        Map<String, Tensor> trunk = new HashMap<>();
        WeightsFile.read(Models.folder(from).folder().resolve(WEIGHTS), described()).tensors().forEach((name, tensor) -> {
            if (name.startsWith("trunk.")) {
                trunk.put(name, tensor);
            }
        });
        try {
            return drawn.with(trunk);
        } catch (IllegalArgumentException e) {
            throw new InputException(from, "", e.getMessage(), "a dense layer in the trunk fits one --length only", e);
        }
    }

    /** The description for lines of another length. */
    String text(long length) {
        return text.replaceFirst("(?m)^(input:.*length:\\s*)\\d+", "$1" + length);
    }
}
