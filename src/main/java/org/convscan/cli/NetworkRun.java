package org.convscan.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.convscan.InputException;
import org.convscan.Sha256;
import org.convscan.engine.ort.Device;
import org.convscan.engine.ort.Session;
import org.convscan.format.fasta.SequenceFiles;
import org.convscan.format.fasta.SequenceSource;
import org.convscan.network.LineModel;
import org.convscan.network.Scores;
import org.convscan.network.TiledRun;
import org.convscan.network.WindowRun;
import org.convscan.report.BedGraphFormat;
import org.convscan.report.Bytes;
import org.convscan.report.PeakFormat;
import org.convscan.report.Provenance;
import org.convscan.report.ScoreFormat;
import org.convscan.report.ScoreTsvFormat;
import org.convscan.report.TableOutput;
import org.convscan.report.Tabix;
import org.convscan.track.Alphabet;
import org.convscan.track.Track;

/** One run of a network along sequences or recordings: from checked options to a finished file. */
final class NetworkRun {
    private final NetworkOptions options;
    private final Console console;
    /** Null for a model of letters, and of any samples that come. */
    private final SignalReader signals;
    private final RawReadTracks.Wanted reads;
    private final LineModel model;
    private final ScoreFormat format;
    private final boolean windows;
    private int tooShort;

    NetworkRun(NetworkOptions options, Console console) throws UsageException, IOException {
        this(options, null, console);
    }

    /** @param reads null where tracks are sequences or recordings */
    NetworkRun(NetworkOptions options, RawReadTracks.Wanted reads, Console console) throws UsageException, IOException {
        this.options = options;
        this.reads = reads;
        this.console = console;
        this.signals = options.card().map(card -> card.reads().containsKey("hertz")).orElse(false)
                ? SignalReader.of(options.model(), options.card().get())
                : null;
        this.model = NetworkSummary.model(options.model(), channels(), options.window());
        checkKind();
        this.windows = options.window() > 0 || options.step() > 0 || model.geometry().obstacle().isPresent();
        if (windows && options.window() == 0 && model.layout().length() < 0) {
            throw new UsageException(model.geometry().obstacle().isPresent()
                    ? "this network cannot be tiled: " + model.geometry().obstacle().get() + "; give a --window for it to read"
                    : "--step goes with --window");
        }
        this.format = switch (options.format()) {
            case "tsv" -> new ScoreTsvFormat();
            case "bed" -> new PeakFormat((float) options.threshold());
            default -> new BedGraphFormat(options.channel());
        };
    }

    private int channels() {
        return signals != null ? signals.channels() : reads != null ? 1 : Alphabet.DNA.size();
    }

    private void checkKind() throws UsageException, InputException {
        if (reads != null) {
            RawReadTracks.check(options, signals);
            return;
        }
        if (signals == null && (!options.leads().isEmpty() || options.hertz() > 0)) {
            throw new UsageException("--lead and --hertz go with a model folder that reads samples; this model reads letters");
        }
        if (signals != null && !options.strand().equals("forward")) {
            throw new UsageException("signals have no strands: leave out --strand");
        }
        if (signals != null && !options.shard().isWhole()) {
            throw new UsageException("--shard divides sequences: give each process its own recordings");
        }
    }

    private NetworkTracks tracks() throws IOException {
        if (reads != null) {
            return new RawReadTracks(options.tracks(), signals == null ? 0 : signals.hertz(), reads.strict(), console);
        }
        return signals == null
                ? new SequenceTracks(options.tracks(), console)
                : new RecordedLeads(options.tracks(), signals, options.leads(), options.hertz(), console);
    }

    void run() throws IOException {
        ShardRun shard = null;
        if (!options.shard().isWhole()) {
            try (SequenceSource all = open()) {
                shard = ShardRun.of(options.shard(), all);
            }
        }
        Device device = EngineChoice.device(options.device());
        boolean toFile = !options.output().equals("-");
        try (Session session = trusting(() -> Session.load(Path.of(options.model()), device, options.threads()));
                TrackRunner runner = runner(session);
                NetworkTracks source = tracks();
                Progress progress = new Progress(console, source::fractionRead);
                TableOutput table = toFile
                        ? TableOutput.to(Path.of(options.output()), Tabix.BED)
                        : TableOutput.to(console.out())) {
            new Writer(table, progress, shard).write(source, runner, device);
            table.commit();
            progress.close();
            console.say(String.format(Locale.ROOT, "%s in %.1f s on %s, %s", source.done(), progress.seconds(), device, manner()));
            if (tooShort > 0) {
                console.warn(tooShort + " " + source.noun() + " are too short for the network and have no numbers");
            }
        }
    }

    private SequenceSource open() throws IOException {
        return SequenceFiles.open(options.tracks(), console.in(), Alphabet.DNA);
    }

    private String command() {
        return reads == null ? options.canonical() : reads.command();
    }

