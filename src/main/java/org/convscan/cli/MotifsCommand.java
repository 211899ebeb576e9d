package org.convscan.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.convscan.InputException;
import org.convscan.coord.Strand;
import org.convscan.engine.Engine;
import org.convscan.format.motif.MotifFormat;
import org.convscan.format.motif.MotifWriter;
import org.convscan.kernel.Background;
import org.convscan.kernel.Counts;
import org.convscan.kernel.FixedPoint;
import org.convscan.kernel.Frequencies;
import org.convscan.kernel.LogOdds;
import org.convscan.kernel.Motif;
import org.convscan.kernel.MotifComparison;
import org.convscan.kernel.MotifProfile;
import org.convscan.report.Bytes;
import org.convscan.report.Logo;
import org.convscan.report.TableOutput;
import org.convscan.report.TextFiles;
import org.convscan.stats.Tail;
import org.convscan.stats.Tails;
import org.convscan.track.Alphabet;

/** Looks at motif files without a sequence. */
final class MotifsCommand implements Command {
    private static final double[] PVALUES = {1e-3, 1e-4, 1e-5};

    @Override
    public String name() {
        return "motifs";
    }

    @Override
    public String summary() {
        return "shows, converts and compares motif files";
    }

    @Override
    public String arguments() {
        return "show|convert|compare [OPTIONS] FILE [FILE]";
    }

    @Override
    public Options options() {
        return OptionValues.everywhere()
                .addOption(OptionValues.value("o", "output", "FILE", "where the table or the motifs go (default: standard output); .gz is bgzipped"))
                .addOption(OptionValues.value(null, "logos", "DIR", "show: also draw each motif's logo as DIR/ID.svg"))
                .addOption(OptionValues.value(null, "pseudocount", "X", "show: as for 'dna' (default: 0.1)"))
                .addOption(OptionValues.value(null, "to", "F", "convert: meme, jaspar, transfac, homer or plain (default: meme)"))
                .addOption(OptionValues.value(null, "top", "N", "compare: most similar motifs to list for each (default: 5)"))
                .addOption(OptionValues.value(null, "overlap", "N", "compare: least positions side by side (default: 5)"));
    }

    @Override
    public String examples() {
        return """
                # widths, information, and the scores that reach p-values of 1e-3, 1e-4 and 1e-5
                ./convscan motifs show test-data/motifs/example.meme
                # the same motifs in JASPAR's format
                ./convscan motifs convert --to jaspar test-data/motifs/example.meme
                # which motifs of the second file resemble those of the first
                ./convscan motifs compare test-data/motifs/example.meme test-data/motifs/example.jaspar
                """;
    }

    @Override
    public void run(CommandLine line, Console console) throws UsageException, IOException {
        List<String> words = line.getArgList();
        String action = words.isEmpty() ? "" : words.get(0);
        int files = action.equals("compare") ? 2 : 1;
        if (!List.of("show", "convert", "compare").contains(action) || words.size() != files + 1) {
            throw new UsageException("'motifs' takes show FILE, convert FILE or compare FILE FILE: 'convscan motifs --help'");
        }
        String file = words.get(1);
        if (files == 2 && file.equals("-") && words.get(2).equals("-")) {
            throw new UsageException("standard input can be read once: give one of the two as a file");
        }
        String output = line.getOptionValue("output", "-");
        new FilesNamed().writes(output).reads(words.subList(1, words.size()));
        if (output.equals("-")) {
            run(action, words, line, console);
            return;
        }
        try (TableOutput target = TableOutput.withoutIndex(Path.of(output))) {
            // A stream that prints keeps failures to itself, and what is printed here is small.
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            PrintStream out = new PrintStream(text, false, StandardCharsets.UTF_8);
            run(action, words, line, new Console(console.in(), out, console.err(), console.terminal(), console.quiet(), console.verbose()));
            out.flush();
            target.write(new Bytes().add(text.toByteArray()));
            target.commit();
        }
    }

    private static void run(String action, List<String> words, CommandLine line, Console console) throws UsageException, IOException {
        String file = words.get(1);
        switch (action) {
            case "show" -> show(file, line, console);
            case "convert" -> convert(file, line, console);
            default -> compare(DnaMotifs.read(file, console), DnaMotifs.read(words.get(2), console), line, console.out());
        }
    }

    private static void show(String file, CommandLine line, Console console) throws UsageException, IOException {
        double pseudocount = OptionValues.pseudocount(line);
        Background background = Background.uniform(Alphabet.DNA);
        List<Motif> motifs = DnaMotifs.read(file, console);
        if (line.hasOption("logos")) {
            drawLogos(motifs, Path.of(line.getOptionValue("logos")), pseudocount, console);
        }
        PrintStream out = console.out();
        out.print("motif_id\tmotif_alt_id\twidth\tinformation_bits\tconsensus\tbest_score");
        for (double p : PVALUES) {
            out.print("\tscore_at_" + p(p));
        }
        out.println();
        for (Motif motif : motifs) {
            LogOdds weights = motif.logOdds(background, pseudocount);
            var kernel = weights.linear(Strand.FORWARD);
            Frequencies frequencies = frequencies(motif, background, pseudocount);
            double information = 0;
            for (int i = 0; i < motif.width(); i++) {
                information += frequencies.information(i);
            }
            out.printf(Locale.ROOT, "%s\t%s\t%d\t%.2f\t%s\t%.5f", motif.name().id(), motif.name().alternative(), motif.width(),
                    information, consensus(frequencies), FixedPoint.bits(kernel.highest()));
            for (double p : PVALUES) {
                Tail tail = Tails.atPvalue(kernel, background, p);
                out.print(tail.threshold() == Engine.NEVER
                        ? "\t."
                        : String.format(Locale.ROOT, "\t%.5f", FixedPoint.bits(tail.threshold())));
            }
            out.println();
        }
    }

