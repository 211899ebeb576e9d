package org.convscan.format.edf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.convscan.InputException;
import org.convscan.format.signal.Lead;
import org.convscan.format.signal.Part;
import org.convscan.format.signal.Recording;
import org.convscan.format.signal.StreamedSamples;
import org.convscan.track.TrackSource;

/**
 * A recording in an EDF, EDF+ or BDF file. Signals of lower rates repeat their samples; time between the data records of an
 * EDF+D file is missing samples.
 */
public final class EdfRecording implements Recording {
    private final EdfHeader header;
    private final long columns;

    private EdfRecording(EdfHeader header, long columns) {
        this.header = header;
        this.columns = columns;
    }

    /** Whether a file that begins so is EDF or BDF. */
    public static boolean recognises(byte[] start) {
        return EdfHeaderReader.recognises(start);
    }

    public static EdfRecording open(Path file) throws IOException {
        EdfHeader header = EdfHeaderReader.read(file);
        if (header.columnsInRecord() == 0) {
            throw new InputException(file.toString(), "", "the file holds no signals, only annotations", "");
        }
        return new EdfRecording(header, columns(header));
    }

    /** The last data record says how long the recording is when there may be gaps. */
    private static long columns(EdfHeader header) throws IOException {
        if (!header.gaps() || header.records() == 0) {
            return header.records() * header.columnsInRecord();
        }
        try (DataRecords records = new DataRecords(header)) {
            records.load(0);
            double first = records.onset();
            records.load(header.records() - 1);
            return Math.round((records.onset() - first) * header.hertz()) + header.columnsInRecord();
        }
    }

    /** All marks of an EDF+ or BDF+ file, in the file's order; none for plain EDF. */
    public static List<EdfAnnotation> annotations(Path file) throws IOException {
        EdfHeader header = EdfHeaderReader.read(file);
        List<EdfAnnotation> all = new ArrayList<>();
        try (DataRecords records = new DataRecords(header)) {
            for (long record = 0; header.timed() && record < header.records(); record++) {
                records.load(record);
                all.addAll(records.annotations());
            }
        }
        return all;
    }

    @Override
    public String name() {
        String file = header.file().getFileName().toString();
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }

    @Override
    public double hertz() {
        return header.hertz();
    }

    @Override
    public List<Lead> leads() {
        return header.leads().stream().map(signal -> new Lead(signal.label(), signal.unit())).toList();
    }

    @Override
    public long columns() {
        return columns;
    }

    @Override
    public int columnsPerTick() {
        return 1;
    }

    /** A data record's start; where time may pass between them, only reading all of them tells when each begins. */
    @Override
    public long entry(long column) {
        return header.gaps() ? 0 : column / header.columnsInRecord() * header.columnsInRecord();
    }

    @Override
    public TrackSource samples(int[] leads, Part part, Consumer<String> warnings) throws IOException {
        if (header.surplus() > 0) {
            warnings.accept(header.file() + ": the header promises " + header.records() + " data records, and the file holds "
                    + header.surplus() + " more (which are not read)");
        }
        return StreamedSamples.of(this, new EdfReader(header, part.from() / header.columnsInRecord()), part.from(), leads);
    }
}
