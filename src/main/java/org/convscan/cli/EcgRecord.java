package org.convscan.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.convscan.InputException;
import org.convscan.format.signal.Recording;
import org.convscan.format.wfdb.Annotation;
import org.convscan.format.wfdb.AnnotationCodes;
import org.convscan.format.wfdb.AnnotationReader;
import org.convscan.format.wfdb.WfdbRecord;
import org.convscan.track.Samples;
import org.convscan.track.TrackSource;
import org.convscan.transform.Resampling;

/**
 * A recording to learn from, whole and in memory, at the network's rate, with the expert's heartbeats.
 *
 * @param leads in millivolts; gaps are filled with the last value before them
 * @param beats where the expert's beats are, in columns, in the order of time
 * @param doubtful columns that nothing is to be learned from: missing samples, and ventricular flutter or fibrillation
 */
record EcgRecord(String name, float[][] leads, double[] beats, boolean[] doubtful) {
    private static final int STRETCH = 1 << 16;

    /** Samples are read before anything is learned: 6 days of two leads at 120 Hz. */
    private static final long MOST_SAMPLES = 1L << 27;

    /** @param header of a WFDB record that has NAME.atr beside it */
    static EcgRecord read(Path header, double hertz, Console console) throws IOException {
        WfdbRecord recording = WfdbRecord.open(header.toString());
        if (recording.columns() * recording.leads().size() > MOST_SAMPLES) {
            throw new InputException(header.toString(), "", "the record is too long to learn from", "cut it into parts");
        }
        float[][] raw = raw(recording, console);
        boolean[] missing = filled(raw);
        float[][] leads = resampled(raw, recording, hertz);
        double columnsPerTick = recording.columnsPerTick() * hertz / recording.hertz();
        boolean[] doubtful = new boolean[leads[0].length];
        for (int i = 0; i < doubtful.length; i++) {
            doubtful[i] = missing[(int) Math.min(missing.length - 1, Math.round(i * recording.hertz() / hertz))];
        }
        Path marks = header.resolveSibling(recording.name() + ".atr");
        double[] beats = beats(marks, recording.hertz() / recording.columnsPerTick(), columnsPerTick, doubtful);
        if (beats.length == 0) {
            throw new InputException(marks.toString(), "", "there is no heartbeat in this file within the record", "");
        }
        return new EcgRecord(recording.name(), leads, beats, doubtful);
    }

    int columns() {
        return doubtful.length;
    }

    private static float[][] raw(Recording recording, Console console) throws IOException {
        float[][] all = new float[recording.leads().size()][STRETCH];
        int filled = 0;
        try (TrackSource source = recording.samples(console::warn)) {
            for (Samples next = (Samples) source.next(STRETCH); next != null; next = (Samples) source.next(STRETCH)) {
                for (int c = 0; c < all.length; c++) {
                    all[c] = filled + next.columns() > all[c].length ? Arrays.copyOf(all[c], 2 * all[c].length) : all[c];
                    next.values(c, 0, next.columns(), all[c], filled);
                }
                filled += next.columns();
            }
        }
        if (filled == 0) {
            throw new InputException(recording.name(), "", "the record has no samples", "");
        }
        for (int c = 0; c < all.length; c++) {
            all[c] = Arrays.copyOf(all[c], filled);
        }
        return all;
    }

    /** Fills gaps, and tells where any lead has one. */
    private static boolean[] filled(float[]... leads) {
        boolean[] missing = new boolean[leads[0].length];
        for (float[] lead : leads) {
            float last = 0;
            for (int i = 0; i < lead.length; i++) {
                missing[i] |= Float.isNaN(lead[i]);
                last = Float.isNaN(lead[i]) ? last : lead[i];
                lead[i] = last;
            }
        }
        return missing;
    }

    private static float[][] resampled(float[][] raw, Recording recording, double hertz) throws IOException {
        Samples line = Samples.wrap(recording.name(), recording.hertz(), 0, raw, raw[0].length, true);
        try (TrackSource source = Resampling.of(TrackSource.of(line), hertz)) {
            Samples all = (Samples) source.next(Integer.MAX_VALUE / 2);
            float[][] leads = new float[raw.length][all.columns()];
            for (int c = 0; c < leads.length; c++) {
                all.values(c, 0, all.columns(), leads[c], 0);
            }
            return leads;
        }
    }

    /** Beats in flutter are not kept, and its time is doubtful from mark to mark. */
    private static double[] beats(Path marks, double hertz, double columnsPerTick, boolean[] doubtful) throws IOException {
        List<Double> beats = new ArrayList<>();
        int flutter = -1;
        try (AnnotationReader reader = AnnotationReader.open(marks, hertz)) {
            for (Annotation next = reader.next(); next != null; next = reader.next()) {
                double column = next.time() * columnsPerTick;
                if (next.code() == AnnotationCodes.FIBRILLATION_START) {
                    flutter = (int) Math.min(doubtful.length, Math.max(0, column));
                } else if (next.code() == AnnotationCodes.FIBRILLATION_END && flutter >= 0) {
                    Arrays.fill(doubtful, flutter, (int) Math.min(doubtful.length, Math.max(flutter, column)), true);
                    flutter = -1;
                } else if (AnnotationCodes.isBeat(next.code()) && flutter < 0 && column >= 0 && column < doubtful.length) {
                    beats.add(column);
                }
            }
        }
        if (flutter >= 0) {
            Arrays.fill(doubtful, flutter, doubtful.length, true);
        }
        return beats.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
