package org.convscan.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.convscan.coord.Strand;
import org.convscan.engine.lookup.Climb;
import org.convscan.format.nanopore.NanoporeReads;
import org.convscan.format.pore.PoreModel;
import org.convscan.format.rawread.RawRead;
import org.convscan.report.OutputFile;
import org.convscan.report.Provenance;
import org.convscan.report.TableOutput;
import org.convscan.stats.Placement;

/** One run of {@code nanopore}: reads go to workers, and what these found is taken in the reads' order. */
final class NanoporeRun {
    private final NanoporeOptions options;
    private final Console console;
    private final PoreModel model;
    private final NanoporeQueries queries;
    private final NanoporeReadSearch search;
    private final Climb climb;
    private long samples;

    NanoporeRun(NanoporeOptions options, Console console) throws UsageException, IOException {
        this.options = options;
        this.console = console;
        this.climb = options.engine().equals("reference") ? Climb.plain() : Climb.fastest();
        this.model = PoreModels.named(options.poreModel());
        this.queries = new NanoporeQueries(options, NanoporeReadSearch.squiggle(model), model.letters() + 1, strands());
        this.search = new NanoporeReadSearch(model, queries, options.most(), climb);
    }

    private List<Strand> strands() {
        return switch (options.strand()) {
            case "both" -> List.of(Strand.FORWARD, Strand.REVERSE);
            case "reverse" -> List.of(Strand.REVERSE);
            case "forward" -> List.of(Strand.FORWARD);
            // A read of RNA is one molecule's own strand.
            default -> model.backwards() ? List.of(Strand.FORWARD) : List.of(Strand.FORWARD, Strand.REVERSE);
        };
    }

    void run() throws IOException {
        if (options.report() != null) {
            OutputFile.check(Path.of(options.report()));
        }
        try (NanoporeReads reads = NanoporeReads.open(options.reads(), options.strict(), console::warn);
                NanoporeOutput output = new NanoporeOutput(options, queries, console);
                SegmentTable segments = options.segments() == null ? null
                        : new SegmentTable(provenance(), TableOutput.plain(Path.of(options.segments())));
                Progress progress = new Progress(console, reads::fractionRead, "samples")) {
            output.start(provenance());
            walk(reads, output, segments, progress);
            progress.close();
            List<Placement> hits = output.finish(reads.reads() + " reads, " + samples + " samples");
            if (segments != null) {
                segments.finish();
            }
            if (options.report() != null) {
                new NanoporePage(options, queries, search).write(hits, provenance());
            }
            console.say(String.format(Locale.ROOT, "%,d hits of %,d queries in %,d reads (%,d samples) in %.1f s by %s, %d threads",
                    hits.size(), queries.size(), reads.reads(), samples, progress.seconds(), climb.description(), options.threads()));
            long skipped = reads.skipped().values().stream().mapToLong(Long::longValue).sum();
            if (skipped > 0) {
                console.say("skipped: " + skipped + ", each with a line above");
            }
        }
    }

    /** What one read gave. */
    private record Told(RawRead read, NanoporeReadSearch.Result result, List<ReadSegment> segments) {}

    private Told told(RawRead read) {
        boolean cut = options.segments() != null && read.isCalibrated();
        return new Told(read, search.search(read), cut ? ReadSegments.of(read) : List.of());
    }

    private void walk(NanoporeReads reads, NanoporeOutput output, SegmentTable segments, Progress progress) throws IOException {
        ExecutorService workers = Executors.newFixedThreadPool(options.threads(), NanoporeRun::worker);
        Deque<Future<Told>> pending = new ArrayDeque<>();
        try {
            for (RawRead read = reads.nextRead(); read != null; read = reads.nextRead()) {
                RawRead next = read;
                pending.add(workers.submit(() -> told(next)));
                if (pending.size() > 2 * options.threads()) {
                    take(pending.remove(), output, segments, progress);
                }
            }
            while (!pending.isEmpty()) {
                take(pending.remove(), output, segments, progress);
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private static Thread worker(Runnable task) {
        Thread thread = new Thread(task, "convscan-nanopore");
        thread.setDaemon(true);
        return thread;
    }

    /** Everything that is told about a read, in the reads' order. */
    private void take(Future<Told> future, NanoporeOutput output, SegmentTable segments, Progress progress) throws IOException {
        Told told = result(future);
        output.add(told.result);
        if (segments != null) {
            if (!told.read.isCalibrated()) {
                console.warn(told.read.id() + ": no calibration, so no segments");
            }
            segments.add(told.read, told.segments);
        }
        samples += told.result.samples();
        progress.add(told.result.samples());
    }

    private static Told result(Future<Told> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private Provenance provenance() {
        String engine = climb.description() + "; cpu; " + options.threads() + " threads";
        List<Map.Entry<String, String>> facts = new ArrayList<>();
        facts.add(Map.entry("pore model", model.name() + ", words of " + model.letters() + " letters"));
        facts.add(Map.entry("p-values", "from " + options.decoys() + " shuffled queries a group of lengths, searched in the same reads"));
        facts.add(Map.entry("q-values", "Benjamini-Hochberg; a test is a query in a read"));
        return new Provenance(Version.text(), options.canonical(), engine, facts, "");
    }
}
