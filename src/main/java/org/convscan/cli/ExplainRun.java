package org.convscan.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.cli.CommandLine;
import org.convscan.InputException;
import org.convscan.Sha256;
import org.convscan.engine.ort.Device;
import org.convscan.format.model.Models;
import org.convscan.format.motif.MotifFormat;
import org.convscan.format.motif.MotifWriter;
import org.convscan.kernel.Background;
import org.convscan.kernel.Counts;
import org.convscan.kernel.Motif;
import org.convscan.kernel.MotifComparison;
import org.convscan.kernel.MotifName;
import org.convscan.kernel.MotifProfile;
import org.convscan.network.FirstLayer;
import org.convscan.network.LineModel;
import org.convscan.report.Bytes;
import org.convscan.report.ExplainReport;
import org.convscan.report.OutputFile;
import org.convscan.report.Provenance;
import org.convscan.report.TableOutput;
import org.convscan.track.Alphabet;
import org.convscan.track.Symbols;

/** One look inside a network: contributions as a table, filters as motifs, both as a page. */
final class ExplainRun {
    private static final int BATCH = 256;

    /** Sequences longer than this are read window by window: a change of each letter is a run of the whole. */
    private static final int MOST_AT_ONCE = 1 << 14;

    /** Windows on the page. */
    private static final int MOST_SHOWN = 20;

    private static final int LEAST_OVERLAP = 5;

    private final CommandLine line;
    private final Console console;
    private final Models.Runnable found;
    private final List<String> sequences;
    private final LineModel model;
    private final String name;
    private final boolean gradients;
    private final int window;
    private final int step;
    private final List<ExplainReport.Window> shown = new ArrayList<>();
    private int tooShort;

    ExplainRun(CommandLine line, List<String> words, Console console) throws UsageException, IOException {
        this.line = line;
        this.console = console;
        this.name = words.get(0);
        this.gradients = ExplainByGradients.chosen(line);
        this.found = Models.runnable(name);
        this.sequences = words.subList(1, words.size());
        int asked = line.hasOption("window") ? OptionValues.whole(line, "window", 1, 1) : found.window();
        this.model = NetworkSummary.model(found.onnx(), Alphabet.DNA.size(), asked);
        this.window = asked > 0 ? asked : (int) Math.max(0, model.layout().length());
        this.step = OptionValues.whole(line, "step", Math.max(1, window), 1);
        if (step > window && window > 0 || window == 0 && line.hasOption("step")) {
            throw new UsageException(window == 0 ? "--step goes with --window"
                    : "--step " + step + " leaves letters out between windows of " + window);
        }
    }

    void run() throws UsageException, IOException {
        String output = line.getOptionValue("output", line.hasOption("motifs") || line.hasOption("report") ? null : "-");
        String motifs = line.getOptionValue("motifs");
        String report = line.getOptionValue("report");
        new FilesNamed().writes(output).writes(motifs).writes(report).reads(sequences).reads(List.of(name, found.onnx(), line.getOptionValue("database", "-")));
        try (TableOutput table = table(output);
                OutputFile motifFile = motifs == null ? null : OutputFile.create(Path.of(motifs));
                OutputFile page = report == null ? null : OutputFile.create(Path.of(report));
                ExplainSequences all = new ExplainSequences(sequences, console, motifs != null || report != null)) {
            if (output != null || report != null) {
                contributions(table, all);
            }
            List<ExplainReport.Filter> filters = all.all().isEmpty() ? List.of() : filters(all.all(), motifFile);
            List<OutputFile> files = new ArrayList<>(table.finish());
            if (motifFile != null) {
                files.add(motifFile);
            }
            if (page != null) {
                write(page, report(filters)::write);
                files.add(page);
            }
            OutputFile.commit(files);
        }
        if (tooShort > 0) {
            console.warn(tooShort + " sequences are shorter than the network's " + window + " letters and were left out");
        }
    }

    /** @param output null where nobody wants the table */
    private TableOutput table(String output) throws IOException {
        if (output == null || output.equals("-")) {
            return TableOutput.to(output == null ? OutputStream.nullOutputStream() : console.out());
        }
        return TableOutput.withoutIndex(Path.of(output));
    }

    private static void write(OutputFile file, OutputFile.Text text) throws IOException {
        Writer writer = new OutputStreamWriter(file.stream(), StandardCharsets.UTF_8);
        text.write(writer);
        writer.flush();
    }

    private void contributions(TableOutput table, ExplainSequences all) throws UsageException, IOException {
        Device device = EngineChoice.device(line.getOptionValue("device", "auto"));
        try (ExplainMethod method = method(device);
                Progress progress = new Progress(console, all::fractionRead)) {
            Bytes text = new Bytes();
            new Provenance(Version.text(), canonical(), "ONNX Runtime on " + device, List.copyOf(facts(device).entrySet()), "")
                    .writeTo(text);
            text.add(method.columns());
            for (Symbols whole = all.next(); whole != null; whole = all.next()) {
                explain(whole, method, text, table);
                progress.add(whole.columns());
            }
            table.write(text);
            progress.close();
            method.end(console);
        } catch (IllegalStateException | IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new InputException(found.onnx(), "", message, "", e);
        }
    }

