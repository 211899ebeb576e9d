package org.convscan.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.convscan.format.model.ModelCard;

/** The test that a model folder brings: an input, and what {@code network run} makes of it. */
final class ModelTest {
    private ModelTest() {}

    /** Runs the folder's model on a file in it, and writes what comes out beside it. */
    static void write(Path folder, ModelCard.Test test, Console console) throws UsageException, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> words = new ArrayList<>(List.of("network", "run", "--quiet", "--device", "cpu", "--format", "tsv"));
        words.addAll(test.options());
        words.addAll(List.of(folder.toString(), folder.resolve(test.input()).toString()));
        // A folder that lacks a file is refused.
        Files.writeString(folder.resolve(test.output()), "");
        int code = Main.run(words.toArray(String[]::new), new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, false, StandardCharsets.UTF_8), console.err());
        if (code != Main.DONE) {
            throw new IllegalStateException("the new model does not run");
        }
        // Provenance would carry this folder's name.
        String rows = out.toString(StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#"))
                .reduce("", (all, line) -> all + line + "\n");
        Files.writeString(folder.resolve(test.output()), rows);
    }
}
