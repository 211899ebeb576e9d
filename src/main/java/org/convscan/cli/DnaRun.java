package org.convscan.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.convscan.coord.Interval;
import org.convscan.format.bed.IndexedSource;
import org.convscan.format.bed.RegionFile;
import org.convscan.format.bed.RegionSource;
import org.convscan.format.bed.Regions;
import org.convscan.format.composite.CompositeFile;
import org.convscan.format.fasta.SequenceFiles;
import org.convscan.format.fasta.SequenceSource;
import org.convscan.kernel.Background;
import org.convscan.kernel.MotifName;
import org.convscan.report.Provenance;
import org.convscan.report.ReportFacts;
import org.convscan.report.ReportMotif;
import org.convscan.scan.Scan;
import org.convscan.scan.TileHits;
import org.convscan.stats.MotifSearch;
import org.convscan.track.Alphabet;
import org.convscan.track.TrackSource;

/** One run of {@code dna}: from checked options to finished files. */
final class DnaRun {
    private final DnaOptions options;
    private final Console console;
    private final CompositeFile composites;
    private final MotifSearch search;
    private final Regions regions;
    private final EngineChoice choice;

    DnaRun(DnaOptions options, Console console) throws UsageException, IOException {
        this.options = options;
        this.console = console;
        this.choice = EngineChoice.of(options.engine(), options.device(), console);
        this.regions = options.regions() == null ? null : RegionFile.read(options.regions(), console.in());
        this.composites = options.composite() == null ? null : CompositeFile.read(Path.of(options.composite()));
        this.search = DnaMotifs.search(options, composites == null ? List.of() : composites.words(), console);
    }

    void run() throws IOException {
        if (composites == null) {
            runMotifs();
        } else {
            runComposites();
        }
    }

    private void runComposites() throws IOException {
        List<MotifName> names = IntStream.range(0, search.motifs()).mapToObj(search::name).toList();
        int[] widths = IntStream.range(0, search.motifs()).map(m -> search.motif(m).width()).toArray();
        FeatureSearch features = FeatureSearch.of(names, widths, search.tails(), composites);
        BiPredicate<String, Interval> inRegions = (line, place) -> regions == null || regions.containing(line, place).length > 0;
        try (FeatureOutput output = new FeatureOutput(features, options.format(), options.output(), inRegions, console);
                SequenceSource source = open()) {
            if (options.shard().isWhole()) {
                output.run(scan(), source, provenance(), choice.sentence(), () -> ShardRun.summary(source));
                return;
            }
            ShardRun shard = shard();
            Interval scanned = shard.widened(features.composites().reach());
            output.runShard(scan().withRange(scanned), scanned, shard.owned(), source, provenance(shard), choice.sentence(),
                    shard.sequences());
        }
    }

    private ShardRun shard() throws IOException {
        try (SequenceSource all = open()) {
            return ShardRun.of(options.shard(), all);
        }
    }

    private void runMotifs() throws IOException {
        if (options.shard().isWhole()) {
            try (SequenceSource source = open()) {
                runMotifs(scan(), source, source, null, null);
            }
            return;
        }
        Optional<IndexedSource> index = regions == null
                ? IndexedSource.open(options.sequences(), Alphabet.DNA, console::say) : Optional.empty();
        if (index.isEmpty()) {
            ShardRun shard = shard();
            try (SequenceSource source = open()) {
                ShardSource watched = new ShardSource(source, shard.owned(), false, false);
                runMotifs(scan().withRange(shard.owned()), source, watched, shard, watched);
            }
            return;
        }
        try (IndexedSource source = index.get(); SequenceSource all = open()) {
            ShardRun shard = ShardRun.of(options.shard(), source, all);
            boolean inLine = source.skipTo(shard.owned().start());
            ShardSource watched = new ShardSource(source, shard.owned(), inLine, true);
            runMotifs(scan().withRange(shard.fromItsStart()), source, watched, shard, watched);
        }
    }

