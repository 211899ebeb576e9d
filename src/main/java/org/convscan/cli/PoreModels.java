package org.convscan.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.convscan.InputException;
import org.convscan.format.pore.PoreModel;
import org.convscan.format.pore.PoreModelFile;

/** Finds the pore model that a user named: a file, or the name of one that is shipped. */
final class PoreModels {
    private PoreModels() {}

    private static Path shipped() {
        return Path.of(System.getProperty("convscan.home", "."), "models", "pores");
    }

    static PoreModel named(String name) throws IOException {
        Path byName = shipped().resolve(name + ".txt");
        if (!Files.exists(Path.of(name)) && Files.exists(byName)) {
            return PoreModelFile.read(byName);
        }
        if (!Files.exists(Path.of(name))) {
            throw new InputException(name, "", "there is no such pore model", "a table of k-mers and levels, or one of "
                    + String.join(", ", names()));
        }
        return PoreModelFile.read(Path.of(name));
    }

    private static List<String> names() throws IOException {
        if (!Files.isDirectory(shipped())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(shipped())) {
            return files.map(file -> file.getFileName().toString()).filter(file -> file.endsWith(".txt"))
                    .map(file -> file.substring(0, file.length() - 4)).sorted().toList();
        }
    }
}
