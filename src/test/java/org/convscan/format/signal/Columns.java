package org.convscan.format.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.convscan.track.Samples;
import org.convscan.track.TrackSource;

/** All samples of a recording, read in stretches of a given length, with what was said while reading. */
public record Columns(float[][] leads, List<String> warnings) {
    public static Columns read(Recording recording, int stretch) throws IOException {
        List<String> warnings = new ArrayList<>();
        float[][] leads = new float[recording.leads().size()][0];
        try (TrackSource source = recording.samples(warnings::add)) {
            boolean last = false;
            while (!last) {
                Samples samples = (Samples) source.next(stretch);
                assertEquals(leads[0].length, samples.start());
                assertEquals(recording.name(), samples.name());
                assertEquals(recording.hertz(), samples.hertz());
                assertTrue(samples.columns() == stretch || samples.last());
                append(leads, samples);
                last = samples.last();
            }
            assertNull(source.next(1));
        }
        return new Columns(leads, warnings);
    }

    private static void append(float[][] leads, Samples samples) {
        for (int c = 0; c < leads.length; c++) {
            int before = leads[c].length;
            leads[c] = Arrays.copyOf(leads[c], before + samples.columns());
            samples.values(c, 0, samples.columns(), leads[c], before);
        }
    }
}
