package org.convscan.cli;

import java.io.IOException;
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
import org.convscan.engine.ort.Device;
import org.convscan.format.nanopore.NanoporeReads;
import org.convscan.format.pore.PoreModel;
import org.convscan.format.rawread.RawRead;
import org.convscan.report.Provenance;
import org.convscan.stats.SearchedLine;

/** One run of {@code nanopore}: reads go to workers, and what these found is taken in the reads' order. */
final class NanoporeRun {
    private final NanoporeOptions options;
    private final Console console;
    private final PoreModel model;
    private final NanoporeQueries queries;
    private final Device device;
    private final NanoporeReadSearch search;
    private final Climb climb;
    private long samples;

    NanoporeRun(NanoporeOptions options, Console console) throws UsageException, IOException {
        this.options = options;
        this.console = console;
        this.climb = options.engine().equals("reference") ? Climb.plain() : Climb.fastest();
        this.model = PoreModels.named(options.poreModel());
        this.queries = new NanoporeQueries(options, NanoporeReadSearch.squiggle(model), model.letters() + 1, strands());
        this.device = options.proposes() ? EngineChoice.device(options.device()) : Device.CPU;
        this.search = new NanoporeReadSearch(model, queries, options.most(), climb, options.proposes() ? device : null);
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
        boolean whole = options.shard().isWhole();
        try (search; NanoporeReads reads = NanoporeReads.open(options.reads(), options.strict(), console::warn)) {
            Provenance provenance = provenance();
            if (!whole) {
                reads.only(options.shard().range(reads.bytes()));
                provenance = provenance.ofShard(options.shard().place(), reads.files());
            }
            try (NanoporeOutput output = new NanoporeOutput(options, queries, provenance, console);
                    Progress progress = new Progress(console, reads::fractionRead, "samples")) {
                walk(reads, output, progress);
                progress.close();
                long hits = output.finish(whole ? summary(reads.reads(), samples) : reads.firstDefect(),
                        new NanoporePage(options, queries, search, provenance), console);
                say(whole ? "hits" : "places to be judged by 'convscan merge'", hits, reads, progress);
            }
        }
    }

    /** What a table's last line says. */
    static String summary(long reads, long samples) {
        return reads + " reads, " + samples + " samples";
    }

    private void say(String what, long hits, NanoporeReads reads, Progress progress) {
        console.say(String.format(Locale.ROOT, "%,d %s of %,d queries in %,d reads (%,d samples) in %.1f s by %s, %d threads",
                hits, what, queries.size(), reads.reads(), samples, progress.seconds(), engine(), options.threads()));
        long skipped = reads.skipped().values().stream().mapToLong(Long::longValue).sum();
        if (skipped > 0) {
            console.say("skipped: " + skipped + ", as said above");
        }
    }

    private String engine() {
        return (options.proposes() ? "ONNX Runtime on " + device + " and " : "") + climb.description();
    }

    /** What one read gave. */
    private record Told(RawRead read, SearchedLine line, List<ReadSegment> segments) {}

    private Told told(RawRead read) throws IOException {
        boolean cut = options.segments() != null && read.isCalibrated();
        return new Told(read, search.search(read), cut ? ReadSegments.of(read) : List.of());
    }

    private void walk(NanoporeReads reads, NanoporeOutput output, Progress progress) throws IOException {
        ExecutorService workers = Executors.newFixedThreadPool(options.threads(), NanoporeRun::worker);
        Deque<Future<Told>> pending = new ArrayDeque<>();
        try {
            for (RawRead read = reads.nextRead(); read != null; read = reads.nextRead()) {
                RawRead next = read;
                pending.add(workers.submit(() -> told(next)));
                if (pending.size() > 2 * options.threads()) {
                    take(pending.remove(), output, progress);
                }
            }
            while (!pending.isEmpty()) {
                take(pending.remove(), output, progress);
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
    private void take(Future<Told> future, NanoporeOutput output, Progress progress) throws IOException {
        Told told = result(future);
        output.add(told.read, told.line, told.segments);
        samples += told.line.columns();
        progress.add(told.line.columns());
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
        String engine = engine() + "; " + device + "; " + options.threads() + " threads";
        List<Map.Entry<String, String>> facts = new ArrayList<>();
        facts.add(Map.entry("pore model", model.name() + ", words of " + model.letters() + " letters"));
        if (options.proposes()) {
            facts.add(Map.entry("search", "the best " + NanoporeReadSearch.PROPOSALS + " places of each query and decoy in a read by convolution, aligned"));
        }
        facts.add(Map.entry("p-values", "from " + options.decoys() + " shuffled queries a group of lengths, searched in the same reads"));
        facts.add(Map.entry("q-values", "Benjamini-Hochberg; a test is a query in a read"));
        return new Provenance(Version.text(), options.canonical(), engine, facts, "");
    }
}
