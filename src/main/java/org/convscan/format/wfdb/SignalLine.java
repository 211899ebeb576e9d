package org.convscan.format.wfdb;

import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convscan.InputException;

/** One line of a header that describes a signal: up to eight fields, and the rest is the signal's name. */
final class SignalLine {
    /** ADC units in a physical unit of a signal that is not calibrated; header(5). */
    private static final double DEFAULT_GAIN = 200;

    private static final int FIELDS = 8;

    /** Format, x samples per frame, : skew, + byte offset. */
    private static final Pattern FORMAT = Pattern.compile("(\\d{1,9})(?:x(\\d{1,9}))?(?::(\\d{1,9}))?(?:\\+(\\d{1,18}))?");

    /** Gain, (baseline), /unit. */
    private static final Pattern GAIN = Pattern.compile("([^(/]*)(?:\\((-?\\d+)\\))?(?:/(.*))?");

    private final Path file;
    private final int line;
    private final String[] fields;

    SignalLine(Path file, int line, String text) {
        this.file = file;
        this.line = line;
        this.fields = text.split("\\s+", FIELDS + 1);
    }

    /** @param unnamed the name of a signal that has none */
    Signal signal(String unnamed) throws InputException {
        if (fields.length < 2) {
            throw wrong("signal file '" + fields[0] + "' has no format", "");
        }
        Matcher format = FORMAT.matcher(fields[1]);
        if (!format.matches()) {
            throw wrong("'" + fields[1] + "' is no format", "expected are a number, and x, : and + with numbers behind it");
        }
        Matcher gain = GAIN.matcher(fields.length > 2 ? fields[2] : "");
        if (!gain.matches()) {
            throw wrong("'" + fields[2] + "' is no gain", "expected is gain(baseline)/unit");
        }
        int perFrame = Math.max(1, (int) number(format.group(2), 1));
        int zero = (int) whole(4, "ADC zero", 0);
        return new Signal(fields[0], sampleFormat(format.group(1)), perFrame,
                // A skew counts samples, and whole frames are moved.
                (int) (number(format.group(3), 0) / (double) perFrame + 0.5),
                number(format.group(4), 0), gain(gain.group(1)), baseline(gain.group(2), zero), unit(gain.group(3)),
                (int) whole(5, "initial value", zero), checksum(), fields.length > FIELDS ? fields[FIELDS].strip() : unnamed);
    }

    private SampleFormat sampleFormat(String number) throws InputException {
        return SampleFormat.of(Integer.parseInt(number)).orElseThrow(() -> wrong("signal format " + number + " is unknown",
                "known are 0, 8, 16, 24, 32, 61, 80, 160, 212, 310, 311, 508, 516 and 524"));
    }

    private double gain(String text) throws InputException {
        try {
            double gain = text.isEmpty() ? 0 : Double.parseDouble(text);
            if (Double.isFinite(gain)) {
                return gain == 0 ? DEFAULT_GAIN : gain;
            }
        } catch (NumberFormatException e) {
            throw wrong("the gain '" + fields[2] + "' is no number", "expected is gain(baseline)/unit");
        }
        throw wrong("the gain '" + fields[2] + "' is no number", "expected is gain(baseline)/unit");
    }

    private int baseline(String text, int zero) throws InputException {
        return text == null ? zero : (int) parse(text, "baseline");
    }

    private static String unit(String text) {
        return text == null || text.isEmpty() ? "mV" : text;
    }

    /** Stored signed or unsigned; the low 16 bits are what counts. */
    private OptionalInt checksum() throws InputException {
        return fields.length > 6 ? OptionalInt.of((short) whole(6, "checksum", 0)) : OptionalInt.empty();
    }

    private static long number(String digits, long absent) {
        return digits == null ? absent : Long.parseLong(digits);
    }

    private long whole(int field, String what, long absent) throws InputException {
        return field < fields.length ? parse(fields[field], what) : absent;
    }

    private long parse(String text, String what) throws InputException {
        try {
            long value = Long.parseLong(text);
            if (Math.abs(value) <= 1L << 32) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw wrong("the " + what + " '" + text + "' is no whole number", "");
        }
        throw wrong("the " + what + " '" + text + "' is too large", "");
    }

    private InputException wrong(String what, String hint) {
        return new InputException(file.toString(), "line " + line, what, hint);
    }
}
