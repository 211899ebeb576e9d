package org.convscan.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.stream.IntStream;
import org.convscan.coord.Interval;
import org.convscan.format.bed.Regions;
import org.convscan.kernel.MotifName;
import org.convscan.report.BedFormat;
import org.convscan.report.Bytes;
import org.convscan.report.Gff3Format;
import org.convscan.report.HitFormat;
import org.convscan.report.HitLabels;
import org.convscan.report.HtmlReport;
import org.convscan.report.MatrixMarket;
import org.convscan.report.MultiqcHits;
import org.convscan.report.OutputFile;
import org.convscan.report.Provenance;
import org.convscan.report.QValueFiller;
import org.convscan.report.ReportFacts;
import org.convscan.report.ShardNotes;
import org.convscan.report.TableOutput;
import org.convscan.report.TsvFormat;
import org.convscan.scan.BestHits;
import org.convscan.scan.Scan;
import org.convscan.scan.TileHits;
import org.convscan.stats.BenjaminiHochberg;
import org.convscan.stats.HitCounts;
import org.convscan.stats.MotifSearch;
import org.convscan.stats.QValues;
import org.convscan.stats.Tail;

/**
 * Everything that {@code dna} writes. Workers call {@link #piece}, several at once; one thread calls {@link #add} in order, then
 * {@link #finish}. Closing without finishing leaves no files.
 */
final class DnaOutput implements Closeable {
    /** What a BED line mostly takes, and room for one. */
    private static final int LINE = 64;

    private final DnaOptions options;
    private final MotifSearch search;
    private final Regions regions;
    private final List<MotifName> names;
    private final HitFormat format;
    private final TableOutput table;
    private final OutputFile spool;
    private final TableOutput lines;
    private final HitCounts counts;
    private final HtmlReport report;
    private final OutputFile reportFile;
    private final MatrixMarket matrix;
    private final BestHits best;
    private final boolean isShard;
    /** Written texts, whose memory the next ones get: new memory has to be cleared and fetched first. */
    private final ArrayBlockingQueue<Bytes> spare;
    private int column = -1;
    private long sequences;
    private boolean betweenLines = true;
    private long hits;

    DnaOutput(DnaOptions options, MotifSearch search, Regions regions, Console console) throws IOException {
        this.options = options;
        this.search = search;
        this.regions = regions;
        this.isShard = !options.shard().isWhole();
        this.spare = new ArrayBlockingQueue<>(options.threads());
        this.names = IntStream.range(0, search.motifs()).mapToObj(search::name).toList();
        HitLabels labels = new HitLabels(names, search.tails(), options.wantsQvalues());
        this.format = switch (options.format()) {
            case "tsv" -> new TsvFormat(labels);
            case "gff3" -> new Gff3Format(labels, names);
            default -> new BedFormat(labels);
        };
        Path target = options.output().equals("-") ? null : Path.of(options.output());
        this.counts = options.wantsQvalues() ? new HitCounts(search.tails(), search.bank()) : null;
        this.report = options.report() == null ? null : HtmlReport.of(search.bank(), kernelTails());
        List<Closeable> opened = new ArrayList<>();
        try {
            TableOutput bare = target == null ? TableOutput.to(console.out()) : TableOutput.to(target, format.tabix());
            opened.add(bare);
            this.table = options.multiqc() == null ? bare : MultiqcHits.over(bare, Path.of(options.multiqc()));
            opened.add(table);
            this.spool = counts == null || isShard ? null : OutputFile.scratch(target);
            opened.add(spool);
            this.reportFile = report == null ? null : OutputFile.create(Path.of(options.report()));
            opened.add(reportFile);
            this.matrix = options.matrix() == null ? null : MatrixMarket.create(Path.of(options.matrix()));
        } catch (IOException e) {
            closeAll(opened);
            throw e;
        }
        this.lines = spool == null ? table : TableOutput.to(spool.stream());
        this.best = options.best() ? new BestHits() : null;
        if (matrix != null && regions != null) {
            for (int r = 0; r < regions.size(); r++) {
                matrix.column(regions.region(r).name());
            }
        }
    }

    private List<Tail> kernelTails() {
        return IntStream.range(0, search.bank().size())
                .mapToObj(k -> search.tails().get(search.bank().motif(k)))
                .toList();
    }

    void start(Provenance provenance) throws IOException {
        Bytes header = new Bytes();
        format.header(provenance, header);
        lines.write(header);
    }

    DnaPiece piece(TileHits tile) {
        if (counts != null) {
            counts.add(tile);
        }
        Bytes text = null;
        BestHits.Part bests = null;
        if (best == null) {
            text = spare.poll();
            if (text == null) {
                text = new Bytes(LINE * Math.min(tile.size(), Scan.TILE_COLUMNS));
            }
            format.append(tile, text);
        } else {
            bests = BestHits.part(tile, i -> regions == null ? new int[] {0} : regionsOf(tile, i));
        }
        return new DnaPiece(tile.track().name(), text, tile.size(), tile.owned(), tile.track().last(),
                report == null ? null : report.part(tile), bests, matrix == null ? null : cells(tile));
    }

