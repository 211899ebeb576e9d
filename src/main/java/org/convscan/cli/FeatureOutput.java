package org.convscan.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.convscan.coord.Interval;
import org.convscan.format.fasta.SequenceSource;
import org.convscan.report.Bytes;
import org.convscan.report.FeatureFormat;
import org.convscan.report.Provenance;
import org.convscan.report.ShardNotes;
import org.convscan.report.TableOutput;
import org.convscan.scan.CompositeSearch;
import org.convscan.scan.Feature;
import org.convscan.scan.Scan;
import org.convscan.scan.TileHits;
import org.convscan.track.Symbols;

/**
 * The table of features: composites of motifs, or the motifs' own hits. The scan's workers take the hits from the tiles; one
 * thread puts them together. Closing before {@link #run} has come to its end leaves no file.
 */
final class FeatureOutput implements Closeable {
    private final CompositeSearch composites;
    private final FeatureFormat format;
    private final TableOutput table;
    private final BiPredicate<String, Interval> keeps;
    private final Console console;
    private final RecentLetters letters = new RecentLetters();
    private Interval owned = new Interval(0, Long.MAX_VALUE);
    /** Columns of all lines before the one at hand, less its first column's number. */
    private long origin;
    private long passed;
    private String line = "";
    private long written;

    /** What a worker makes of a tile; all hits before column {@code end} are in it or were in an earlier one. */
    private record Piece(Symbols track, int owned, List<Feature> hits) {
        long end() {
            return track.start() + owned;
        }
    }

    /**
     * @param kind bed or tsv
     * @param keeps by the line's name and the feature's place
     */
    FeatureOutput(FeatureSearch search, String kind, String output, BiPredicate<String, Interval> keeps, Console console)
            throws IOException {
        this.composites = search.composites();
        this.format = new FeatureFormat(kind.equals("tsv"), search.labels());
        this.keeps = keeps;
        this.console = console;
        this.table = output.equals("-") ? TableOutput.to(console.out()) : TableOutput.to(Path.of(output), format.tabix());
    }

    /**
     * Scans a source and writes the whole table.
     *
     * @param summary of what was read, for the last line
     */
    void run(Scan scan, SequenceSource source, Provenance provenance, String engine, Supplier<String> summary) throws IOException {
        write(scan, source, provenance, engine, summary);
    }

    /**
     * Scans a part of a source and writes the composites that start in a part of that.
     *
     * @param scan of the columns {@code scanned}, which reach far enough beyond those of {@code owns}
     * @param owns columns, counted over all lines together
     */
    void runShard(Scan scan, Interval scanned, Interval owns, SequenceSource source, Provenance provenance, String engine,
            String summary) throws IOException {
        owned = owns;
        passed = scanned.start();
        write(scan, source, provenance, engine, () -> summary);
    }

    private void write(Scan scan, SequenceSource source, Provenance provenance, String engine, Supplier<String> summary)
            throws IOException {
        Bytes header = new Bytes();
        format.header(provenance, header);
        table.write(header);
        try (Progress progress = new Progress(console, source::fractionRead)) {
            scan.run(source, FeatureOutput::piece, piece -> {
                add(piece);
                progress.add(piece.owned);
            });
            progress.close();
            Bytes footer = new Bytes();
            if (!provenance.shard().isEmpty()) {
                write(line, composites.finish());
                ShardNotes.writeCounts(written, 0, false, footer);
            }
            Provenance.writeFooter(summary.get(), footer);
            table.write(footer);
            table.commit();
            console.say(String.format(Locale.ROOT, "%,d hits in %s (%s) in %.1f s by %s", written,
                    source.lines() == 1 ? "1 line" : source.lines() + " lines", Progress.bases(progress.columns()),
                    progress.seconds(), engine));
        }
    }

    private static Piece piece(TileHits tile) {
        List<Feature> hits = new ArrayList<>(tile.size());
        for (int i = 0; i < tile.size(); i++) {
            hits.add(Feature.of(tile, i));
        }
        return new Piece((Symbols) tile.track(), tile.owned(), hits);
    }

    private void add(Piece piece) throws IOException {
        line = piece.track.name();
        origin = passed - piece.track.start();
        passed += piece.owned;
        if (format.showsLetters()) {
            letters.add(piece.track);
        }
        if (composites == null) {
            write(piece.track.name(), piece.hits);
            letters.forgetBefore(piece.end());
        } else {
            piece.hits.forEach(composites::add);
            write(piece.track.name(), piece.track.last() ? composites.finish() : composites.advance(piece.end()));
            letters.forgetBefore(composites.settled());
        }
        if (piece.track.last()) {
            letters.forgetBefore(Long.MAX_VALUE);
        }
    }

    private void write(String line, List<Feature> features) throws IOException {
        Bytes text = new Bytes();
        for (Feature feature : features) {
            long start = origin + feature.interval().start();
            if (start >= owned.start() && start < owned.end() && keeps.test(line, feature.interval())) {
                format.append(line, feature, format.showsLetters() ? letters.window(feature.interval()) : null, text);
                written++;
            }
        }
        table.write(text);
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}
