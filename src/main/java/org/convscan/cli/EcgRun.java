package org.convscan.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.convscan.format.recording.RecordingFiles;
import org.convscan.format.signal.Recording;
import org.convscan.format.wfdb.WfdbRecord;
import org.convscan.report.IntervalFiles;
import org.convscan.report.OutputFile;
import org.convscan.report.Provenance;
import org.convscan.track.TrackSource;

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
            try (EcgMethod method = EcgMethod.of(options)) {
                new EcgShardRun(options, recordings, method, console).run(provenance(method));
            }
            return;
        }
        try (EcgMethod method = EcgMethod.of(options);
                EcgOutput output = EcgOutput.of(options.format(), options.output(), provenance(method), console);
                EcgFindings findings = new EcgFindings(options, method, provenance(method))) {
            for (EcgLeads leads : recordings) {
                search(leads, method, output, findings);
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
        }
        files.writes(annotates ? null : options.output()).writes(options.report()).writes(options.multiqc());
        if (options.intervals() != null) {
            files.writes(options.intervals()).writes(IntervalFiles.summaryBeside(Path.of(options.intervals())).toString());
        }
        files.reads(inputs);
        return all;
    }

    private Provenance provenance(EcgMethod method) {
        String engine = "ONNX Runtime on " + method.device() + "; " + options.threads() + " threads";
        String lead = options.lead() == null ? "first" : options.lead();
        return new Provenance(Version.text(), options.canonical(lead), engine, List.of(Map.entry("method", method.name())), "");
    }

    private void search(EcgLeads leads, EcgMethod method, EcgOutput output, EcgFindings findings) throws IOException {
        Recording recording = leads.recording();
        output.begin(leads.searched());
        long[] count = new long[1];
        long started = System.nanoTime();
        try (TrackSource samples = findings.begin(leads, leads.samples(console))) {
            new BeatDetector(method, samples, recording.hertz(), leads.indexes(), beat -> {
                output.add(beat);
                findings.add(beat);
                count[0]++;
            }).run(options.tile());
        }
        output.endOfRecording();
        findings.endOfRecording();
        console.say(String.format(Locale.ROOT, "%s: %,d beats, %s, %s, %.2f s", recording.name(), count[0], leads.sentence(),
                method.name(), (System.nanoTime() - started) / 1e9));
    }
}
