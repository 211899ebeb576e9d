package org.convscan.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.convscan.format.wfdb.Annotation;
import org.convscan.format.wfdb.AnnotationCodes;
import org.convscan.format.wfdb.AnnotationReader;
import org.convscan.format.wfdb.AnnotationWriter;
import org.convscan.format.wfdb.WfdbRecord;
import org.convscan.track.Samples;
import org.convscan.track.TrackSource;
import org.convscan.transform.Resampling;

/**
 * Cuts WFDB records with an expert's beats into records of 10 s at 500 Hz, as resting electrocardiograms are. Arguments: FOLDER
 * RECORD...; into the folder go NAME-000, NAME-001 and so on, each with its beats. The first and the last 0.15 s of a
 * piece are left out, as flutter is: whether a beat is to be found whose complex is cut in two nobody can say. Pieces with flutter are
 * not made.
 */
public final class PieceRecord {
    private static final double HERTZ = 500;
    private static final double SECONDS = 10;
    private static final double LEFT_OUT = 0.15;

    private final WfdbRecord record;
    private final float[][] leads;
    private final List<Double> beats = new ArrayList<>();
    private final List<Double> flutter = new ArrayList<>();

    private PieceRecord(String path) throws IOException {
        this.record = WfdbRecord.open(path);
        this.leads = read(record);
        try (AnnotationReader reader = AnnotationReader.open(Path.of(path + ".atr"), record.hertz())) {
            for (Annotation next = reader.next(); next != null; next = reader.next()) {
                if (next.code() == AnnotationCodes.FIBRILLATION_START || next.code() == AnnotationCodes.FIBRILLATION_END) {
                    flutter.add(next.time() / record.hertz());
                } else if (AnnotationCodes.isBeat(next.code())) {
                    beats.add(next.time() / record.hertz());
                }
            }
        }
    }

    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        for (String path : Arrays.asList(args).subList(1, args.length)) {
            PieceRecord record = new PieceRecord(path);
            for (int piece = 0; (piece + 1) * SECONDS * HERTZ <= record.leads[0].length; piece++) {
                if (!record.flutters(piece * SECONDS)) {
                    record.write(folder, piece);
                }
            }
        }
    }

    private static float[][] read(WfdbRecord record) throws IOException {
        try (TrackSource source = Resampling.of(record.samples(warning -> { }), HERTZ)) {
            Samples all = (Samples) source.next(Integer.MAX_VALUE / 2);
            float[][] leads = new float[all.channels()][all.columns()];
            for (int c = 0; c < leads.length; c++) {
                all.values(c, 0, all.columns(), leads[c], 0);
            }
            return leads;
        }
    }

    private boolean flutters(double start) {
        for (int i = 0; i + 1 < flutter.size(); i += 2) {
            if (flutter.get(i) < start + SECONDS && flutter.get(i + 1) > start) {
                return true;
            }
        }
        return false;
    }

    private void write(Path folder, int piece) throws IOException {
        int columns = (int) (SECONDS * HERTZ);
        String name = String.format(Locale.ROOT, "%s-%03d", record.name(), piece);
        MadeRecord.write(folder, name, HERTZ, record.leads(), MadeRecord.part(leads, piece * columns, (piece + 1) * columns));
        mark(folder.resolve(name + ".atr"), piece * SECONDS);
    }

    private void mark(Path file, double start) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            AnnotationWriter marks = new AnnotationWriter(out);
            marks.write(Annotation.of(0, AnnotationCodes.FIBRILLATION_START));
            marks.write(Annotation.of(Math.round(LEFT_OUT * HERTZ), AnnotationCodes.FIBRILLATION_END));
            for (double beat : beats) {
                if (beat > start + LEFT_OUT && beat < start + SECONDS - LEFT_OUT) {
                    marks.write(Annotation.of(Math.round((beat - start) * HERTZ), AnnotationCodes.NORMAL_BEAT));
                }
            }
            marks.write(Annotation.of(Math.round((SECONDS - LEFT_OUT) * HERTZ), AnnotationCodes.FIBRILLATION_START));
            marks.write(Annotation.of(Math.round(SECONDS * HERTZ) - 1, AnnotationCodes.FIBRILLATION_END));
            marks.finish();
        }
    }
}
