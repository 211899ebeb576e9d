package org.convscan.format.signal;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.convscan.track.TrackSource;

/** A recording whose samples come from the program itself; see {@link Recording#of} and {@link Recording#streamed}. */
record DescribedRecording(String name, double hertz, List<Lead> leads, long columns, Opener opener) implements Recording {
    DescribedRecording {
        Objects.requireNonNull(name);
        Objects.requireNonNull(opener);
        leads = List.copyOf(leads);
        if (!(hertz >= LEAST_HERTZ && hertz <= MOST_HERTZ) || leads.isEmpty()) {
            throw new IllegalArgumentException("a recording needs a rate of " + LEAST_HERTZ + " to " + MOST_HERTZ + " Hz and a lead: "
                    + hertz + " Hz, " + leads.size());
        }
    }

    /** @param samples one array a lead, which nobody else has */
    static Recording inMemory(String name, double hertz, List<Lead> leads, float[][] samples) {
        if (samples.length != leads.size()) {
            throw new IllegalArgumentException(samples.length + " arrays of samples for " + leads.size() + " leads");
        }
        for (float[] lead : samples) {
            if (lead.length != samples[0].length) {
                throw new IllegalArgumentException("leads of " + samples[0].length + " and " + lead.length + " samples");
            }
        }
        return new DescribedRecording(name, hertz, leads, samples.length == 0 ? 0 : samples[0].length, () -> new Arrays(samples));
    }

    @Override
    public int columnsPerTick() {
        return 1;
    }

    @Override
    public TrackSource samples(int[] chosen, Part part, Consumer<String> warnings) throws IOException {
        return StreamedSamples.of(this, opener.open(), 0, chosen);
    }

    /** From the start of arrays to their end. */
    private static final class Arrays implements ColumnReader {
        private final float[][] samples;
        private int done;

        Arrays(float[][] samples) {
            this.samples = samples;
        }

        @Override
        public int read(float[][] channels, int at, int columns) {
            int count = Math.min(columns, samples[0].length - done);
            for (int c = 0; c < samples.length; c++) {
                System.arraycopy(samples[c], done, channels[c], at, count);
            }
            done += count;
            return count;
        }

        @Override
        public void close() {}
    }
}
