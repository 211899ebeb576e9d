package org.convscan.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The best of the shards' best hits: what {@link org.convscan.scan.BestHits} does for tiles, done for lines of text that follow a note of
 * {@link ShardNotes#BEST}. Holds the best hits of one line of the input.
 */
final class MergedBest {
    private record Key(long group, long motif) {}

    private record Best(long kernel, long start, long score, byte[] text) {}

    private final Map<Key, Best> best = new HashMap<>();
    private long line = -1;
    private long base;
    private long[] note;

    /** The next shard begins. */
    void begin(ShardNotes notes, long linesBefore) {
        base = linesBefore - (notes.continues() && notes.lines() > 0 ? 1 : 0);
    }

    /** Lines of the input up to the end of this shard. */
    long linesBehind(ShardNotes notes) {
        return base + notes.lines();
    }

    /** Takes the numbers of a note; gives the lines of the input's line before, when it is complete by that. */
    List<byte[]> note(String text) {
        String[] words = text.substring(ShardNotes.BEST.length()).split(" ");
        note = new long[words.length];
        for (int i = 0; i < words.length; i++) {
            note[i] = Long.parseLong(words[i]);
        }
        long next = base + note[0];
        List<byte[]> done = next == line ? List.of() : finish();
        line = next;
        return done;
    }

    /** Takes the line behind the note. */
    void hit(Bytes bytes, int from, int to) {
        Best next = new Best(note[3], note[4], note[5], bytes.copy(from, to));
        best.merge(new Key(note[1], note[2]), next, (old, later) -> later.score > old.score ? later : old);
    }

    List<byte[]> finish() {
        List<Best> sorted = new ArrayList<>(best.values());
        sorted.sort(Comparator.comparingLong(Best::start).thenComparingLong(Best::kernel));
        best.clear();
        List<byte[]> lines = new ArrayList<>();
        Best before = null;
        for (Best each : sorted) {
            if (before == null || before.start != each.start || before.kernel != each.kernel) {
                lines.add(each.text);
            }
            before = each;
        }
        return lines;
    }
}
