package org.convscan.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Runs of a property test, each with numbers drawn from a seed that is printed and a folder of its own. */
final class SeededRuns {
    private SeededRuns() {}

    /** One run. */
    interface Check {
        /** @param message names the run's seed, for whatever fails: {@code -Dconvscan.seed} with it makes this run the first */
        void of(Random random, Path place, String message) throws IOException;
    }

    static void check(Class<?> test, int runs, Path folder, Check check) throws IOException {
        long seed = Long.getLong("convscan.seed", System.nanoTime());
        System.err.println(test.getSimpleName() + ": -Dconvscan.seed=" + seed);
        for (int run = 0; run < runs; run++) {
            Path place = Files.createDirectory(folder.resolve("run" + run));
            check.of(new Random(seed + run), place, "seed " + (seed + run));
            Run.clear(place);
        }
    }

    static String pick(Random random, String... words) {
        return words[random.nextInt(words.length)];
    }
}
