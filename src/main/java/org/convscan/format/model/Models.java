package org.convscan.format.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.convscan.InputException;
import org.convscan.format.gzip.InputFile;

/** Finds the model that a user named: an .onnx file, a model folder, or the name of one that is shipped. */
public final class Models {
    private Models() {}

    /** Where shipped models lie: beside the program, or in the current folder when that is not known. */
    public static Path shipped() {
        return Path.of(System.getProperty("convscan.home", "."), "models");
    }

    /** The shipped models' folders, by name. */
    public static List<Path> folders() throws IOException {
        List<Path> folders = new ArrayList<>();
        if (Files.isDirectory(shipped())) {
            try (Stream<Path> entries = Files.list(shipped())) {
                entries.filter(ModelFolder::is).sorted().forEach(folders::add);
            }
        }
        return folders;
    }

    /** @throws InputException when there is no such folder, or it is damaged */
    public static ModelFolder folder(String name) throws IOException {
        Path folder = Path.of(name);
        Path byName = shipped().resolve(name);
        return ModelFolder.open(Files.isDirectory(folder) || !ModelFolder.is(byName) ? existing(folder) : byName);
    }

    private static Path existing(Path folder) throws InputException {
        if (!Files.isDirectory(folder)) {
            throw new InputException(folder.toString(), "", "there is no such model folder", "'convscan network list' shows the shipped ones");
        }
        return folder;
    }

    /**
     * What there is to run.
     *
     * @param onnx the model's file
     * @param window columns that it reads at a time, where its folder says so; else 0
     * @param card what its folder says of it
     */
    public record Runnable(String onnx, int window, Optional<ModelCard> card) {}

    /** The model's file; that of a model folder only when its hash is right. */
    public static Runnable runnable(String name) throws IOException {
        if (Files.isDirectory(Path.of(name)) || !Files.exists(Path.of(name)) && ModelFolder.is(shipped().resolve(name))) {
            ModelFolder model = folder(name);
            model.checkHash();
            String length = model.card().length();
            return new Runnable(model.onnx().toString(), length.matches("\\d{1,9}") ? Integer.parseInt(length) : 0,
                    Optional.of(model.card()));
        }
        InputFile.requireSeekable(Path.of(name));
        return new Runnable(name, 0, Optional.empty());
    }
}
