package org.convscan.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.convscan.InputException;
import org.convscan.coord.Interval;
import org.convscan.scan.Scan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MergerTest {
    private static final int COLUMNS = 900;

    @TempDir
    private Path folder;

    private final SmallSearch search = SmallSearch.dense(new String[] {"chr1", letters(500)}, new String[] {"#odd", "AACGTTT"},
            new String[] {"chr2", letters(COLUMNS - 507)});

    private static String letters(int count) {
        Random random = new Random(3);
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < count; i++) {
            letters.append("ACGT".charAt(random.nextInt(4)));
        }
        return letters.toString();
    }

    private String whole(Tabix kind) throws IOException {
        return search.table(kind, search.scan(), SmallSearch.provenance("reference; 1 threads", ""));
    }

    /** The last shard owns no starts when there are more shards than columns. */
    private List<Path> shards(Tabix kind, int of, String suffix) throws IOException {
        List<Path> parts = new ArrayList<>();
        for (int i = 0; i < of; i++) {
            Scan scan = search.scan().withRange(new Interval((long) COLUMNS * i / of, (long) COLUMNS * (i + 1) / of));
            String table = search.table(kind, scan, SmallSearch.provenance("reference; " + (i + 1) + " threads", (i + 1) + "/" + of));
            parts.add(write("part" + (i + 1) + suffix, table, kind));
        }
        return parts;
    }

    private Path write(String name, String text, Tabix kind) throws IOException {
        Path file = folder.resolve(name);
        try (TableOutput out = TableOutput.to(file, kind)) {
            out.write(new Bytes().add(text));
            out.commit();
        }
        return file;
    }

    private static String merged(List<Path> parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Merger.of(parts).write(TableOutput.to(out));
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource(value = Tabix.class, names = {"BED", "GFF3", "TSV"})
    void shardsInAnyOrderMakeWhatOneRunWrites(Tabix kind) throws IOException {
        for (int of : new int[] {1, 2, 3, 11}) {
            List<Path> parts = shards(kind, of, ".txt");
            Collections.shuffle(parts, new Random(of));
            assertEquals(kind, Merger.of(parts).tabix());
            assertEquals(whole(kind), merged(parts), of + " shards");
        }
    }

    @ParameterizedTest
    @EnumSource(value = Tabix.class, names = {"TSV", "GFF3"})
    void packedShardsMakeThePackedFileAndIndexOfOneRun(Tabix kind) throws IOException {
        List<Path> parts = shards(kind, 3, ".gz");
        Path whole = write("whole.gz", whole(kind), kind);
        Path merged = folder.resolve("merged.gz");
        try (TableOutput out = TableOutput.to(merged, Merger.of(parts).tabix())) {
            Merger.of(parts).write(out);
            out.commit();
        }
        assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(merged));
        assertArrayEquals(Files.readAllBytes(Path.of(whole + ".tbi")), Files.readAllBytes(Path.of(merged + ".tbi")));
    }

    @Test
    void oneWholeRunIsItsOwnMerge() throws IOException {
        assertEquals(whole(Tabix.BED), merged(List.of(write("whole.bed", whole(Tabix.BED), Tabix.BED))));
    }

    private String refusal(Path... parts) {
        return assertThrows(InputException.class, () -> Merger.of(Arrays.asList(parts))).getMessage()
                .replace(folder + "/", "");
    }

    @Test
    void setsThatAreNoRunAreRefused() throws IOException {
        List<Path> two = shards(Tabix.BED, 2, ".bed");
        Path one = two.get(0);
        assertEquals("part1.bed: shard 2/2 is missing (give all 2 shards)", refusal(one));
        assertEquals("part2.bed: shard 1/2 is missing (give all 2 shards)", refusal(two.get(1)));
        assertEquals("part1.bed: shard 1/2 is also in part1.bed (give each shard once)", refusal(one, two.get(1), one));
        Path whole = write("whole.bed", whole(Tabix.BED), Tabix.BED);
        assertEquals("whole.bed: this is no output of --shard (give the files that --shard wrote)", refusal(one, whole));
        Path three = shards(Tabix.BED, 3, ".of3").get(1);
        assertEquals("part2.of3: this is from another run than part1.bed: it was cut into 3 shards, not 2 (merge shards of one "
                + "run only)", refusal(one, three));
        Path tsv = shards(Tabix.TSV, 2, ".tsv").get(1);
        assertEquals("part2.tsv: this is from another run than part1.bed: 'motif_id\tmotif_alt_id\tsequence_name\tstart\tstop\t"
                + "strand\tscore\tp-value\tq-value\tmatched_sequence', not '# columns: chrom start end motif_id "
                + "score(min(1000,-100*log10(p))) strand log_odds_bits p_value q_value' (merge shards of one run only)",
                refusal(one, tsv));
        assertEquals(folder + ": this is a directory (name the files in it)", refusal(folder));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "0.004 | 0.005 | 'this is from another run than part1.bed: ''# command: dna --pvalue 0.005'', not ''# command: dna --pvalue 0.004'' (merge shards of one run only)'",
        "digest 00 | digest 01 | 'this is from another run than part1.bed: ''# sequences: 1 sequences, 12 bases, digest 01'', not ''# sequences: 1 sequences, 12 bases, digest 00'' (merge shards of one run only)'",
        "'# sequences: 1 sequences, 12 bases, digest 00\n' | '' | 'the last line is missing (the file is cut short: run this shard again)'",
        "'digest 00\n' | 'digest 00' | 'ends in the middle of a line (the file is cut short)'",
        "'shard: 2/2' | 'shard: 99999999999/2' | 'this is no output of --shard (give the files that --shard wrote)'",
        "'shard: 2/2' | 'shard: 3/2' | 'shard 2/2 is missing (give all 2 shards)'"
    })
    void damagedPartsAreRefused(String old, String damage, String message) throws IOException {
        List<Path> parts = shards(Tabix.BED, 2, ".bed");
        Path part = parts.get(1);
        String text = Files.readString(part);
        assertEquals(true, text.contains(old));
        Files.writeString(part, text.replace(old, damage));
        String named = message.contains("is missing (") && !message.startsWith("the") ? "part1.bed: " : "part2.bed: ";
        assertEquals(named + message, refusal(parts.toArray(Path[]::new)));
    }

    @Test
    void aPackedPartThatWasCutShortIsRefused() throws IOException {
        List<Path> parts = shards(Tabix.TSV, 2, ".gz");
        byte[] bytes = Files.readAllBytes(parts.get(1));
        Files.write(parts.get(1), Arrays.copyOf(bytes, bytes.length / 2));
        assertEquals("part2.gz: gzip data is damaged or ends early (write this file again)", refusal(parts.toArray(Path[]::new)));
    }

    @Test
    void emptyAndHalvedPartsAreRefused() throws IOException {
        List<Path> parts = shards(Tabix.BED, 2, ".bed");
        String text = Files.readString(parts.get(1));
        Files.writeString(parts.get(1), text.substring(0, text.lastIndexOf('\n', text.length() / 2) + 1));
        assertEquals("part2.bed: the last line is missing (the file is cut short: run this shard again)",
                refusal(parts.toArray(Path[]::new)));
        Files.writeString(parts.get(1), "");
        assertEquals("part2.bed: this is no output of --shard (give the files that --shard wrote)",
                refusal(parts.toArray(Path[]::new)));
    }
}
