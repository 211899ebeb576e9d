package org.convscan.format.bed;

import java.io.IOException;
import java.util.List;
import org.convscan.coord.Interval;
import org.convscan.format.fasta.SequenceSource;
import org.convscan.track.Symbols;

/** Reads sequences through and cuts the clusters out. */
final class StreamedClusters implements ClusterReader {
    private static final int READ_COLUMNS = 1 << 18;

    private final SequenceSource whole;
    private final Regions regions;
    private final RegionCheck check;
    private Symbols stretch;
    private List<Interval> clusters = List.of();
    private int cluster;
    /** Columns of the sequence before this one are done with. */
    private long done;

    StreamedClusters(SequenceSource whole, Regions regions, RegionCheck check) {
        this.whole = whole;
        this.regions = regions;
        this.check = check;
    }

    @Override
    public Symbols next(int columns) throws IOException {
        while (true) {
            Symbols piece = cut(columns);
            if (piece != null) {
                return piece;
            }
            if (check.complete() && cluster == clusters.size() || !read()) {
                check.end();
                return null;
            }
        }
    }

    private boolean read() throws IOException {
        boolean begins = stretch == null || stretch.last();
        stretch = whole.next(READ_COLUMNS);
        if (stretch == null) {
            clusters = List.of();
            cluster = 0;
            return false;
        }
        if (begins) {
            check.found(stretch.name());
            clusters = regions.clusters(stretch.name());
            cluster = 0;
            done = 0;
        }
        if (stretch.last()) {
            check.length(stretch.name(), end());
        }
        return true;
    }

    private long end() {
        return stretch.start() + stretch.columns();
    }

    /** The next piece of a cluster that lies in this stretch, or null. */
    private Symbols cut(int columns) {
        if (stretch == null || cluster == clusters.size()) {
            return null;
        }
        Interval wanted = clusters.get(cluster);
        long from = Math.max(wanted.start(), done);
        boolean began = from > wanted.start();
        if (from > end() || from == end() && !(stretch.last() && began)) {
            cluster = stretch.last() ? clusters.size() : cluster;
            return null;
        }
        long to = Math.min(Math.min(wanted.end(), end()), from + columns);
        boolean last = to == wanted.end() || stretch.last() && to == end();
        byte[] letters = new byte[(int) (to - from)];
        stretch.letters((int) (from - stretch.start()), (int) (to - stretch.start()), letters, 0);
        cluster += last ? 1 : 0;
        done = to;
        return Symbols.wrap(stretch.name(), stretch.alphabet(), from, letters, letters.length, last);
    }

    @Override
    public long bytesRead() {
        return whole.bytesRead();
    }

    @Override
    public double fractionRead() {
        return whole.fractionRead();
    }

    @Override
    public void close() throws IOException {
        whole.close();
    }
}
