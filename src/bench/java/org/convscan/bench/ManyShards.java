package org.convscan.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.convscan.cli.Main;

/**
 * Writes all shards of a run, one after the other, in one process: what a cluster's tasks would write, without their starts.
 * Arguments: how many shards, the beginning of the parts' names, their ending, and the words of {@code convscan dna}.
 */
public final class ManyShards {
    private ManyShards() {}

    public static void main(String[] args) throws IOException {
        int of = Integer.parseInt(args[0]);
        String[] words = Arrays.copyOfRange(args, 3, args.length);
        for (int number = 1; number <= of; number++) {
            String part = args[1] + number + args[2];
            String[] all = Stream.concat(Stream.of("dna", "--quiet", "--threads", "1", "--engine", "lookup", "--shard", number + "/" + of,
                    "-o", part), Stream.of(words)).toArray(String[]::new);
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            PrintStream printed = new PrintStream(err, true, StandardCharsets.UTF_8);
            if (Main.run(all, InputStream.nullInputStream(), printed, printed) != 0) {
                throw new IOException("shard " + number + ": " + err.toString(StandardCharsets.UTF_8));
            }
        }
    }
}