    /**
     * @param lines the source, or what stands between it and the scan
     * @param shard null for a whole run
     * @param watched null for a whole run
     */
    private void runMotifs(Scan scan, SequenceSource source, TrackSource lines, ShardRun shard, ShardSource watched) throws IOException {
        Provenance provenance = shard == null ? provenance() : provenance(shard);
        try (DnaOutput output = new DnaOutput(options, search, regions, console);
                Progress progress = new Progress(console, source::fractionRead)) {
            output.start(provenance);
            scan.run(lines, output::piece, piece -> {
                output.add(piece);
                progress.add(piece.owned());
            });
            progress.close();
            String sequences = shard == null ? ShardRun.summary(source) : shard.sequences();
            if (shard != null) {
                output.endShard(provenance.shard(), watched, shard);
            }
            long hits = output.finish(sequences, facts(provenance, sequences));
            console.say(String.format(Locale.ROOT, "%,d hits of %,d motifs in %,d sequences (%s) in %.1f s by %s", hits,
                    search.motifs(), source.lines(), Progress.bases(progress.columns()), progress.seconds(), choice.sentence()));
        }
    }

    private Scan scan() {
        Scan all = search.scan(choice.engine()).withThreads(options.threads()).withTileColumns(options.tileColumns());
        return options.skipMasked() || regions != null ? all.withFilter(this::keeps) : all;
    }

    private boolean keeps(TileHits tile, int index) {
        if (options.skipMasked() && masked(tile, index)) {
            return false;
        }
        long start = tile.start(index);
        return regions == null
                || regions.containing(tile.track().name(), new Interval(start, start + tile.width(index))).length > 0;
    }

    private static boolean masked(TileHits tile, int index) {
        var letters = (org.convscan.track.Symbols) tile.track();
        for (int i = tile.at(index); i < tile.at(index) + tile.width(index); i++) {
            if (Character.isLowerCase(letters.letter(i))) {
                return true;
            }
        }
        return false;
    }

    private SequenceSource open() throws IOException {
        return regions == null
                ? SequenceFiles.open(options.sequences(), console.in(), Alphabet.DNA)
                : RegionSource.open(options.sequences(), console.in(), Alphabet.DNA, regions, console::say);
    }

    private Provenance provenance() throws IOException {
        List<Map.Entry<String, String>> facts = DnaMotifs.facts("motifs", options.motifs());
        if (composites != null) {
            facts.addAll(DnaMotifs.facts("composites", List.of(options.composite())));
        }
        if (options.regions() != null) {
            facts.addAll(DnaMotifs.facts("regions", List.of(options.regions())));
        }
        facts.add(Map.entry("background", background()));
        facts.add(Map.entry("q-values", switch (options.qvalues()) {
            case "motif" -> "Benjamini-Hochberg, each motif by itself; a test is a window on a strand";
            case "all" -> "Benjamini-Hochberg, over all motifs; a test is a window on a strand for a motif";
            default -> "not asked for";
        }));
        return new Provenance(Version.text(), options.canonical(), choice.fact(options.threads()), facts, "");
    }

    private Provenance provenance(ShardRun shard) throws IOException {
        return provenance().ofShard(options.shard().place(), shard.sequences());
    }

    private String background() {
        return text(search.background());
    }

    /** "order 0: A 0.25 C 0.25 G 0.25 T 0.25". */
    static String text(Background background) {
        StringBuilder text = new StringBuilder("order " + background.order() + ":");
        for (int a = 0; a < Alphabet.DNA.size(); a++) {
            text.append(String.format(Locale.ROOT, " %c %.6g", Alphabet.DNA.letter(a), background.frequency(a)));
        }
        return text.toString();
    }

    private ReportFacts facts(Provenance provenance, String sequences) {
        List<Map.Entry<String, String>> lines = new ArrayList<>(provenance.facts());
        lines.add(Map.entry("sequences", sequences));
        lines.add(Map.entry("pseudocount", String.valueOf(search.pseudocount())));
        String threshold = Double.isNaN(options.score()) ? "p at most " + DnaOptions.number(options.searchPvalue()) : "at least " + options.score() + " bits";
        List<ReportMotif> motifs = IntStream.range(0, search.motifs())
                .mapToObj(m -> new ReportMotif(search.name(m), search.motif(m).width(),
                        MotifsCommand.frequencies(search.motif(m), search.background(), search.pseudocount())))
                .toList();
        return new ReportFacts("Motif hits in " + String.join(", ", options.sequences()), Version.text(), options.canonical(),
                choice.engine().description(), choice.device(), background(), threshold, "sequence", "base", motifs, lines);
    }
}
