package org.convscan.format.bed;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.convscan.format.fasta.SequenceDigest;
import org.convscan.format.fasta.SequenceFiles;
import org.convscan.format.fasta.SequenceSource;
import org.convscan.track.Alphabet;
import org.convscan.track.Symbols;

/**
 * What regions cover of sequences: each cluster of overlapping regions is a line of its own, called like its sequence, whose first
 * stretch starts at the cluster's column; in the order of the sequences. Where all files have an index (.fai, and .gzi for
 * bgzip) only the clusters are read; otherwise the files are read through, up to the last sequence that has regions.
 */
public final class RegionSource implements SequenceSource {
    private final ClusterReader clusters;
    private final SequenceDigest digest = new SequenceDigest();
    private long columns;
    private long lines;
    private boolean inLine;

    private RegionSource(ClusterReader clusters) {
        this.clusters = clusters;
    }

    /**
     * @param paths sequence files; "-" is standard input, which is left open
     * @param warnings receives one line for each region that is clipped, and one where an index cannot be used
     * @throws org.convscan.InputException now or while reading, when files are wrong or a region names an unknown sequence
     */
    public static RegionSource open(List<String> paths, InputStream standardInput, Alphabet alphabet, Regions regions,
            Consumer<String> warnings) throws IOException {
        RegionCheck check = new RegionCheck(regions, warnings);
        SequenceSource whole = SequenceFiles.open(paths, standardInput, alphabet);
        Optional<IndexedFiles> indexed = IndexedFiles.open(paths, warnings);
        if (indexed.isPresent()) {
            whole.close();
            return new RegionSource(new IndexedClusters(indexed.get(), alphabet, regions, check));
        }
        return new RegionSource(new StreamedClusters(whole, regions, check));
    }

    @Override
    public Symbols next(int columns) throws IOException {
        if (columns < 1) {
            throw new IllegalArgumentException("a stretch has at least one column: " + columns);
        }
        Symbols stretch = clusters.next(columns);
        if (stretch == null) {
            return null;
        }
        if (!inLine) {
            lines++;
            digest.name(stretch.name() + ":" + stretch.start());
        }
        byte[] letters = new byte[stretch.columns()];
        stretch.letters(0, letters.length, letters, 0);
        digest.letters(letters, letters.length);
        this.columns += letters.length;
        inLine = !stretch.last();
        if (stretch.last()) {
            digest.endLine();
        }
        return stretch;
    }

    @Override
    public long bytesRead() {
        return clusters.bytesRead();
    }

    @Override
    public double fractionRead() {
        return clusters.fractionRead();
    }

    @Override
    public long columns() {
        return columns;
    }

    @Override
    public long lines() {
        return lines;
    }

    @Override
    public String digest() {
        return digest.value();
    }

    @Override
    public void close() throws IOException {
        clusters.close();
    }
}
