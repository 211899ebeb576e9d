package org.convscan.scan;

import org.convscan.coord.Interval;
import org.convscan.coord.Strand;
import org.convscan.engine.HitBuffer;
import org.convscan.engine.Tile;
import org.convscan.kernel.KernelBank;
import org.convscan.track.Track;

/**
 * The hits of one tile, sorted by start, then kernel. A view on buffers that go back to the scan when the consumer returns:
 * keep {@link Hit}s, not this.
 */
public final class TileHits {
    private final KernelBank bank;
    private final Tile tile;
    private final HitBuffer hits;

    TileHits(KernelBank bank, Tile tile, HitBuffer hits) {
        this.bank = bank;
        this.tile = tile;
        this.hits = hits;
    }

    public KernelBank bank() {
        return bank;
    }

    /** The stretch that was scanned; it reaches over every hit's window. */
    public Track track() {
        return tile.track();
    }

    /** Window starts that this tile owns: what progress counts. */
    public int owned() {
        return tile.owned();
    }

    public int size() {
        return hits.size();
    }

    /** Column of the stretch at which the window starts. */
    public int at(int index) {
        return hits.at(index);
    }

    /** Column of the whole line at which the window starts, 0-based. */
    public long start(int index) {
        return tile.track().start() + hits.at(index);
    }

    /** Number of the kernel in the bank. */
    public int kernel(int index) {
        return hits.kernel(index);
    }

    /** Number of the motif that the kernel belongs to. */
    public int motif(int index) {
        return bank.motif(hits.kernel(index));
    }

    /** Exact score, see {@link org.convscan.kernel.FixedPoint}. */
    public long score(int index) {
        return hits.score(index);
    }

    public int width(int index) {
        return bank.width(hits.kernel(index));
    }

    public Strand strand(int index) {
        return bank.strand(hits.kernel(index));
    }

    /** Windows of a width that were tested on one strand. */
    public int starts(int width) {
        return tile.starts(width);
    }

    TileHits kept(HitFilter filter) {
        hits.retain(i -> filter.keeps(this, i));
        return this;
    }

    /** One hit with a copy of its own window for a track: it may be kept when the tile is gone. */
    public TileHits alone(int index) {
        Track window = Tiler.slice(track(), at(index), at(index) + width(index));
        HitBuffer one = new HitBuffer();
        one.add(0, kernel(index), score(index));
        return new TileHits(bank, new Tile(window, 1), one);
    }

    /** A hit by itself. */
    public Hit hit(int index) {
        long start = start(index);
        return new Hit(
                track().name(), new Interval(start, start + width(index)), strand(index), kernel(index), score(index));
    }
}
