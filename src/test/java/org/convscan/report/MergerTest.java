package org.convscan.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.convscan.InputException;
import org.convscan.coord.Interval;
import org.convscan.stats.MotifSearch;
import org.convscan.track.Track;
import org.convscan.track.TrackSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MergerTest {
    private static final int COLUMNS = 120_000;

    @TempDir
    private Path folder;

    private static Bytes table(Tabix format, Interval range, Provenance provenance) throws IOException {
        SimulatedScan lines = new SimulatedScan(8, 1).line("chr1", 70_000).line("chr2", COLUMNS - 70_000);
        TrackSource source = TrackSource.of(lines.lines.toArray(Track[]::new));
        MotifSearch search = Tables.ap1();
        return Tables.table(
                Tables.format(format, search, false), Tables.scan(search).withRange(range), source, provenance);
    }

    private List<Path> shards(Tabix format, int of, boolean packed) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int n = 1; n <= of; n++) {
            Interval range = new Interval((long) COLUMNS * (n - 1) / of, (long) COLUMNS * n / of);
            Path file = folder.resolve("part" + n + (packed ? ".gz" : ".txt"));
            try (TableOutput out = TableOutput.to(file, format)) {
                out.write(table(format, range, Tables.provenance(n + "/" + of)));
                out.commit();
            }
            files.add(file);
        }
        return files;
    }

    private static String merged(List<Path> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Merger.of(files).write(TableOutput.to(out));
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource(Tabix.class)
    void shardsMakeUpTheTableOfAWholeRun(Tabix format) throws IOException {
        // The engine's line, which may differ between shards, is that of the first.
        String engine = "# engine: reference, CPU";
        String whole = table(format, new Interval(0, COLUMNS), Tables.PROVENANCE).toString();
        for (boolean packed : new boolean[] {false, true}) {
            List<Path> files = shards(format, 3, packed);
            Collections.reverse(files);
            assertEquals(whole, merged(files).replace(engine + "1/3\n", engine + "\n"));
            assertEquals(format, Merger.of(files).tabix());
        }
    }

    @Test
    void shardsOfOneRunMustAllBeThereOnce() throws IOException {
        List<Path> files = shards(Tabix.BED, 3, false);
        refused(files.subList(0, 2), "shard 3/3 is missing");
        refused(files.subList(1, 3), "shard 1/3 is missing");
        refused(List.of(files.get(0), files.get(1), files.get(0)), "shard 1/3 is also in");
    }

    @Test
    void shardsOfDifferentRunsAreRefused() throws IOException {
        List<Path> files = shards(Tabix.BED, 2, false);
        Path second = files.get(1);
        String text = Files.readString(second);
        Files.writeString(second, text.replace("background: uniform", "background: 0.3 0.2 0.2 0.3"));
        refused(files, "background: 0.3 0.2 0.2 0.3");
        Files.writeString(second, text.replace("120000 columns", "120001 columns"));
        refused(files, "120001 columns");
        Files.writeString(second, text.replace("# shard: 2/2", "# shard: 2/3"));
        refused(files, "cut into 3 shards, not 2");
    }

    @Test
    void damagedShardsAreRefused() throws IOException {
        List<Path> files = shards(Tabix.BED, 2, false);
        Path second = files.get(1);
        String text = Files.readString(second);
        Files.writeString(second, text.substring(0, text.length() / 2));
        refused(files, "cut short");
        Files.writeString(second, text.replaceAll("# shard.*\n", ""));
        refused(files, "no output of --shard");
        Files.writeString(second, "");
        refused(files, "no output of --shard");
        List<Path> packed = shards(Tabix.BED, 2, true);
        byte[] bytes = Files.readAllBytes(packed.get(1));
        Files.write(packed.get(1), Arrays.copyOf(bytes, bytes.length / 2));
        refused(packed, "damaged or ends early");
    }

    private static void refused(List<Path> files, String why) {
        InputException wrong = assertThrows(InputException.class, () -> Merger.of(files));
        assertTrue(wrong.getMessage().contains(why), wrong.getMessage());
    }
}