    private ExplainMethod method(Device device) throws UsageException, IOException {
        int threads = OptionValues.whole(line, "threads", Runtime.getRuntime().availableProcessors(), 1);
        int channel = OptionValues.whole(line, "channel", 1, 1) - 1;
        if (gradients) {
            return new ExplainByGradients(name, window, channel, line, device, threads);
        }
        int batch = OptionValues.whole(line, "batch", BATCH, 1);
        return new ExplainByMutagenesis(model, Path.of(found.onnx()), channel, batch, device, threads);
    }

    private void explain(Symbols whole, ExplainMethod method, Bytes text, TableOutput table) throws IOException {
        int width = window == 0 ? whole.columns() : window;
        if (width > MOST_AT_ONCE) {
            throw new InputException(whole.name(), "", width + " letters are too many at once", "--window N reads N at a time");
        }
        if (whole.columns() < width || width == 0) {
            tooShort++;
            return;
        }
        for (int start = 0; start < whole.columns(); start += window == 0 ? width : step) {
            // The last window ends with the sequence.
            int from = Math.min(start, whole.columns() - width);
            byte[] letters = new byte[width];
            whole.letters(from, from + width, letters, 0);
            Symbols part = Symbols.wrap(whole.name(), whole.alphabet(), 0, letters, width, true);
            write(part, from, method.of(part), text);
            table.write(text);
            text.clear();
            if (from + width == whole.columns()) {
                return;
            }
        }
    }

    private void write(Symbols part, int from, ExplainMethod.Explained explained, Bytes text) {
        for (int i = 0; i < part.columns(); i++) {
            text.add(part.name()).add('\t').add(from + i + 1).add('\t').add((char) part.letter(i)).add('\t')
                    .add(number(explained.score())).add('\t').add(number(explained.contributions()[i]));
            for (double value : explained.more()[i]) {
                text.add('\t').add(number(value));
            }
            text.add('\n');
        }
        if (shown.size() < MOST_SHOWN) {
            shown.add(new ExplainReport.Window(part, from, explained.score(), explained.contributions()));
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6g", value);
    }

    private List<ExplainReport.Filter> filters(List<Symbols> all, OutputFile motifFile) throws IOException {
        FirstLayer layer;
        try {
            layer = FirstLayer.of(model.graph());
        } catch (IllegalArgumentException e) {
            if (motifFile != null) {
                throw new InputException(found.onnx(), "", e.getMessage(), "", e);
            }
            return List.of();
        }
        double[][][] counts = layer.counts(all);
        List<Counts> motifs = new ArrayList<>();
        for (int filter = 0; filter < counts.length; filter++) {
            if (sites(counts[filter]) > 0) {
                motifs.add(new Counts(new MotifName("filter_" + (filter + 1), ""), Alphabet.DNA, counts[filter]));
            }
        }
        if (motifs.size() < counts.length) {
            console.say((counts.length - motifs.size()) + " of " + counts.length + " filters are never active in these sequences");
        }
        if (motifFile != null) {
            write(motifFile, out -> MotifWriter.write(motifs, MotifFormat.MEME, out));
        }
        return compared(motifs);
    }

    private static long sites(double[][] counts) {
        double sites = 0;
        for (double count : counts[0]) {
            sites += count;
        }
        return Math.round(sites);
    }

    private List<ExplainReport.Filter> compared(List<Counts> motifs) throws IOException {
        List<Motif> database = line.hasOption("database") ? DnaMotifs.read(line.getOptionValue("database"), console) : List.of();
        List<MotifProfile> profiles = database.stream().map(MotifProfile::of).toList();
        List<ExplainReport.Filter> filters = new ArrayList<>();
        for (Counts motif : motifs) {
            MotifProfile profile = MotifProfile.of(motif);
            String match = "";
            double best = -1;
            for (int i = 0; i < profiles.size(); i++) {
                MotifComparison comparison = profile.compare(profiles.get(i), LEAST_OVERLAP);
                if (comparison.similarity() > best) {
                    best = comparison.similarity();
                    match = (database.get(i).name().id() + " " + database.get(i).name().alternative()).strip();
                }
            }
            double[] first = new double[Alphabet.DNA.size()];
            for (int a = 0; a < first.length; a++) {
                first[a] = motif.at(0, a);
            }
            filters.add(new ExplainReport.Filter(motif.frequencies(Background.uniform(Alphabet.DNA), 0.1), sites(new double[][] {first}),
                    match, best));
        }
        return filters;
    }

    private ExplainReport report(List<ExplainReport.Filter> filters) throws UsageException, IOException {
        String meaning = gradients ? ExplainByGradients.MEANING : ExplainByMutagenesis.MEANING;
        Map<String, String> facts = facts(EngineChoice.device(line.getOptionValue("device", "auto")));
        return new ExplainReport(model.graph().name(), meaning, facts, shown, filters);
    }

    private Map<String, String> facts(Device device) throws UsageException, IOException {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("model", found.onnx() + " sha256:" + Sha256.text(Path.of(found.onnx())));
        facts.put("method", gradients ? ExplainByGradients.description(line) : ExplainByMutagenesis.DESCRIPTION);
        facts.put("sequences", String.join(" ", sequences));
        facts.put("reads", (window == 0 ? "whole sequences" : "windows of " + window + " every " + step) + ", on " + device);
        return facts;
    }

    private String canonical() throws UsageException {
        return "convscan explain" + (window == 0 ? "" : " --window " + window + " --step " + step) + " --channel "
                + line.getOptionValue("channel", "1") + (gradients ? ExplainByGradients.canonical(line) : "") + " " + found.onnx() + " "
                + String.join(" ", sequences);
    }
}
