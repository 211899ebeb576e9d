package org.convscan.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.convscan.format.model.Models;
import org.convscan.format.recording.RecordingFiles;
import org.convscan.format.signal.Recording;
import org.convscan.format.wfdb.WfdbRecord;
import org.convscan.report.IntervalFiles;
import org.convscan.report.OutputFile;
import org.convscan.report.Provenance;
import org.convscan.workflow.ecg.BeatSearch;
import org.convscan.workflow.ecg.EcgLeads;

/** One run of {@code ecg}: from checked options to files of beats. */
final class EcgRun {
    private final EcgOptions options;
    private final Console console;

    EcgRun(EcgOptions options, Console console) {
        this.options = options;
        this.console = console;
    }

    void run() throws UsageException, IOException {
        List<EcgLeads> recordings = recordings();
        if (options.shard() != null) {
            try (BeatSearch search = search()) {
                new EcgShardRun(options, recordings, search, console).run(provenance(search));
            }
            return;
        }
        try (BeatSearch search = search();
                EcgOutput output = EcgOutput.of(options.format(), options.output(), provenance(search), console);
                EcgFindings findings = new EcgFindings(options, search, provenance(search))) {
            for (EcgLeads leads : recordings) {
                search(leads, search, output, findings);
            }
            List<OutputFile> files = new ArrayList<>(output.finish());
            files.addAll(findings.finish());
            OutputFile.commit(files);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** All recordings are opened before anything is written. What annotations are called is known only then. */
    private List<EcgLeads> recordings() throws UsageException, IOException {
        FilesNamed files = new FilesNamed();
        boolean annotates = options.annotates() && options.shard() == null;
        List<String> inputs = new ArrayList<>();
        List<EcgLeads> all = new ArrayList<>();
        for (String record : options.records()) {
            Recording recording = RecordingFiles.open(record, options.hertz());
            all.add(EcgLeads.of(recording, options.lead(), record));
            if (annotates) {
                Path file = EcgOutput.annotationFile(options.output(), recording.name(), options.format());
                files.writes(file.toString());
                OutputFile.check(file);
            }
            if (options.report() != null && options.records().size() > 1) {
                files.writes(BeatPages.beside(Path.of(options.report()), recording.name()).toString());
            }
            inputs.addAll(List.of(record, record + WfdbRecord.ENDING));
            recording.files().forEach(file -> inputs.add(file.toString()));
        }
        files.writes(annotates ? null : options.output()).writes(options.report()).writes(options.multiqc());
        if (options.intervals() != null) {
            files.writes(options.intervals()).writes(IntervalFiles.summaryBeside(Path.of(options.intervals())).toString());
        }
        files.reads(inputs);
        return all;
    }

    /** What the options ask for, loaded. */
    private BeatSearch search() throws UsageException, IOException {
        BeatSearch.Builder builder = options.network() ? network() : BeatSearch.bank();
        if (options.device() != null) {
            builder.device(EngineChoice.device(options.device()));
        }
        return builder.threads(options.threads()).tile(options.tile()).build();
    }

    private BeatSearch.Builder network() throws UsageException, IOException {
        if (options.model() == null && !BeatSearch.isShipped()) {
            throw new UsageException("there is no model " + Models.shipped().resolve(BeatSearch.SHIPPED) + ": name one with --model, or take "
                    + "--method bank, which needs none");
        }
        BeatSearch.Builder builder = options.model() == null ? BeatSearch.network() : BeatSearch.network(options.model());
        if (options.modelHertz() > 0) {
            return builder.hertz(options.modelHertz());
        }
        String onnx = options.model() == null ? "" : Models.runnable(options.model()).onnx();
        if (options.model() != null && Files.exists(Path.of(onnx)) && !BeatSearch.saysHertz(options.model())) {
            throw new UsageException("nothing says at how many columns a second " + onnx + " reads: give --model-hertz");
        }
        return builder;
    }

    private Provenance provenance(BeatSearch search) {
        String engine = search.engine() + " on " + search.device() + "; " + options.threads() + " threads";
        String lead = options.lead() == null ? "first" : options.lead();
        return new Provenance(Version.text(), options.canonical(lead), engine, List.of(Map.entry("method", search.method())), "");
    }

    private void search(EcgLeads leads, BeatSearch search, EcgOutput output, EcgFindings findings) throws IOException {
        Recording recording = leads.recording();
        output.begin(EcgOutput.searched(leads));
        long[] count = new long[1];
        long started = System.nanoTime();
        search.scan(findings.begin(leads.withWarnings(console::warn)), beat -> {
            output.add(beat);
            findings.add(beat);
            count[0]++;
        });
        output.endOfRecording();
        findings.endOfRecording();
        // Formatting begins by loading what Java knows about languages: 20 ms.
        if (!console.quiet()) {
            console.say(String.format(Locale.ROOT, "%s: %,d beats, %s, %s, %.2f s", recording.name(), count[0], leads.sentence(),
                    search.method(), (System.nanoTime() - started) / 1e9));
        }
    }
}
