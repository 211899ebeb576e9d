package org.convscan.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.convscan.format.bed.Genome;
import org.convscan.format.vcf.VariantLine;
import org.convscan.format.vcf.VcfReader;
import org.convscan.report.AlleleChange;
import org.convscan.report.AnnotatedLines;
import org.convscan.report.Bytes;
import org.convscan.report.Provenance;
import org.convscan.report.TableOutput;
import org.convscan.report.VariantFormat;
import org.convscan.report.VariantTable;
import org.convscan.scan.OrderedWorkers;
import org.convscan.stats.AlleleSearch;
import org.convscan.stats.AlleleSearch.Effect;
import org.convscan.stats.MotifSearch;

/** One run of {@code variants}: lines go to workers in batches, and what these found is written in the lines' order. */
final class VariantsRun {
    private static final int BATCH = 256;
    /** From here on a batch has enough, however few its lines: some have thousands of genotypes. */
    private static final int BATCH_CHARACTERS = 1 << 20;

    private final VariantsOptions options;
    private final Console console;
    private final EngineChoice choice;
    private final MotifSearch search;
    private final AlleleSearch alleles;
    private long variants;
    private long changes;
    private long withoutLetters;
    private long wrong;

    VariantsRun(VariantsOptions options, Console console) throws UsageException, IOException {
        this.options = options;
        this.console = console;
        this.choice = EngineChoice.of(options.engine(), options.device(), console);
        this.search = DnaMotifs.search(options, List.of(), console);
        this.alleles = new AlleleSearch(search, whole(search), choice.engine());
    }

    /** The same motifs, all of whose scores have a p-value. */
    private MotifSearch whole(MotifSearch some) {
        return MotifSearch.of(IntStream.range(0, some.motifs()).mapToObj(some::motif).toList())
                .background(some.background()).pseudocount(some.pseudocount()).strands(DnaMotifs.strands(options.strand()))
                .pvalue(1).keptIn(DnaMotifs.keptIn()).threads(options.threads()).build();
    }

    /** What is to be written for a batch. */
    private record Done(Bytes lines, int variants, long changes) {}

    void run() throws IOException {
        try (alleles; VcfReader vcf = VcfReader.open(options.variants(), console.in());
                Genome genome = Genome.open(options.reference(), console::say)) {
            VariantFormat format = options.format().equals("vcf") ? new AnnotatedLines(provenance()) : new VariantTable(provenance());
            try (TableOutput output = options.output().equals("-") ? TableOutput.to(console.out())
                            : TableOutput.to(Path.of(options.output()), format.tabix());
                    Progress progress = new Progress(console, vcf::fractionRead, "variants")) {
                Bytes header = new Bytes();
                format.header(vcf.header(), header);
                output.write(header);
                walk(vcf, genome, format, output, progress);
                output.commit();
                progress.close();
                say(progress.seconds());
            }
        }
    }

    private void walk(VcfReader vcf, Genome genome, VariantFormat format, TableOutput output, Progress progress) throws IOException {
        try (OrderedWorkers<Done> workers = new OrderedWorkers<>("convscan-variants", options.threads(),
                done -> take(done, output, progress))) {
            for (List<VariantAlleles> batch = batch(vcf, genome); !batch.isEmpty(); batch = batch(vcf, genome)) {
                List<VariantAlleles> next = batch;
                workers.add(() -> work(next, format));
            }
            workers.finish();
        }
    }

    private List<VariantAlleles> batch(VcfReader vcf, Genome genome) throws IOException {
        List<VariantAlleles> lines = new ArrayList<>();
        long characters = 0;
        long columns = 0;
        while (lines.size() < BATCH && characters < BATCH_CHARACTERS && columns < alleles.columnsAtOnce()) {
            VariantLine line = vcf.next();
            if (line == null) {
                break;
            }
            characters += line.text().length();
            boolean letters = line.position() > 0 && line.alternatives().stream().anyMatch(VariantLine::hasLetters);
            withoutLetters += letters ? 0 : 1;
            VariantAlleles read = letters
                    ? VariantAlleles.of(line, genome, alleles.flank(), options.skipWrongReference(), vcf.name()) : null;
            wrong += letters && read == null ? 1 : 0;
            lines.add(read == null ? new VariantAlleles(line, 0, List.of()) : read);
            columns += lines.get(lines.size() - 1).columns();
        }
        return lines;
    }

    private Done work(List<VariantAlleles> batch, VariantFormat format) {
        List<AlleleSearch.Pair> pairs = new ArrayList<>();
        batch.forEach(line -> line.pairs().forEach(pair -> pairs.add(new AlleleSearch.Pair(pair.reference(), pair.alternative()))));
        Iterator<List<Effect>> effects = alleles.effects(pairs).iterator();
        Bytes out = new Bytes();
        long count = 0;
        for (VariantAlleles line : batch) {
            List<AlleleChange> found = new ArrayList<>();
            line.pairs().forEach(pair -> add(line, pair, effects.next(), found));
            count += found.size();
            format.append(line.line().text(), found, out);
        }
        return new Done(out, batch.size(), count);
    }

    private void add(VariantAlleles variant, VariantAlleles.Pair pair, List<Effect> effects, List<AlleleChange> found) {
        if (effects.isEmpty()) {
            return;
        }
        VariantLine line = variant.line();
        String place = String.join("\t", line.chrom(), String.valueOf(line.position()), line.id(), line.reference(),
                pair.alternativeLetters());
        for (Effect effect : effects) {
            AlleleChange change = new AlleleChange(place, pair.alternativeLetters(), variant.position(), search.name(effect.motif()),
                    search.motif(effect.motif()).width(), pair.reference(), pair.alternative(), effect);
            if (change.differs(options.leastChange())) {
                found.add(change);
            }
        }
    }

    private void take(Done done, TableOutput output, Progress progress) throws IOException {
        output.write(done.lines);
        variants += done.variants;
        changes += done.changes;
        progress.add(done.variants);
    }

    private void say(double seconds) {
        if (withoutLetters > 0) {
            console.say(String.format(Locale.ROOT, "%,d variants without letters (symbols, breakends, '*') were left as they are",
                    withoutLetters));
        }
        if (wrong > 0) {
            console.warn(String.format(Locale.ROOT, "%,d of %,d variants have another REF than the reference and were left as they are",
                    wrong, variants));
        }
        console.say(String.format(Locale.ROOT, "%,d changes of sites of %,d motifs by %,d variants in %.1f s by %s", changes,
                search.motifs(), variants, seconds, choice.sentence()));
    }

    private Provenance provenance() throws IOException {
        List<Map.Entry<String, String>> facts = DnaMotifs.facts("motifs", options.motifs());
        facts.add(Map.entry("background", DnaRun.text(search.background())));
        return new Provenance(Version.text(), options.canonical(), choice.fact(options.threads()), facts, "");
    }
}
