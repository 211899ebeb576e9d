package org.convscan.format.nanopore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.convscan.format.rawread.RawRead;
import org.junit.jupiter.api.Assumptions;

/** The files of test-data/nanopore, and what is said about reads in tests. */
final class Fixtures {
    static final Path FOLDER = Path.of("test-data", "nanopore");
    static final Path REAL = Path.of("..", "shared", "data", "nanopore");

    private Fixtures() {}

    /** Files as other people's programs wrote them; they are not part of the project. */
    static Path real(String name) {
        Assumptions.assumeTrue(Files.isDirectory(REAL), "skipped: no ../shared/data");
        return REAL.resolve(name);
    }

    /** What {@code make.py} put into every file, written without any of the formats. */
    record Truth(String id, double hertz, double digitisation, double offset, double range, String channel, String start, short[] samples) {
        static List<Truth> all() throws IOException {
            return Files.readAllLines(FOLDER.resolve("truth.tsv")).stream().skip(1).map(Truth::of).toList();
        }

        private static Truth of(String line) {
            String[] f = line.split("\t");
            String[] numbers = f[7].split(" ");
            short[] samples = new short[numbers.length];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = Short.parseShort(numbers[i]);
            }
            return new Truth(f[0], Double.parseDouble(f[1]), Double.parseDouble(f[2]), Double.parseDouble(f[3]), Double.parseDouble(f[4]),
                    f[5], f[6], samples);
        }
    }

    /** Whole, undamaged, and with the reads of make.py; planted.py made others. */
    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(ReadFormat::isCalledSo).filter(file -> !file.getFileName().toString().startsWith("planted")).sorted().toList();
        }
    }

    /** All reads; anything that would be skipped is an error. */
    static List<RawRead> reads(Path... paths) throws IOException {
        return reads(true, new ArrayList<>(), paths);
    }

    static List<RawRead> reads(boolean strict, List<String> warnings, Path... paths) throws IOException {
        List<RawRead> reads = new ArrayList<>();
        List<String> names = Arrays.stream(paths).map(Path::toString).toList();
        try (NanoporeReads source = NanoporeReads.open(names, strict, warnings::add)) {
            for (RawRead read = source.nextRead(); read != null; read = source.nextRead()) {
                reads.add(read);
            }
        }
        return reads;
    }

    static short[] samples(RawRead read) {
        short[] samples = new short[read.size()];
        read.raw(0, samples.length, samples, 0);
        return samples;
    }

    static void assertSameReads(List<RawRead> expected, List<RawRead> actual) {
        assertEquals(expected.stream().map(RawRead::id).sorted().toList(), actual.stream().map(RawRead::id).sorted().toList());
        for (RawRead read : expected) {
            RawRead other = actual.stream().filter(each -> each.id().equals(read.id())).findAny().orElseThrow();
            assertArrayEquals(samples(read), samples(other), read.id());
        }
    }
}
