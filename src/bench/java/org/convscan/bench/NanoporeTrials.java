package org.convscan.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.convscan.format.nanopore.NanoporeReads;
import org.convscan.format.pore.Squiggle;
import org.convscan.format.rawread.RawRead;

/**
 * Questions about real reads whose answer is known: a stretch of letters that a read holds, where it lies in it, and reads that do
 * not hold it. Reads are told in two halves by their ids' order: even ones for tuning, odd ones for checking.
 */
final class NanoporeTrials {
    static final int WINDOW = 50_000;

    /** Where a word of letters lies in a read. */
    record Mark(int position, String word, int start, int end) {}

    record Read(String id, short[] samples, List<Mark> marks, boolean falling) {}

    /**
     * @param letters of the query, as the molecule passes
     * @param samples of a read that holds it
     * @param start of the true place in {@code samples}
     * @param others samples of another read, without the part where it might lie
     */
    record Trial(String letters, short[] samples, int start, int end, short[] others, String readId) {
        boolean isAt(int middle) {
            return middle > start && middle < end;
        }
    }

    private NanoporeTrials() {}

    static List<Read> reads(Path folder, Path truth, int half) throws IOException {
        Map<String, List<Mark>> marks = marks(truth);
        List<Read> reads = new ArrayList<>();
        Map<String, RawRead> raw = new TreeMap<>();
        try (NanoporeReads files = NanoporeReads.open(List.of(folder.toString()), true, warning -> {})) {
            for (RawRead read = files.nextRead(); read != null; read = files.nextRead()) {
                raw.put(read.id(), read);
            }
        }
        int number = 0;
        for (RawRead read : raw.values()) {
            if (half < 0 || number % 2 == half) {
                short[] samples = new short[read.size()];
                read.raw(0, samples.length, samples, 0);
                List<Mark> own = marks.get(read.id());
                reads.add(new Read(read.id(), samples, own, own.get(0).start > own.get(own.size() - 1).start));
            }
            number++;
        }
        return reads;
    }

    private static Map<String, List<Mark>> marks(Path truth) throws IOException {
        Map<String, List<Mark>> marks = new TreeMap<>();
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(truth))))) {
            in.readLine();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] f = line.split("\t");
                if (!f[3].contains("N")) {
                    marks.computeIfAbsent(f[0], id -> new ArrayList<>())
                            .add(new Mark(Integer.parseInt(f[1]), f[2], Integer.parseInt(f[4]), Integer.parseInt(f[5])));
                }
            }
        }
        return marks;
    }

    static List<Trial> draw(List<Read> reads, int letters, int count, long seed) {
        Random random = new Random(seed);
        List<Trial> trials = new ArrayList<>();
        while (trials.size() < count) {
            Read read = reads.get(random.nextInt(reads.size()));
            Read other = reads.get(random.nextInt(reads.size()));
            Trial trial = read == other ? null : trial(read, other, letters, random);
            if (trial != null) {
                trials.add(trial);
            }
        }
        return trials;
    }

    private static Trial trial(Read read, Read other, int letters, Random random) {
        int first = random.nextInt(2_080 - letters);
        int last = first + letters - 6;
        char[] bases = new char[letters];
        int start = Integer.MAX_VALUE;
        int end = 0;
        boolean hasFirst = false;
        boolean hasLast = false;
        for (Mark mark : read.marks) {
            if (mark.position >= first && mark.position <= last) {
                hasFirst |= mark.position == first;
                hasLast |= mark.position == last;
                start = Math.min(start, mark.start);
                end = Math.max(end, mark.end);
                for (int i = 0; i < 6; i++) {
                    bases[mark.position - first + i] = mark.word.charAt(i);
                }
            }
        }
        String text = new String(bases);
        short[] others = without(other);
        if (!hasFirst || !hasLast || text.indexOf(0) >= 0 || others.length < 20_000) {
            return null;
        }
        int size = read.samples.length;
        int from = size <= WINDOW ? 0 : Math.max(0, Math.min(size - WINDOW, start - random.nextInt(WINDOW - (end - start))));
        short[] samples = Arrays.copyOfRange(read.samples, from, Math.min(size, from + WINDOW));
        String query = read.falling ? Squiggle.reverseComplement(text) : text;
        return new Trial(query, samples, start - from, end - from, others, read.id);
    }

    /** A read without the part whose letters are known, and 2,000 samples around it. */
    private static short[] without(Read read) {
        int from = Integer.MAX_VALUE;
        int to = 0;
        for (Mark mark : read.marks) {
            from = Math.min(from, mark.start);
            to = Math.max(to, mark.end);
        }
        from = Math.max(0, from - 2_000);
        to = Math.min(read.samples.length, to + 2_000);
        short[] rest = new short[Math.min(WINDOW, from + read.samples.length - to)];
        int head = Math.min(from, rest.length);
        System.arraycopy(read.samples, 0, rest, 0, head);
        System.arraycopy(read.samples, to, rest, head, rest.length - head);
        return rest;
    }
}
