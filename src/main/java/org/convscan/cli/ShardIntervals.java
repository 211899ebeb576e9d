package org.convscan.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.convscan.coord.Interval;
import org.convscan.format.fasta.SequenceSource;
import org.convscan.report.TextFiles;
import org.convscan.track.Track;

/** The places and lengths of a source's lines, and BED files of equal parts of them. Holds the lines' names. */
final class ShardIntervals {
    private static final int READ_AHEAD = 1 << 20;

    private final List<Line> lines = new ArrayList<>();
    private long columns;

    /** @param passed columns of all lines before it */
    private record Line(String name, Interval place, long passed) {}

    /** Reads a source to its end. */
    void read(SequenceSource source) throws IOException {
        long start = -1;
        for (Track stretch = source.next(READ_AHEAD); stretch != null; stretch = source.next(READ_AHEAD)) {
            start = start < 0 ? stretch.start() : start;
            if (stretch.last()) {
                Interval place = new Interval(start, stretch.start() + stretch.columns());
                lines.add(new Line(stretch.name(), place, columns));
                columns += place.length();
                start = -1;
            }
        }
    }

    long columns() {
        return columns;
    }

    /** All parts, folder/0001-of-0016.bed and so on, which appear together. */
    void write(Path folder, int parts, int overlap) throws IOException {
        try (TextFiles files = new TextFiles()) {
            for (int number = 1; number <= parts; number++) {
                Shard shard = new Shard(number, parts);
                files.add(folder.resolve(name(shard)), out -> write(out, shard, overlap));
            }
            files.commit();
        }
    }

    private static String name(Shard shard) {
        String digits = "%0" + Math.max(4, String.valueOf(shard.of()).length()) + "d";
        return String.format(Locale.ROOT, digits + "-of-" + digits + ".bed", shard.number(), shard.of());
    }

    private void write(Appendable out, Shard shard, int overlap) throws IOException {
        Interval owned = shard.range(columns);
        for (Line line : lines.subList(first(owned.start()), lines.size())) {
            if (line.passed >= owned.end()) {
                break;
            }
            long shift = line.place.start() - line.passed;
            long start = Math.max(line.place.start(), owned.start() + shift);
            long end = owned.end() > columns ? line.place.end() : Math.min(line.place.end(), owned.end() + shift);
            if (start < end) {
                long reach = Math.min(line.place.end(), end + overlap);
                out.append(line.name).append("\t" + start + "\t" + reach + "\n");
            }
        }
    }

    /** Index of the last line that begins at a column or before. */
    private int first(long column) {
        int low = 0;
        int high = lines.size();
        while (high - low > 1) {
            int middle = low + high >>> 1;
            if (lines.get(middle).passed <= column) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
