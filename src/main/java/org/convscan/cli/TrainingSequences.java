package org.convscan.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.convscan.InputException;
import org.convscan.Sha256;
import org.convscan.coord.Interval;
import org.convscan.format.bed.Region;
import org.convscan.format.bed.RegionFile;
import org.convscan.format.bed.RegionSource;
import org.convscan.format.bed.Regions;
import org.convscan.format.fasta.SequenceFiles;
import org.convscan.format.fasta.SequenceSource;
import org.convscan.network.train.Draw;
import org.convscan.track.Alphabet;
import org.convscan.track.Symbols;

/**
 * Sequences to learn from, divided into those that are learned from and those that are kept apart to judge by. A sequence and all
 * its copies, on either strand, fall on one side.
 *
 * @param learning letter codes
 * @param digest of all letters, in order
 */
record TrainingSequences(List<byte[]> learning, List<byte[]> validation, String digest) {
    private static final int READ_AHEAD = 1 << 20;

    /** A sequence, and where it comes from. */
    private record Named(String name, byte[] codes) {}

    /** @param regions whether the file holds regions of {@code options.genome()} */
    static TrainingSequences read(String file, TrainOptions options, Console console) throws IOException {
        List<Named> all = options.genome() == null
                ? sequences(SequenceFiles.open(List.of(file), console.in(), Alphabet.DNA))
                : regions(file, options.genome(), options.length(), console);
        if (all.isEmpty()) {
            throw new InputException(file, "", "there are no sequences in this file", "");
        }
        List<byte[]> learning = new ArrayList<>();
        List<byte[]> validation = new ArrayList<>();
        MessageDigest digest = Sha256.digest();
        for (Named sequence : all) {
            digest.update(sequence.codes);
            (isKept(sequence, options) ? validation : learning).add(sequence.codes);
        }
        if (learning.isEmpty() || validation.isEmpty()) {
            throw new InputException(file, "", learning.isEmpty() ? "all sequences are kept for validation" : "no sequence is kept for "
                    + "validation", "there must be some of both: see --validation-fraction and --validation-sequences");
        }
        return new TrainingSequences(learning, validation, HexFormat.of().formatHex(digest.digest()).substring(0, 16));
    }

    private static boolean isKept(Named sequence, TrainOptions options) {
        if (!options.validationSequences().isEmpty()) {
            String chrom = sequence.name.replaceFirst(":.*", "");
            return options.validationSequences().contains(chrom) || options.validationSequences().contains(sequence.name);
        }
        byte[] other = reversed(sequence.codes);
        byte[] either = Arrays.compare(sequence.codes, other) <= 0 ? sequence.codes : other;
        long place = ByteBuffer.wrap(Sha256.of(either)).getLong();
        return (Draw.bits(options.seed(), place) >>> 11) * 0x1p-53 < options.validationFraction();
    }

    private static byte[] reversed(byte[] codes) {
        byte[] reversed = new byte[codes.length];
        for (int i = 0; i < codes.length; i++) {
            int code = codes[codes.length - 1 - i];
            reversed[i] = (byte) (code < Alphabet.DNA.size() ? Alphabet.DNA.complement(code) : code);
        }
        return reversed;
    }

    private static List<Named> sequences(SequenceSource source) throws IOException {
        List<Named> all = new ArrayList<>();
        try (source) {
            for (Symbols whole = SequenceTracks.whole(source); whole != null; whole = SequenceTracks.whole(source)) {
                if (whole.columns() > 0) {
                    all.add(new Named(whole.name(), codes(whole, 0, whole.columns())));
                }
            }
        }
        return all;
    }

    private static byte[] codes(Symbols symbols, int from, int to) {
        byte[] codes = new byte[to - from];
        symbols.codes(from, to, codes, 0);
        return codes;
    }

    /** The middles of regions, as long as the network reads; whole regions where that is not said. */
    private static List<Named> regions(String file, String genome, int length, Console console) throws IOException {
        Regions regions = widened(RegionFile.read(file, console.in()), length);
        Map<String, List<Region>> byChrom = new HashMap<>();
        for (int i = 0; i < regions.size(); i++) {
            byChrom.computeIfAbsent(regions.region(i).chrom(), chrom -> new ArrayList<>()).add(regions.region(i));
        }
        List<Named> all = new ArrayList<>();
        try (RegionSource source = RegionSource.open(List.of(genome), console.in(), Alphabet.DNA, regions, console::say)) {
            ByteArrayOutputStream letters = new ByteArrayOutputStream();
            long start = 0;
            for (Symbols stretch = source.next(READ_AHEAD); stretch != null; stretch = source.next(READ_AHEAD)) {
                start = letters.size() == 0 ? stretch.start() : start;
                letters.writeBytes(stretch.text(0, stretch.columns()).getBytes(StandardCharsets.ISO_8859_1));
                if (stretch.last()) {
                    Symbols cluster = Symbols.wrap(stretch.name(), Alphabet.DNA, start, letters.toByteArray(), letters.size(), true);
                    cut(cluster, byChrom.getOrDefault(stretch.name(), List.of()), all);
                    letters.reset();
                }
            }
        }
        return all;
    }

    private static Regions widened(Regions regions, int length) {
        List<Region> wide = new ArrayList<>();
        for (int i = 0; i < regions.size(); i++) {
            Region region = regions.region(i);
            long start = Math.max(0, (region.interval().start() + region.interval().end() - length) / 2);
            wide.add(length == 0 ? region
                    : new Region(region.chrom(), new Interval(start, start + length), region.name(), region.line()));
        }
        return new Regions(regions.file(), wide);
    }

    private static void cut(Symbols cluster, List<Region> regions, List<Named> all) {
        for (Region region : regions) {
            long from = region.interval().start() - cluster.start();
            long to = region.interval().end() - cluster.start();
            if (from >= 0 && to <= cluster.columns() && from < to) {
                all.add(new Named(region.chrom() + ":" + region.interval().start(), codes(cluster, (int) from, (int) to)));
            }
        }
    }

    /** The most common length; of equally common ones the longest. */
    int usualLength() {
        Map<Integer, Integer> counts = new HashMap<>();
        learning.forEach(codes -> counts.merge(codes.length, 1, Integer::sum));
        return counts.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow().getKey();
    }
}
