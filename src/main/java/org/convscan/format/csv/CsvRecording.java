package org.convscan.format.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.convscan.InputException;
import org.convscan.format.gzip.InputFile;
import org.convscan.format.signal.Lead;
import org.convscan.format.signal.Part;
import org.convscan.format.signal.Recording;
import org.convscan.format.signal.StreamedSamples;
import org.convscan.track.TrackSource;

/**
 * A recording as a table of text, a line a sample and a column a lead, with commas, semicolons or tabs between. A first line
 * that is no numbers names the columns; columns called time, sample or the like are left out. Empty cells, NaN and "-" are
 * missing samples; lines that begin with # are comments. The file may be gzipped.
 */
public final class CsvRecording implements Recording {
    private final Path file;
    private final double hertz;
    private final CsvColumns columns;

    private CsvRecording(Path file, double hertz, CsvColumns columns) {
        this.file = file;
        this.hertz = hertz;
        this.columns = columns;
    }

    /** @param hertz samples in a second, which the file does not say */
    public static CsvRecording open(Path file, double hertz) throws IOException {
        try (CsvReader reader = new CsvReader(file.toString(), lines(file))) {
            CsvColumns columns = reader.columns();
            if (columns == null) {
                throw new InputException(file.toString(), "", "the file has no samples", "");
            }
            if (columns.leads().isEmpty()) {
                throw new InputException(file.toString(), "", "no column is a signal", "time and sample numbers are left out");
            }
            return new CsvRecording(file, hertz, columns);
        }
    }

    private static BufferedReader lines(Path file) throws IOException {
        InputFile input = InputFile.of(file.toString(), null);
        return new BufferedReader(new InputStreamReader(input.open(), StandardCharsets.UTF_8), 1 << 16);
    }

    /** Names of the columns that are no leads. */
    public List<String> leftOut() {
        return columns.leftOut();
    }

    @Override
    public String name() {
        String name = file.getFileName().toString();
        int dot = name.indexOf('.', 1);
        return dot > 0 ? name.substring(0, dot) : name;
    }

    @Override
    public double hertz() {
        return hertz;
    }

    @Override
    public List<Lead> leads() {
        return columns.leads();
    }

    @Override
    public long columns() {
        return UNKNOWN;
    }

    @Override
    public int columnsPerTick() {
        return 1;
    }

    @Override
    public TrackSource samples(int[] leads, Part part, Consumer<String> warnings) throws IOException {
        return StreamedSamples.of(this, new CsvReader(file.toString(), lines(file)), 0, leads);
    }
}
