package org.convscan.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One run of the program in this process, and what it gave. */
record Run(int code, String out, String err) {
    static final String GENOME = "test-data/dna/genome.fa";
    static final String MOTIFS = "test-data/motifs/example.meme";

    static Run of(String... args) {
        return with(new byte[0], args);
    }

    static Run with(byte[] standardInput, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(args, new ByteArrayInputStream(standardInput), new PrintStream(out, true), new PrintStream(err, true));
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** The output without the one line that may differ between engines. */
    String withoutEngine() {
        return out.replaceAll("(?m)^# engine: .*\n", "");
    }

    List<String> hits() {
        return out.lines().filter(line -> !line.startsWith("#") && !line.startsWith("motif_id\t")).toList();
    }
}