    private static String p(double pvalue) {
        return String.format(Locale.ROOT, "%.0e", pvalue).replace("e-0", "e-");
    }

    /** Weights as frequencies, too, since a logo and a consensus are made of those. */
    static Frequencies frequencies(Motif motif, Background background, double pseudocount) {
        if (motif instanceof Counts counts) {
            return counts.frequencies(background, pseudocount);
        }
        LogOdds weights = motif.logOdds(background, pseudocount);
        double[][] rows = new double[motif.width()][motif.alphabet().size()];
        for (int i = 0; i < rows.length; i++) {
            double total = 0;
            for (int a = 0; a < rows[i].length; a++) {
                rows[i][a] = background.frequency(a) * Math.pow(2, weights.at(i, a));
                total += rows[i][a];
            }
            for (int a = 0; a < rows[i].length; a++) {
                rows[i][a] /= total;
            }
        }
        return new Frequencies(motif.name(), motif.alphabet(), rows);
    }

    private static String consensus(Frequencies frequencies) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < frequencies.width(); i++) {
            int best = 0;
            for (int a = 1; a < Alphabet.DNA.size(); a++) {
                best = frequencies.at(i, a) > frequencies.at(i, best) ? a : best;
            }
            char letter = Alphabet.DNA.letter(best);
            letters.append(frequencies.information(i) < 0.5 ? Character.toLowerCase(letter) : letter);
        }
        return letters.toString();
    }

    private static void drawLogos(List<Motif> motifs, Path directory, double pseudocount, Console console) throws IOException {
        Files.createDirectories(directory);
        Set<String> taken = new HashSet<>();
        try (TextFiles files = new TextFiles()) {
            for (Motif motif : motifs) {
                String id = motif.name().id().replaceAll("[^A-Za-z0-9._-]", "_");
                String name = id;
                for (int next = 2; !taken.add(name.toLowerCase(Locale.ROOT)); next++) {
                    name = id + "-" + next;
                }
                String svg = Logo.of(frequencies(motif, Background.uniform(Alphabet.DNA), pseudocount)).standAlone();
                files.add(directory.resolve(name + ".svg"), out -> out.append(svg));
            }
            files.commit();
        }
        console.say(motifs.size() + " logos in " + directory);
    }

    private static void convert(String file, CommandLine line, Console console) throws UsageException, IOException {
        String word = OptionValues.word(line, "to", "meme", "meme", "jaspar", "transfac", "homer", "plain");
        MotifFormat format = MotifFormat.valueOf(word.toUpperCase(Locale.ROOT));
        List<Motif> motifs = DnaMotifs.read(file, console);
        for (Motif motif : motifs) {
            if (!MotifWriter.canWrite(format, motif)) {
                throw new InputException(file, "motif " + motif.name().id(), "it is weights, and " + format.label()
                        + " files hold counts", "convert to meme or plain");
            }
        }
        MotifWriter.write(motifs, format, console.out());
    }

    private static void compare(List<Motif> queries, List<Motif> targets, CommandLine line, PrintStream out)
            throws UsageException {
        int top = OptionValues.whole(line, "top", 5, 1);
        int overlap = OptionValues.whole(line, "overlap", 5, 1);
        List<MotifProfile> profiles = targets.stream().map(MotifProfile::of).toList();
        out.println("query_id\ttarget_id\ttarget_alt_id\tsimilarity\tmean_correlation\toverlap\toffset\torientation");
        for (Motif query : queries) {
            MotifProfile profile = MotifProfile.of(query);
            record Match(Motif target, MotifComparison comparison) {}
            List<Match> matches = new ArrayList<>();
            for (int t = 0; t < targets.size(); t++) {
                matches.add(new Match(targets.get(t), profile.compare(profiles.get(t), overlap)));
            }
            matches.sort(Comparator.comparingDouble((Match m) -> -m.comparison.similarity()));
            for (Match match : matches.subList(0, Math.min(top, matches.size()))) {
                MotifComparison c = match.comparison;
                out.printf(Locale.ROOT, "%s\t%s\t%s\t%.4f\t%.4f\t%d\t%d\t%c%n", query.name().id(), match.target.name().id(),
                        match.target.name().alternative(), c.similarity(), c.mean(), c.overlap(), c.offset(),
                        c.orientation().symbol());
            }
        }
    }
}
