package org.convscan.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.convscan.InputException;
import org.convscan.format.nanopore.NanoporeReads;
import org.convscan.track.Samples;
import org.convscan.track.Track;
import org.convscan.track.TrackSource;
import org.convscan.transform.Resampling;

/** Raw reads in picoamperes, each whole in memory, at their own rate or at a network's. Reads without a calibration are left out. */
final class RawReadTracks implements NetworkTracks {
    private static final String UNITS = "pA";

    private final NanoporeReads reads;
    private final double hertz;
    private double ratio = 1;
    private long columns;

    /**
     * What a network is to run along.
     *
     * @param command as a table's head names it
     * @param strict whether what cannot be used is an error
     */
    record Wanted(String command, boolean strict) {}

    /**
     * Whether a model may run along reads.
     *
     * @param signals null where its card, if there is one, says that it reads letters
     */
    static void check(NetworkOptions options, SignalReader signals) throws InputException {
        boolean letters = signals == null && options.card().isPresent();
        if (letters || signals != null && (signals.channels() != 1 || !signals.units().equals(UNITS))) {
            throw new InputException(options.model(), "", "it reads " + (letters ? "letters" : signals.channels() + " channels of "
                    + signals.units()) + ", and raw reads are one channel of " + UNITS, "");
        }
    }

    /** @param hertz that reads are resampled to; 0 for each one's own */
    RawReadTracks(List<String> files, double hertz, boolean strict, Console console) throws IOException {
        this.reads = NanoporeReads.open(files, strict, console::warn);
        this.hertz = hertz;
    }

    @Override
    public Track next() throws IOException {
        Samples read = reads.next(Integer.MAX_VALUE);
        if (read == null) {
            return null;
        }
        ratio = hertz == 0 ? 1 : read.hertz() / hertz;
        if (ratio < 1) {
            throw new InputException("read " + read.name(), "", "it has " + read.hertz() + " samples a second, and the model reads " + hertz,
                    "a read cannot be given more than it has");
        }
        Samples line = ratio == 1 ? read : resampled(read);
        columns += line.columns();
        return line;
    }

    private Samples resampled(Samples read) throws IOException {
        // The result is a column longer than the ratio says at most.
        try (TrackSource source = Resampling.of(TrackSource.of(read), hertz)) {
            return (Samples) source.next(read.columns() + 1);
        }
    }

    @Override
    public double fractionRead() {
        return reads.fractionRead();
    }

    /** In the read's own samples: the one nearest to the column's time. */
    @Override
    public long place(long column) {
        return ratio == 1 ? column : Math.round(column * ratio);
    }

    @Override
    public String read() {
        return reads.reads() + " reads, " + columns + " columns" + (hertz == 0 ? "" : " at " + hertz + " Hz");
    }

    @Override
    public String done() {
        return String.format(Locale.ROOT, "%,d reads (%,d samples)", reads.reads(), columns);
    }

    @Override
    public String noun() {
        return "reads";
    }

    @Override
    public void close() {
        try {
            reads.close();
        } catch (IOException left) {
            // A file that was only read.
            return;
        }
    }
}
