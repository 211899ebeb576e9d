package org.convscan.format.slow5;

import java.util.Map;
import org.convscan.InputException;
import org.convscan.format.rawread.Calibration;
import org.convscan.format.rawread.Defect;
import org.convscan.format.rawread.Printable;
import org.convscan.format.rawread.RawRead;
import org.convscan.format.rawread.StoredRead;
import org.convscan.format.rawread.UnusableRead;

/** A row's fields as a read; the same for text and binary. */
final class Rows {
    private Rows() {}

    static StoredRead read(
            String file, String id, double[] numbers, short[] samples, Map<String, String> attributes) {
        if (samples.length == 0) {
            return new UnusableRead(Defect.EMPTY, new InputException(file, "read " + Printable.of(id), "a signal of 0 samples", ""));
        }
        attributes.put("digitisation", number(numbers[0]));
        attributes.put("range", number(numbers[2]));
        return RawRead.wrap(id, samples, numbers[3], calibration(numbers), attributes);
    }

    private static String number(double value) {
        return Double.toString(value);
    }

    /** @param numbers digitisation, offset, range, sampling rate */
    private static Calibration calibration(double[] numbers) {
        try {
            return Calibration.of(numbers[0], numbers[1], numbers[2]);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    static UnusableRead damaged(String file, String place, String what) {
        return new UnusableRead(Defect.DAMAGED, new InputException(file, place, what, "the read is damaged"));
    }
}
