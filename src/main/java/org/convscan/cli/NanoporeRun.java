package org.convscan.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.convscan.coord.Strand;
import org.convscan.engine.lookup.Climb;
import org.convscan.engine.ort.Device;
import org.convscan.format.nanopore.NanoporeReads;
import org.convscan.format.pore.PoreModel;
import org.convscan.format.pore.PoreModels;
import org.convscan.format.rawread.RawRead;
import org.convscan.report.PlacementFormat;
import org.convscan.report.PlacementRule;
import org.convscan.report.Provenance;
import org.convscan.stats.SearchedLine;
import org.convscan.workflow.nanopore.Query;
import org.convscan.workflow.nanopore.QuerySearch;
import org.convscan.workflow.nanopore.ReadWorkers;

/** One run of {@code nanopore}: reads go to workers, and what these found is taken in the reads' order. */
final class NanoporeRun {
    private final NanoporeOptions options;
    private final Console console;
    private final PoreModel model;
    private final Device device;
    private final Climb climb;
    private final QuerySearch search;
    private long samples;

    NanoporeRun(NanoporeOptions options, Console console) throws UsageException, IOException {
        this.options = options;
        this.console = console;
        this.climb = options.engine().equals("reference") ? Climb.plain() : Climb.fastest();
        this.model = PoreModels.named(options.poreModel());
        List<Query> queries = QueryTexts.read(options.queries());
        this.device = options.proposes() ? EngineChoice.device(options.device()) : Device.CPU;
        QuerySearch.Builder builder = QuerySearch.of(queries, model).most(options.most()).decoys(options.decoys()).climb(climb);
        if (!options.strand().isEmpty()) {
            builder.strands(strands());
        }
        this.search = (options.proposes() ? builder.proposing(device) : builder).build();
    }

    private Strand[] strands() {
        return switch (options.strand()) {
            case "forward" -> new Strand[] {Strand.FORWARD};
            case "reverse" -> new Strand[] {Strand.REVERSE};
            default -> new Strand[] {Strand.FORWARD, Strand.REVERSE};
        };
    }

    /** What is written of the places that are found. */
    private PlacementRule rule() {
        return new PlacementRule(PlacementFormat.valueOf(options.format().toUpperCase(Locale.ROOT)), options.pvalue(), options.qvalue(),
                search.queries().stream().map(query -> new PlacementRule.Pattern(query.name(), query.letters().length())).toList(),
                search.strands());
    }

    void run() throws IOException {
        boolean whole = options.shard().isWhole();
        try (search; NanoporeReads reads = NanoporeReads.open(options.reads(), options.strict(), console::warn)) {
            Provenance provenance = provenance();
            if (!whole) {
                reads.only(options.shard().range(reads.bytes()));
                provenance = provenance.ofShard(options.shard().place(), reads.files());
            }
            try (NanoporeOutput output = new NanoporeOutput(options, rule(), provenance, console);
                    Progress progress = new Progress(console, reads::fractionRead, "samples")) {
                ReadWorkers.run(reads, options.threads(), this::told, told -> take(told, output, progress));
                progress.close();
                long hits = output.finish(whole ? summary(reads.reads(), samples) : reads.firstDefect(),
                        new NanoporePage(options, search, provenance), console);
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
                hits, what, search.queries().size(), reads.reads(), samples, progress.seconds(), engine(), options.threads()));
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

    /** Everything that is told about a read, in the reads' order. */
    private void take(Told told, NanoporeOutput output, Progress progress) throws IOException {
        output.add(told.read, told.line, told.segments);
        samples += told.line.columns();
        progress.add(told.line.columns());
    }

    private Provenance provenance() {
        String engine = engine() + "; " + device + "; " + options.threads() + " threads";
        List<Map.Entry<String, String>> facts = new ArrayList<>();
        facts.add(Map.entry("pore model", model.name() + ", words of " + model.letters() + " letters"));
        if (options.proposes()) {
            facts.add(Map.entry("search", "the best " + QuerySearch.PROPOSALS + " places of each query and decoy in a read by convolution, aligned"));
        }
        facts.add(Map.entry("p-values", "from " + options.decoys() + " shuffled queries a group of lengths, searched in the same reads"));
        facts.add(Map.entry("q-values", "Benjamini-Hochberg; a test is a query in a read"));
        return new Provenance(Version.text(), options.canonical(), engine, facts, "");
    }
}