    private int[] regionsOf(TileHits tile, int index) {
        long start = tile.start(index);
        return regions.containing(tile.track().name(), new Interval(start, start + tile.width(index)));
    }

    private int[][] cells(TileHits tile) {
        List<int[]> cells = new ArrayList<>();
        for (int i = 0; i < tile.size(); i++) {
            int motif = tile.bank().motif(tile.kernel(i));
            if (regions == null) {
                cells.add(new int[] {motif, -1});
            } else {
                for (int region : regionsOf(tile, i)) {
                    cells.add(new int[] {motif, region});
                }
            }
        }
        return cells.toArray(int[][]::new);
    }

    void add(DnaPiece piece) throws IOException {
        if (betweenLines) {
            sequences++;
            column = matrix != null && regions == null ? matrix.column(piece.track()) : -1;
        }
        betweenLines = piece.last();
        if (piece.lines() != null) {
            lines.write(piece.lines());
            piece.lines().clear();
            spare.offer(piece.lines());
            hits += piece.hits();
        } else if (isShard) {
            writeGrouped(best.addGrouped(piece.best()));
        } else {
            writeBest(best.add(piece.best()));
        }
        if (report != null) {
            report.add(piece.report());
        }
        if (matrix != null) {
            count(piece);
        }
    }

    private void writeBest(List<TileHits> found) throws IOException {
        Bytes text = new Bytes();
        for (TileHits hit : found) {
            format.append(hit, text);
            hits++;
        }
        lines.write(text);
    }

    /** A sequence may go on in the next shard, which may have better hits: merging must know whose best each is. */
    private void writeGrouped(List<BestHits.Best> found) throws IOException {
        Bytes text = new Bytes();
        for (BestHits.Best each : found) {
            TileHits hit = each.hit();
            int kernel = hit.kernel(0);
            ShardNotes.writeBest(sequences - 1, each.group(), hit.bank().motif(kernel), kernel, hit.start(0), hit.score(0), text);
            format.append(hit, text);
            hits++;
        }
        lines.write(text);
    }

    private void count(DnaPiece piece) throws IOException {
        for (int[] cell : piece.cells()) {
            matrix.count(cell[0], cell[1] < 0 ? column : cell[1]);
        }
    }

    /** Ends a shard: what merging needs besides its hits. */
    void endShard(String place, ShardSource watched, ShardRun shard) throws IOException {
        boolean continues = watched.continuesLine();
        if (best != null) {
            writeGrouped(best.finish());
        }
        Bytes notes = new Bytes();
        ShardNotes.writeCounts(hits, sequences, continues && sequences > 0, notes);
        if (counts != null) {
            ShardNotes.writeHistograms(options.qvalues(), qvalueLimit(), tests(), counts, notes);
        }
        if (shard.indexed()) {
            ShardNotes.writeDigest(watched.digest().value(), watched.digest().bytes(), shard.whole(), notes);
        }
        lines.write(notes);
        if (matrix != null) {
            matrix.ofShard(place, continues, regions != null);
        }
    }

    private double qvalueLimit() {
        return Double.isNaN(options.qvalue()) ? 1 : options.qvalue();
    }

    /** Completes all files and moves them into place; returns the number of hits written. */
    long finish(String summary, ReportFacts facts) throws IOException {
        Bytes footer = new Bytes();
        Provenance.writeFooter(summary, footer);
        if (spool != null) {
            spool.stream().flush();
            QValueFiller filler = new QValueFiller(qvalues(), qvalueLimit());
            hits = filler.copy(spool.temporary(), table);
        }
        table.write(footer);
        List<OutputFile> files = new ArrayList<>(table.finish());
        if (report != null) {
            Writer page = new OutputStreamWriter(reportFile.stream(), StandardCharsets.UTF_8);
            report.write(page, facts);
            page.flush();
            files.add(reportFile);
        }
        if (matrix != null) {
            files.addAll(matrix.finish(names, "convscan " + Version.text() + ": " + options.canonical()));
        }
        OutputFile.commit(files);
        return hits;
    }

    private QValues qvalues() {
        return options.qvalues().equals("all")
                ? BenjaminiHochberg.overAll(counts, tests())
                : BenjaminiHochberg.perMotif(counts, tests());
    }

    private long[] tests() {
        int strands = search.bank().size() / search.motifs();
        long[] tests = new long[search.motifs()];
        for (int m = 0; m < tests.length; m++) {
            tests[m] = strands * counts.windows(search.motif(m).width());
        }
        return tests;
    }

    @Override
    public void close() throws IOException {
        closeAll(Arrays.asList(table, spool, reportFile, matrix));
    }

    private static void closeAll(List<Closeable> outputs) throws IOException {
        for (Closeable output : outputs) {
            if (output != null) {
                output.close();
            }
        }
    }
}
