package org.convscan.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.convscan.workflow.ecg.BeatSearch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** For any recordings, formats, method, leads, tiles and number of shards: merged shards are the whole run, byte for byte, and find the wrong sums. */
class EcgShardPropertyTest {
    private static final int RUNS = 12;

    /** Several samples in a frame, segments with a gap, a lag, FLAC; gaps in time, and 24 bits. */
    private static final List<String> SHIPPED = List.of("test-data/wfdb/frames", "test-data/wfdb/variable", "test-data/wfdb/skew",
            "test-data/wfdb/f508", "test-data/edf/gaps.edf", "test-data/edf/plus.edf", "test-data/edf/plain.bdf");

    @TempDir
    private Path folder;

    private Random random;

    @Test
    void mergedShardsAreByteForByteTheWholeRun() throws IOException {
        SeededRuns.check(getClass(), RUNS, folder, (drawn, place, message) -> {
            random = drawn;
            check(place, BeatSearch.isShipped() && random.nextBoolean() ? "network" : "bank", message);
        });
    }

    private void check(Path place, String method, String message) throws IOException {
        List<String> records = records(place);
        String format = List.of("tsv", "csv", "bed", "wfdb", "edf").get(random.nextInt(5));
        List<String> words = new ArrayList<>(List.of("ecg", "--quiet", "--method", method, "--threads", "1", "--device", "cpu", "--hertz", "250",
                "--tile", String.valueOf(300 + random.nextInt(1500)), "--format", format));
        words.addAll(random.nextBoolean() ? List.of("--lead", "all") : List.of());
        int of = 1 + random.nextInt(random.nextInt(3) == 0 ? 40 : 9);
        List<String> parts = new ArrayList<>();
        for (int i = 1; i <= of; i++) {
            parts.add(place.resolve("part" + i).toString());
            done(message, Run.words(words, "--shard", i + "/" + of, "-o", parts.get(i - 1), records));
        }
        Collections.shuffle(parts, random);
        message += ", " + of + " shards: " + String.join(" ", words) + " " + records;
        Run whole = done(message, Run.words(words, outputs(place, "whole", format), records));
        Run merged = done(message, Run.words("merge", "--quiet", outputs(place, "merged", format), parts));
        compare(place, message);
        assertEquals(sums(whole), sums(merged), message);
    }

    /** Headers of recordings that were simulated give 0 for every sum. */
    private static List<String> sums(Run run) {
        return run.err().lines().filter(line -> line.contains("check sum")).toList();
    }

    private static Run done(String message, String... words) {
        Run run = Run.of(words);
        assertEquals(0, run.code(), message + "\n" + run.err());
        return run;
    }

    private static List<String> outputs(Path place, String name, String format) throws IOException {
        Path to = Files.createDirectory(place.resolve(name));
        String output = EcgOptions.annotates(format) ? to.toString() : to.resolve("beats").toString();
        return List.of("-o", output, "--intervals", to.resolve("rr.tsv").toString(), "--multiqc", to.resolve("figures_mqc.json").toString());
    }

    private static void compare(Path place, String message) throws IOException {
        List<String> files = Run.files(place.resolve("whole"));
        assertEquals(files, Run.files(place.resolve("merged")), message);
        for (String file : files) {
            byte[] whole = Files.readAllBytes(place.resolve("whole").resolve(file));
            byte[] merged = Files.readAllBytes(place.resolve("merged").resolve(file));
            assertEquals(new String(whole), new String(merged), message);
            assertArrayEquals(whole, merged, message);
        }
    }

    /** WFDB records, some of segments or without a length in their headers, tables, which never have one, and some that are there; no sample to minutes. */
    private List<String> records(Path place) throws IOException {
        List<String> records = new ArrayList<>();
        int count = 1 + random.nextInt(random.nextInt(3) == 0 ? 8 : 3);
        for (int r = 0; r < count; r++) {
            String name = "r" + r;
            if (random.nextInt(4) == 0 && r < SHIPPED.size()) {
                records.add(SHIPPED.get(r));
            }
            records.add(switch (random.nextInt(6)) {
                case 5 -> {
                    simulate(place, name);
                    yield StoredSamples.edf(random.nextBoolean(), place.resolve(name), SimulatedEcg.HERTZ).toString();
                }
                case 0 -> {
                    simulate(place, name);
                    yield table(place, name);
                }
                case 1, 2 -> segments(place, name);
                default -> plain(place, name);
            });
        }
        return records;
    }

    private int simulate(Path place, String name) throws IOException {
        int kind = random.nextInt(6);
        int seconds = kind == 0 ? 0 : kind == 1 ? 1 : 2 + random.nextInt(160);
        SimulatedEcg.write(place, name, seconds, random.nextLong());
        gaps(place.resolve(name + ".dat"));
        return seconds * SimulatedEcg.HERTZ;
    }

    private String plain(Path place, String name) throws IOException {
        simulate(place, name);
        Path header = place.resolve(name + ".hea");
        if (random.nextInt(4) == 0) {
            Files.writeString(header, Files.readString(header).replaceFirst(" 250 \\d+", " 250"));
        }
        StoredSamples.as(StoredSamples.FORMATS[random.nextInt(StoredSamples.FORMATS.length)], place.resolve(name));
        return place.resolve(name).toString();
    }

    private String segments(Path place, String name) throws IOException {
        StringBuilder lines = new StringBuilder();
        int count = 1 + random.nextInt(5);
        for (int s = 0; s < count; s++) {
            String segment = name + "s" + s;
            if (s > 0 && random.nextInt(4) == 0) {
                lines.append("~ ").append(1 + random.nextInt(8000)).append('\n');
            } else {
                lines.append(segment).append(' ').append(simulate(place, segment)).append('\n');
                StoredSamples.as(StoredSamples.FORMATS[random.nextInt(StoredSamples.FORMATS.length)], place.resolve(segment));
            }
        }
        Files.writeString(place.resolve(name + ".hea"), name + "/" + count + " 2 250\n" + lines);
        return place.resolve(name).toString();
    }

    /** Samples that are missing (in format 16 the least value), or of one value for a while. */
    private void gaps(Path samples) throws IOException {
        byte[] bytes = Files.readAllBytes(samples);
        int frames = bytes.length / 4;
        for (int gap = random.nextInt(4); gap > 0 && frames > 0; gap--) {
            int from = random.nextInt(frames);
            int to = Math.min(frames, from + 1 + random.nextInt(random.nextBoolean() ? 200 : 8000));
            byte high = (byte) (random.nextBoolean() ? 0x80 : 0);
            for (int i = 4 * from; i < 4 * to; i += random.nextInt(3) == 0 || high == 0 ? 2 : 4) {
                bytes[i & ~1] = 0;
                bytes[i & ~1 | 1] = high;
            }
        }
        Files.write(samples, bytes);
    }

    private static String table(Path place, String name) throws IOException {
        byte[] bytes = Files.readAllBytes(place.resolve(name + ".dat"));
        StringBuilder text = new StringBuilder("I,II\n0,0\n");
        for (int i = 0; i < bytes.length; i += 4) {
            text.append((short) (bytes[i] & 0xFF | bytes[i + 1] << 8)).append(',').append((short) (bytes[i + 2] & 0xFF | bytes[i + 3] << 8)).append('\n');
        }
        return Files.writeString(place.resolve(name + ".csv"), text).toString();
    }
}
