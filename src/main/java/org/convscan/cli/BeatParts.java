package org.convscan.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.convscan.coord.Interval;
import org.convscan.report.IntervalFiles;
import org.convscan.report.OutputFile;
import org.convscan.report.PeakMerger;
import org.convscan.report.SearchedRecording;
import org.convscan.scan.Peak;
import org.convscan.scan.RhythmSelection;
import org.convscan.stats.Beat;
import org.convscan.workflow.ecg.BeatRhythm;

/** Peaks that the shards of {@code ecg} found, of which the beats are chosen here: written as one run writes them. */
final class BeatParts implements PartKind.Joined {
    private final PeakMerger merger;
    private final MergeOptions options;
    private EcgOutput output;
    private BeatFigures figures;

    private BeatParts(PeakMerger merger, MergeOptions options) {
        this.merger = merger;
        this.options = options;
    }

    static BeatParts open(List<Path> parts, MergeOptions options) throws UsageException, IOException {
        if (options.segments() != null) {
            throw new UsageException("--segments takes parts of 'nanopore --segments', and there are none among these");
        }
        BeatParts joined = new BeatParts(PeakMerger.of(parts), options);
        if (joined.annotates() && "-".equals(options.output())) {
            throw new UsageException("annotations are no text: name a file with -o");
        }
        if (joined.annotates() && options.target().endsWith(".gz")) {
            throw new UsageException("annotations are not gzipped: name the output without .gz, or run the shards with --format tsv, csv or bed");
        }
        String named = EcgOptions.formatOf(joined.options.target());
        if (!joined.options.toStream() && !EcgOptions.annotates(named) && !named.equals(joined.merger.format())) {
            throw new UsageException("these parts become " + joined.merger.format() + ", and " + options.output() + " is named as " + named
                    + ": run the shards with --format " + named + ", or choose another name");
        }
        return joined;
    }

    private boolean annotates() {
        return EcgOptions.annotates(merger.format());
    }

    @Override
    public String run() {
        return merger.run();
    }

    @Override
    public void name(FilesNamed files) throws UsageException {
        if (annotates()) {
            for (SearchedRecording recording : merger.recordings()) {
                files.writes(EcgOutput.annotationFile(options.output(), recording.name(), merger.format()).toString());
            }
        } else {
            files.writes(options.output());
        }
        files.writes(options.multiqc());
        if (options.intervals() != null) {
            files.writes(options.intervals()).writes(IntervalFiles.summaryBeside(Path.of(options.intervals())).toString());
        }
    }

    @Override
    public List<OutputFile> write(Console console) throws IOException {
        output = EcgOutput.of(merger.format(), options.output(), merger.provenance(), console);
        figures = BeatFigures.of(options.intervals(), options.multiqc(), merger.provenance());
        Chooser chooser = new Chooser(merger.rule(), console);
        try {
            merger.replay(chooser);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        List<OutputFile> files = new ArrayList<>(output.finish());
        files.addAll(figures.finish());
        console.say(String.format(Locale.ROOT, "%,d beats, recordings: %,d, parts: %,d", chooser.count, merger.recordings().size(),
                merger.parts()));
        return files;
    }

    @Override
    public void close() throws IOException {
        if (output != null) {
            output.close();
        }
        if (figures != null) {
            figures.close();
        }
    }

    /** Does with the peaks of a recording what one run does. */
    private final class Chooser implements PeakMerger.Sink {
        private final RhythmSelection.Rule rule;
        private final Console console;
        private String name;
        private BeatRhythm rhythm;
        private List<Beat> beats;
        private long count;

        Chooser(RhythmSelection.Rule rule, Console console) {
            this.rule = rule;
            this.console = console;
        }

        @Override
        public void begin(SearchedRecording recording) throws IOException {
            name = recording.name();
            beats = new ArrayList<>();
            int[] searched = recording.searched().stream().mapToInt(Integer::intValue).toArray();
            output.begin(recording);
            rhythm = new BeatRhythm(rule, recording.hertz(), searched, this::take);
        }

        private void take(Beat beat) {
            output.add(beat);
            count++;
            if (figures.wanted()) {
                beats.add(beat);
            }
        }

        @Override
        public void add(Peak peak) {
            rhythm.add(peak);
        }

        @Override
        public void end(long columns, List<Interval> gaps) throws IOException {
            rhythm.end(columns);
            output.endOfRecording();
            figures.add(name, beats, gaps, columns);
        }

        @Override
        public void warn(String sentence) {
            console.warn(sentence);
        }
    }
}
