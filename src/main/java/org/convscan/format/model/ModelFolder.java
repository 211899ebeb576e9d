package org.convscan.format.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.convscan.InputException;
import org.convscan.Sha256;

/**
 * A folder with a network: {@code model.onnx}, {@code model.yaml} that describes it (see {@link ModelCard}), {@code card.md} for
 * people, and a test.
 */
public record ModelFolder(Path folder, ModelCard card) {
    private static final String ONNX = "model.onnx";
    private static final String YAML = "model.yaml";
    private static final String FOR_PEOPLE = "card.md";
    private static final long MOST_BYTES = 1 << 20;

    public static boolean is(Path path) {
        return Files.isRegularFile(path.resolve(YAML));
    }

    /** Reads what the folder says, and looks that all files are there; see {@link #checkHash} for what they hold. */
    public static ModelFolder open(Path folder) throws IOException {
        Path yaml = folder.resolve(YAML);
        if (!Files.isRegularFile(yaml)) {
            throw new InputException(folder.toString(), "", "there is no " + YAML, "a model folder holds " + ONNX + " and " + YAML);
        }
        if (Files.size(yaml) > MOST_BYTES) {
            throw new InputException(yaml.toString(), "", "this is too long", "at most 1 MB");
        }
        ModelCard card = ModelCard.parse(yaml.toString(), new String(Files.readAllBytes(yaml), StandardCharsets.UTF_8));
        ModelFolder model = new ModelFolder(folder, card);
        model.present(ONNX);
        model.present(FOR_PEOPLE);
        if (card.test().isPresent()) {
            model.present(card.test().get().input());
            model.present(card.test().get().output());
        }
        return model;
    }

    private void present(String file) throws InputException {
        if (!Files.isRegularFile(folder.resolve(file))) {
            throw new InputException(folder.toString(), "", "there is no " + file, "is the folder complete?");
        }
    }

    /**
     * Fills a folder that exists; each file appears whole or not at all, the description last.
     *
     * @param card whose hash is that of {@code model}
     */
    public static ModelFolder write(Path folder, byte[] model, ModelCard card, String forPeople) throws IOException {
        put(folder.resolve(ONNX), model);
        put(folder.resolve(FOR_PEOPLE), forPeople.getBytes(StandardCharsets.UTF_8));
        put(folder.resolve(YAML), card.yaml().getBytes(StandardCharsets.UTF_8));
        return new ModelFolder(folder, card);
    }

    private static void put(Path file, byte[] bytes) throws IOException {
        Path partial = file.resolveSibling("." + file.getFileName() + ".tmp");
        Files.write(partial, bytes);
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    public Path onnx() {
        return folder.resolve(ONNX);
    }

    /** @throws InputException when the model is not the one that was described */
    public void checkHash() throws IOException {
        String found = Sha256.text(onnx());
        if (!found.equals(card.sha256())) {
            throw new InputException(onnx().toString(), "", "this is not the model that " + YAML + " describes: its SHA-256 is "
                    + found.substring(0, 12) + "..., not " + card.sha256().substring(0, 12) + "...", "fetch the folder again");
        }
    }
}
