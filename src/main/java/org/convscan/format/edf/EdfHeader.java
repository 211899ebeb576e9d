package org.convscan.format.edf;

import java.nio.file.Path;
import java.util.List;

/**
 * The header of an EDF or BDF file.
 *
 * @param bytesInSample 2 in EDF, 3 in BDF
 * @param timed whether data records say when they begin (EDF+, BDF+)
 * @param gaps whether there may be time between data records (EDF+D, BDF+D)
 * @param bytes length of the header
 * @param records number of data records that the file says and has
 * @param surplus data records in the file beyond those
 * @param seconds that one data record lasts
 */
record EdfHeader(
        Path file, int bytesInSample, boolean timed, boolean gaps, long bytes, long records, long surplus, double seconds,
        List<EdfSignal> signals) {
    EdfHeader {
        signals = List.copyOf(signals);
    }

    /** Signals that are no annotations. */
    List<EdfSignal> leads() {
        return signals.stream().filter(signal -> !signal.isAnnotations()).toList();
    }

    /** Samples of the fastest lead in a data record. */
    int columnsInRecord() {
        return leads().stream().mapToInt(EdfSignal::samples).max().orElse(0);
    }

    int bytesInRecord() {
        return bytesInSample * signals.stream().mapToInt(EdfSignal::samples).sum();
    }

    double hertz() {
        return columnsInRecord() / seconds;
    }
}
