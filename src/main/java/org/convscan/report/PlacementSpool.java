package org.convscan.report;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.convscan.coord.Interval;
import org.convscan.stats.Placement;
import org.convscan.stats.SearchedLine;

/** Places that wait in a file for their q-values. For one thread. */
final class PlacementSpool implements Closeable {
    private static final int BUFFER = 1 << 16;

    private final PlacementRule rule;
    private final OutputFile scratch;
    private final DataOutputStream out;
    private long size;

    /** @param scratch is closed with this */
    PlacementSpool(PlacementRule rule, OutputFile scratch) {
        this.rule = rule;
        this.scratch = scratch;
        this.out = new DataOutputStream(scratch.stream());
    }

    void add(SearchedLine line, SearchedLine.Found found, double pvalue) throws IOException {
        byte[] name = line.name().getBytes(StandardCharsets.UTF_8);
        out.writeInt(name.length);
        out.write(name);
        out.writeLong(line.columns());
        out.writeDouble(line.hertz());
        out.writeInt(found.place().pattern());
        out.writeByte(found.place().way());
        out.writeLong(found.columns().start());
        out.writeLong(found.columns().end());
        out.writeDouble(found.place().score());
        out.writeDouble(pvalue);
        out.writeInt(found.place().rank());
        size++;
    }

    /** Takes the places, in the order in which they came. */
    interface Sink {
        /** @param place with q-value 1 */
        void take(Placement place) throws IOException;
    }

    /** All are in: gives them back. */
    void readBack(Sink sink) throws IOException {
        out.flush();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(scratch.temporary()), BUFFER))) {
            for (long i = 0; i < size; i++) {
                sink.take(next(in));
            }
        }
    }

    private Placement next(DataInputStream in) throws IOException {
        String name = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
        long columns = in.readLong();
        double hertz = in.readDouble();
        PlacementRule.Pattern pattern = rule.patterns().get(in.readInt());
        int way = in.readByte();
        Interval place = new Interval(in.readLong(), in.readLong());
        double score = in.readDouble();
        double pvalue = in.readDouble();
        return new Placement(name, columns, hertz, pattern.name(), pattern.letters(), rule.ways().get(way), place, score, pvalue, 1,
                in.readInt());
    }

    @Override
    public void close() {
        scratch.close();
    }
}
