package org.convscan.scan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.convscan.coord.Interval;
import org.convscan.engine.Engine;
import org.convscan.engine.HitBuffer;
import org.convscan.engine.Scorer;
import org.convscan.engine.Tile;
import org.convscan.kernel.KernelBank;
import org.convscan.track.TrackSource;

/**
 * A request: these kernels, from these scores on, by this engine. Immutable; the {@code with} methods give changed copies, and
 * one scan may run on many sources, from many threads. What it finds does not depend on engine, threads or tile size.
 */
public final class Scan {
    /** Columns in a tile unless told otherwise: large enough to hide a tile's fixed cost, small enough for a processor's cache. */
    public static final int TILE_COLUMNS = 1 << 18;

    private static final Interval EVERYTHING = new Interval(0, Long.MAX_VALUE);
    private static final HitFilter ALL = (tile, i) -> true;

    private final KernelBank bank;
    private final long[] thresholds;
    private final Engine engine;
    private final int threads;
    private final int tileColumns;
    private final Interval range;
    private final HitFilter filter;

    private Scan(
            KernelBank bank,
            long[] thresholds,
            Engine engine,
            int threads,
            int tileColumns,
            Interval range,
            HitFilter filter) {
        this.bank = Objects.requireNonNull(bank);
        this.thresholds = thresholds;
        this.engine = Objects.requireNonNull(engine);
        this.threads = threads;
        this.tileColumns = tileColumns;
        this.range = range;
        this.filter = Objects.requireNonNull(filter);
        if (threads < 1 || tileColumns < 1 || thresholds.length != bank.size()) {
            throw new IllegalArgumentException(threads + " threads, tiles of " + tileColumns + " columns, "
                    + thresholds.length + " thresholds for " + bank.size() + " kernels");
        }
    }

    /** @param thresholds one a kernel: the lowest score that is a hit, or {@link Engine#NEVER} */
    public static Scan of(KernelBank bank, long[] thresholds, Engine engine) {
        return new Scan(bank, thresholds.clone(), engine, 1, TILE_COLUMNS, EVERYTHING, ALL);
    }

    public Scan withThreads(int count) {
        return new Scan(bank, thresholds, engine, count, tileColumns, range, filter);
    }

    public Scan withTileColumns(int columns) {
        return new Scan(bank, thresholds, engine, threads, columns, range, filter);
    }

    /** Only windows that start in this range, counted over the columns of all lines of a source together. */
    public Scan withRange(Interval columnsOfAllLines) {
        return new Scan(bank, thresholds, engine, threads, tileColumns, columnsOfAllLines, filter);
    }

    /** Only windows that the filter keeps, among those that reach their threshold. */
    public Scan withFilter(HitFilter keeps) {
        return new Scan(bank, thresholds, engine, threads, tileColumns, range, keeps);
    }

    public KernelBank bank() {
        return bank;
    }

    /** All hits of a source, in order, in memory: for small results. */
    public List<Hit> hits(TrackSource source) throws IOException {
        List<Hit> all = new ArrayList<>();
        run(source, tile -> {
            List<Hit> some = new ArrayList<>(tile.size());
            for (int i = 0; i < tile.size(); i++) {
                some.add(tile.hit(i));
            }
            return some;
        }, all::addAll);
        return all;
    }

    /** What is done with a finished piece, in the order of the lines, by the thread that called {@link #run}. */
    public interface Sink<T> {
        void accept(T piece) throws IOException;
    }

    /**
     * Scans a source tile by tile.
     *
     * @param work turns a tile's hits into a piece of output; called by the scan's threads, several at once
     * @param sink takes the pieces, one at a time and in order
     */
    public <T> void run(TrackSource source, Function<TileHits, T> work, Sink<? super T> sink) throws IOException {
        Tiler tiler = new Tiler(source, tileColumns, Math.max(0, bank.widest() - 1), range);
        try (Scorer scorer = engine.scorer(bank, thresholds)) {
            if (threads == 1) {
                HitBuffer hits = new HitBuffer();
                for (Tile tile = tiler.next(); tile != null; tile = tiler.next()) {
                    sink.accept(scan(scorer, tile, hits, work));
                }
            } else {
                runParallel(tiler, scorer, work, sink);
            }
        }
    }

    private <T> void runParallel(Tiler tiler, Scorer scorer, Function<TileHits, T> work, Sink<? super T> sink)
            throws IOException {
        ThreadLocal<HitBuffer> buffers = ThreadLocal.withInitial(HitBuffer::new);
        try (OrderedWorkers<List<T>> workers = new OrderedWorkers<>("convscan-scan", threads, pieces -> deliver(pieces, sink))) {
            for (List<Tile> unit = unit(tiler); !unit.isEmpty(); unit = unit(tiler)) {
                List<Tile> tiles = unit;
                workers.add(() -> scan(scorer, tiles, buffers.get(), work));
            }
            workers.finish();
        }
    }

    private static <T> void deliver(List<T> pieces, Sink<? super T> sink) throws IOException {
        for (T piece : pieces) {
            sink.accept(piece);
        }
    }

    /** Short lines go to a worker together, up to a tile's worth of columns. */
    private List<Tile> unit(Tiler tiler) throws IOException {
        List<Tile> tiles = new ArrayList<>();
        long columns = 0;
        while (columns < tileColumns) {
            Tile tile = tiler.next();
            if (tile == null) {
                break;
            }
            tiles.add(tile);
            columns += tile.track().columns() + 64;
        }
        return tiles;
    }

    private <T> List<T> scan(Scorer scorer, List<Tile> tiles, HitBuffer hits, Function<TileHits, T> work) {
        List<T> pieces = new ArrayList<>(tiles.size());
        for (Tile tile : tiles) {
            pieces.add(scan(scorer, tile, hits, work));
        }
        return pieces;
    }

    private <T> T scan(Scorer scorer, Tile tile, HitBuffer hits, Function<TileHits, T> work) {
        hits.clear();
        scorer.scan(tile, hits);
        hits.sort();
        TileHits found = new TileHits(bank, tile, hits);
        return work.apply(filter == ALL ? found : found.kept(filter));
    }
}
