package org.convscan.format.signal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.convscan.track.TrackSource;

/**
 * A recording of one or more leads whose description has been read and whose samples are still in the file. All leads have one
 * rate, the highest of any: a lead that was sampled more slowly repeats each sample. Immutable; its files must stay as they are.
 */
public interface Recording {
    /** No recording has fewer samples in a second, or more: what says so is damaged, and to resample it would take for ever. */
    double LEAST_HERTZ = 0.001;

    double MOST_HERTZ = 100_000;

    /** The length of a recording whose file does not say it. */
    long UNKNOWN = -1;

    /** The record's name: a file's name without folder and ending. */
    String name();

    /** Columns in a second. */
    double hertz();

    /** The channels of the samples, in their order; at least one. */
    List<Lead> leads();

    /** Columns of the whole recording, gaps included; {@link #UNKNOWN} when only reading tells. */
    long columns();

    /** Columns in one tick of the clock that annotations of this recording count by: 1 unless leads have several rates. */
    int columnsPerTick();

    /**
     * The samples from the start, as one line of {@link org.convscan.track.Samples} in physical units, NaN where a sample is
     * missing. May be called again for another reading.
     *
     * @param warnings takes a sentence for each thing that is wrong but does not stop the reading, such as a wrong checksum
     */
    default TrackSource samples(Consumer<String> warnings) throws IOException {
        return samples(IntStream.range(0, leads().size()).toArray(), warnings);
    }

    /**
     * The samples of some leads, which may take less than reading all.
     *
     * @param leads indexes in {@link #leads()}; they become the channels, in this order
     */
    default TrackSource samples(int[] leads, Consumer<String> warnings) throws IOException {
        return samples(leads, Part.whole(warnings), warnings);
    }

    /** The samples of some leads from a column on, which is the first stretch's {@link org.convscan.track.Samples#start() start}. */
    TrackSource samples(int[] leads, Part part, Consumer<String> warnings) throws IOException;

    /** Files that the recording consists of besides the one that names it; none may be written while it is read. */
    default List<Path> files() {
        return List.of();
    }

    /** The last column at or before this one that reading can begin at without a look at what lies before it. */
    default long entry(long column) throws IOException {
        return 0;
    }

    /**
     * A recording in memory.
     *
     * @param samples one array a lead, all of one length, in the leads' units, NaN where a sample is missing; copied
     */
    static Recording of(String name, double hertz, List<Lead> leads, float[]... samples) {
        return DescribedRecording.inMemory(name, hertz, leads, Arrays.stream(samples).map(float[]::clone).toArray(float[][]::new));
    }

    /** Likewise; samples become floats. */
    static Recording of(String name, double hertz, List<Lead> leads, double[]... samples) {
        float[][] floats = new float[samples.length][];
        for (int c = 0; c < samples.length; c++) {
            floats[c] = new float[samples[c].length];
            for (int i = 0; i < floats[c].length; i++) {
                floats[c][i] = (float) samples[c][i];
            }
        }
        return DescribedRecording.inMemory(name, hertz, leads, floats);
    }

    /**
     * A recording of any length, whose samples a program makes or receives while they are asked for.
     *
     * @param opener is asked once for each reading; its reader gives as many columns as are wanted and waits for them, for fewer are the
     *     end; it is closed with the reading
     */
    static Recording streamed(String name, double hertz, List<Lead> leads, Opener opener) {
        return new DescribedRecording(name, hertz, leads, UNKNOWN, opener);
    }

    /** Begins a reading of a recording's samples. */
    interface Opener {
        /** A reader of all leads, from the first column on. */
        ColumnReader open() throws IOException;
    }
}
