package org.convscan.format.bed;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.convscan.InputException;
import org.convscan.coord.Interval;
import org.convscan.track.Alphabet;
import org.convscan.track.Symbols;

/** Reads the clusters alone, by an index. */
final class IndexedClusters implements ClusterReader {
    private final IndexedFiles files;
    private final Alphabet alphabet;
    private final Regions regions;
    private final RegionCheck check;
    private final Iterator<IndexedFiles.Line> lines;
    private IndexedFiles.Line line;
    private List<Interval> clusters = List.of();
    private int cluster;
    private long done;
    private boolean checked;
    private long wantedColumns;

    IndexedClusters(IndexedFiles files, Alphabet alphabet, Regions regions, RegionCheck check) {
        this.files = files;
        this.alphabet = alphabet;
        this.regions = regions;
        this.check = check;
        this.lines = files.lines().iterator();
    }

    @Override
    public Symbols next(int columns) throws IOException {
        checkAll();
        while (cluster == clusters.size() || clusters.get(cluster).start() >= line.columns()) {
            if (!lines.hasNext()) {
                return null;
            }
            line = lines.next();
            clusters = regions.clusters(line.name());
            cluster = 0;
            done = 0;
        }
        Interval wanted = clusters.get(cluster);
        long from = Math.max(wanted.start(), done);
        long end = Math.min(wanted.end(), line.columns());
        long to = Math.min(end, from + columns);
        cluster += to == end ? 1 : 0;
        done = to;
        byte[] letters = line.letters(from, to);
        validate(letters, from);
        return Symbols.wrap(line.name(), alphabet, from, letters, letters.length, to == end);
    }

    /** With an index, all that can be wrong with the regions is known before the first letter is read. */
    private void checkAll() throws InputException {
        if (!checked) {
            for (IndexedFiles.Line each : files.lines()) {
                check.found(each.name());
                check.length(each.name(), each.columns());
                wantedColumns += regions.clusters(each.name()).stream().mapToLong(Interval::length).sum();
            }
            check.end();
            checked = true;
        }
    }

    private void validate(byte[] letters, long from) throws InputException {
        for (int i = 0; i < letters.length; i++) {
            if (!alphabet.accepts(letters[i])) {
                throw new InputException(line.file(), line.name() + ":" + (from + i + 1),
                        "'" + (char) (letters[i] & 0xFF) + "' is no letter of " + alphabet.name(),
                        "if the file has changed, make its index anew");
            }
        }
    }

    @Override
    public long bytesRead() {
        return files.bytesRead();
    }

    @Override
    public double fractionRead() {
        return wantedColumns == 0 ? 1 : (double) files.bytesRead() / wantedColumns;
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
