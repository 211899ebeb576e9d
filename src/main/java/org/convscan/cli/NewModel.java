package org.convscan.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of a model that is to be made. */
final class NewModel {
    private NewModel() {}

    /** Whether a model folder can be made here, known before any work. */
    static void check(Path folder) throws UsageException {
        if (folder.toAbsolutePath().normalize().getFileName() == null || folder.equals(Path.of("-"))) {
            throw new UsageException(folder + " is no place for a model: -o names a folder of its own");
        }
        if (Files.exists(folder.resolve("model.yaml"))) {
            throw new UsageException(folder + " holds a model already: choose another folder");
        }
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new UsageException(folder + " is a file: -o names a folder");
        }
    }
}
