package org.convscan.format.pore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.convscan.InputException;

/** Finds the pore model that a user named: a file, or the name of one that is shipped. */
public final class PoreModels {
    /** Shipped tables are {@code NAME.txt} or, large ones, {@code NAME.txt.gz}. */
    private static final Pattern FILE = Pattern.compile("(.+)\\.txt(\\.gz)?");

    private PoreModels() {}

    private static Path shipped() {
        return Path.of(System.getProperty("convscan.home", "."), "models", "pores");
    }

    /**
     * @param name of a shipped one, such as "r9.4-dna", or a table of k-mers and levels
     * @throws InputException when there is none, or it is damaged
     */
    public static PoreModel named(String name) throws IOException {
        Path file = Path.of(name);
        if (Files.exists(file)) {
            return PoreModelFile.read(file);
        }
        for (String suffix : new String[] {".txt", ".txt.gz"}) {
            if (Files.exists(shipped().resolve(name + suffix))) {
                return PoreModelFile.read(shipped().resolve(name + suffix));
            }
        }
        throw new InputException(name, "", "there is no such pore model", "a table of k-mers and levels, or one of "
                + String.join(", ", names()));
    }

    private static List<String> names() throws IOException {
        if (!Files.isDirectory(shipped())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(shipped())) {
            return files.map(file -> FILE.matcher(file.getFileName().toString())).filter(Matcher::matches)
                    .map(found -> found.group(1)).sorted().toList();
        }
    }
}
