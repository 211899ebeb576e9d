package org.convscan.workflow.ecg;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.convscan.InputException;
import org.convscan.coord.Interval;
import org.convscan.engine.ort.Device;
import org.convscan.format.signal.Recording;
import org.convscan.network.StreamedRun;
import org.convscan.scan.Peak;
import org.convscan.scan.RhythmSelection;
import org.convscan.stats.Beat;
import org.convscan.stats.Gaps;
import org.convscan.track.TrackSource;

/**
 * A search for heartbeats made ready: a model on its device, and the numbers that make beats of its scores. Immutable and safe to
 * share: make one, search many recordings with it, from any number of threads, and close it when all are done. Memory depends neither
 * on the length of a recording nor on the number of its beats, except that {@link #beats} keeps these.
 */
public final class BeatSearch implements AutoCloseable {
    /** The shipped network, a folder under {@code models}. */
    public static final String SHIPPED = EcgMethod.SHIPPED;

    /** Columns of the model at a time, unless it is said. */
    public static final int TILE = 1 << 15;

    private final EcgMethod method;
    private final int tile;

    private BeatSearch(EcgMethod method, int tile) {
        this.method = method;
        this.tile = tile;
    }

    /** A search by fixed kernels, which need no model. */
    public static Builder bank() {
        return new Builder(false, null);
    }

    /** A search by the network that comes with convscan; {@link #isShipped} says whether it is where convscan looks for it. */
    public static Builder network() {
        return new Builder(true, null);
    }

    /**
     * A search by a network.
     *
     * @param model the name of a shipped one, a model folder or an .onnx file
     */
    public static Builder network(String model) {
        return new Builder(true, Objects.requireNonNull(model));
    }

    /** Whether the shipped network is there: in {@code models} under the system property convscan.home, or else the current folder. */
    public static boolean isShipped() {
        return EcgMethod.isShipped();
    }

    /** Whether a model's folder says at how many columns a second it reads; else {@link Builder#hertz} has to. */
    public static boolean saysHertz(String model) throws IOException {
        return EcgMethod.saysHertz(model);
    }

    /** What to search with; see {@link BeatSearch#bank} and {@link BeatSearch#network}. Not thread-safe. */
    public static final class Builder {
        private final boolean network;
        private final String model;
        private double hertz;
        private Device device;
        private int threads = Runtime.getRuntime().availableProcessors();
        private int tile = TILE;

        private Builder(boolean network, String model) {
            this.network = network;
            this.model = model;
        }

        /** Columns a second that the model reads, where no model.yaml beside it says so. Recordings of any rate are resampled to it. */
        public Builder hertz(double columns) {
            if (!(columns > 0)) {
                throw new IllegalArgumentException(columns + " columns a second");
            }
            this.hertz = columns;
            return this;
        }

        /** Where the model computes; unless set, a network on a GPU if one can be used, the bank on the processor. */
        public Builder device(Device where) {
            this.device = Objects.requireNonNull(where);
            return this;
        }

        /** That the model may use for one recording; all processors unless set. */
        public Builder threads(int most) {
            if (most < 1) {
                throw new IllegalArgumentException(most + " threads");
            }
            this.threads = most;
            return this;
        }

        /** Columns of the model's input at a time: changes memory, and nothing that is found. */
        public Builder tile(int columns) {
            if (columns < 1) {
                throw new IllegalArgumentException("a tile of " + columns + " columns");
            }
            this.tile = columns;
            return this;
        }

        /**
         * Loads the model.
         *
         * @throws InputException when there is no such model, it is damaged, nothing says its columns a second, or it needs a whole
         *     line at once
         */
        public BeatSearch build() throws IOException {
            EcgMethod method = method();
            try {
                // Of no use but to say whether the model's lines can be cut.
                new StreamedRun(method.model(), tile);
                return new BeatSearch(method, tile);
            } catch (IllegalArgumentException e) {
                method.close();
                throw new InputException(model == null ? method.name() : model, "", e.getMessage(), "", e);
            }
        }

        private EcgMethod method() throws IOException {
            try {
                return EcgMethod.of(this);
            } catch (NoSuchFileException e) {
                throw new InputException(e.getFile(), "", "no such file", "check the name", e);
            } catch (IllegalStateException e) {
                // What ONNX Runtime refuses is the model's fault.
                String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
                throw new InputException(model == null ? SHIPPED : model, "", message, "", e);
            }
        }

        boolean network() {
            return network;
        }

        /** Null for the shipped one. */
        String model() {
            return model;
        }

        /** 0 where it was not said. */
        double modelHertz() {
            return hertz;
        }

        /** Null for our choice. */
        Device device() {
            return device;
        }

        int threads() {
            return threads;
        }
    }

    /** For people: "bank", "network heartbeat". */
    public String method() {
        return method.name();
    }

    /** What computes, for people: "ONNX Runtime". */
    public String engine() {
        return method.model().engine();
    }

    /** Where the model computes. */
    public Device device() {
        return method.device();
    }

    /**
     * All beats of a recording's first lead that looks like an electrocardiogram. What is wrong with its file and does not stop the
     * reading is said to nobody: see {@link EcgLeads#withWarnings}.
     */
    public Heartbeats beats(Recording recording) throws IOException {
        return beats(EcgLeads.first(recording));
    }

    /** All beats that some leads show together. */
    public Heartbeats beats(EcgLeads leads) throws IOException {
        double hertz = leads.recording().hertz();
        Gaps gaps = new Gaps(hertz, IntStream.range(0, leads.indexes().length).toArray());
        List<Beat> beats = new ArrayList<>();
        scan(leads.seenBy(gaps::add), beats::add);
        return new Heartbeats(hertz, gaps.columns(), beats, gaps.found());
    }

    /**
     * Reads the leads once and hands on the beats while it does, those of a tile of the model at a time.
     *
     * @param beats takes them in order, in the calling thread; what it throws ends the search
     * @throws InputException when the recording is damaged; the message names file and place
     */
    public void scan(EcgLeads leads, Consumer<Beat> beats) throws IOException {
        try (TrackSource samples = leads.samples()) {
            new BeatDetector(method, leads.recording().hertz(), leads.indexes(), beats).run(samples, tile);
        }
    }

    /** What makes beats of peaks; lengths are seconds. */
    public RhythmSelection.Rule rule() {
        return method.rule();
    }

    /**
     * In how many tiles the model goes along a recording, for those who share out its tiles.
     *
     * @param columns of the recording
     * @param hertz of the recording
     */
    public long tiles(long columns, double hertz) {
        return Math.max(1, (long) Math.ceil(columns * method.hertz() / hertz / new StreamedRun(method.model(), tile).tileColumns()));
    }

    /**
     * At which of a recording's columns a tile begins.
     *
     * @param hertz of the recording
     */
    public long start(long number, double hertz) {
        return BeatDetector.start(method, hertz, new StreamedRun(method.model(), tile), number);
    }

    /**
     * The peaks of some tiles, the very same as in a run over all, of which {@link BeatRhythm} chooses beats when all are together.
     * Reads no more samples than they depend on.
     *
     * @param tiles counted from 0; to {@link Long#MAX_VALUE} for all that the recording has
     */
    public void peaks(EcgPart samples, Interval tiles, Consumer<Peak> peaks) throws IOException {
        EcgLeads leads = samples.leads();
        BeatDetector.ofPeaks(method, leads.recording().hertz(), leads.indexes(), peaks).run(samples, tile, tiles.start(), tiles.end());
    }

    @Override
    public void close() {
        method.close();
    }
}