    private String manner() {
        return windows ? "windows of " + window() + " every " + step() : "tiled exactly";
    }

    private String rate() {
        return signals == null ? "" : "; resampled to " + signals.hertz() + " Hz where faster";
    }

    private int window() {
        return options.window() > 0 ? options.window() : Math.toIntExact(model.layout().length());
    }

    private int step() {
        return options.step() > 0 ? options.step() : window();
    }

    private TrackRunner runner(Session session) throws InputException {
        try {
            return windows ? new TrackRunner.Windows(new WindowRun(model, session, window(), step(), options.batch()))
                    : new TrackRunner.Tiled(new TiledRun(model, session, options.tile()));
        } catch (IllegalArgumentException e) {
            throw new InputException(options.model(), "", e.getMessage(), "", e);
        }
    }

    /** What ONNX Runtime refuses is the model's fault. */
    private <T> T trusting(Supplier<T> task) throws InputException {
        try {
            return task.get();
        } catch (IllegalStateException e) {
            throw refused(e);
        }
    }

    private InputException refused(IllegalStateException e) {
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return new InputException(options.model(), "", message, "", e);
    }

    /** Turns scores into lines. */
    private final class Writer {
        private final TableOutput table;
        private final Progress progress;
        private final ShardRun shard;
        private final OwnedItems owned;
        private final Bytes text = new Bytes();
        private boolean started;
        private Device device;
        private NetworkTracks tracks;

        /** @param shard null for a whole run */
        private Writer(TableOutput table, Progress progress, ShardRun shard) {
            this.table = table;
            this.progress = progress;
            this.shard = shard;
            this.owned = shard == null ? new OwnedItems(Shard.WHOLE, 1) : new OwnedItems(options.shard(), shard.columns());
        }

        private void write(NetworkTracks source, TrackRunner runner, Device on) throws IOException {
            device = on;
            tracks = source;
            for (Track track = source.next(); track != null; track = source.next()) {
                if (owned.next(track.columns())) {
                    run(track, runner);
                }
            }
            start(0);
            Provenance.writeFooter(shard == null ? source.read() : shard.sequences(), text);
            flush();
        }

        private void run(Track track, TrackRunner runner) throws IOException {
            if (!options.strand().equals("reverse")) {
                strand(track, runner, false);
            }
            if (!options.strand().equals("forward")) {
                strand(track, runner, true);
            }
            format.endOfTrack(text);
            flush();
        }

        private void strand(Track track, TrackRunner runner, boolean reversed) throws IOException {
            char sign = reversed ? '-' : '+';
            try {
                boolean enough = runner.run(track, reversed, scores -> {
                    add(track, sign, scores);
                    progress.add((long) scores.step() * scores.values()[0].length);
                });
                tooShort += enough ? 0 : 1;
            } catch (IllegalStateException e) {
                throw refused(e);
            } catch (IllegalArgumentException e) {
                throw new InputException(options.model(), "", e.getMessage(), "", e);
            }
            format.end(track.name(), sign, text);
            flush();
        }

        private void add(Track track, char sign, Scores scores) throws IOException {
            start(scores.values().length);
            boolean wide = scores.window() > 0 && scores.values()[0].length == 1 && !options.format().equals("bedgraph");
            int width = wide ? scores.window() : scores.step();
            long first = wide ? scores.start() - (scores.window() - scores.step()) / 2 : scores.start();
            float[] values = new float[scores.values().length];
            for (int i = 0; i < scores.values()[0].length; i++) {
                for (int c = 0; c < values.length; c++) {
                    values[c] = scores.values()[c][i];
                }
                long start = tracks.place(Math.max(0, first + (long) i * scores.step()));
                long end = tracks.place(Math.min(track.columns(), first + (long) i * scores.step() + width));
                if (start < end) {
                    format.append(track.name(), start, end, sign, values, text);
                }
            }
            flush();
        }

        /** The first lines, once it is known how many numbers there are. */
        private void start(int channels) throws IOException {
            if (started) {
                return;
            }
            started = true;
            if (channels > 0 && options.channel() >= channels) {
                throw new InputException(options.model(), "", "it has " + channels + " outputs", "--channel counts from 1");
            }
            String engine = "ONNX Runtime on " + device + "; " + options.threads() + " threads";
            List<Map.Entry<String, String>> facts = List.of(
                    Map.entry("model", options.model() + " sha256:" + Sha256.text(Path.of(options.model()))),
                    Map.entry("network", manner() + rate() + "; input " + model.layout() + "; numbers agree to 1e-5 between devices and tiles"));
            Provenance whole = new Provenance(Version.text(), command(), engine, facts, "");
            format.header(shard == null ? whole : whole.ofShard(options.shard().place(), shard.sequences()), channels, text);
            flush();
        }

        private void flush() throws IOException {
            table.write(text);
            text.clear();
        }
    }
}
