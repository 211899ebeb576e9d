package org.convscan.cli;

import java.util.Locale;
import java.util.function.DoubleSupplier;

/**
 * The line that tells on a terminal how far a scan has come: columns done, speed, time left. Called by one thread; draws five
 * times a second at most, and nothing at all where standard error is no terminal.
 */
final class Progress implements AutoCloseable {
    private static final long INTERVAL_NANOS = 200_000_000;

    private final Console console;
    private final DoubleSupplier fraction;
    private final String unit;
    private final long started = System.nanoTime();
    private long drawn = started;
    private long columns;
    private boolean visible;

    /** @param fraction how much of the input has been read, 0 to 1; NaN when nobody knows */
    Progress(Console console, DoubleSupplier fraction) {
        this(console, fraction, "b");
    }

    /** @param unit what a column is called: "b" for bases */
    Progress(Console console, DoubleSupplier fraction, String unit) {
        this.console = console;
        this.fraction = fraction;
        this.unit = unit;
    }

    void add(long more) {
        columns += more;
        long now = System.nanoTime();
        if (console.terminal() && now - drawn > INTERVAL_NANOS) {
            drawn = now;
            visible = true;
            console.err().print("\r\033[K" + line((now - started) / 1e9));
            console.err().flush();
        }
    }

    private String line(double seconds) {
        String text = "convscan: " + bases(columns, unit) + ", " + bases((long) (columns / seconds), unit) + "/s";
        double done = fraction.getAsDouble();
        if (done > 0.01) {
            long left = Math.round(seconds * (1 - done) / done);
            text += String.format(Locale.ROOT, ", %.0f%%, %d:%02d left", 100 * done, left / 60, left % 60);
        }
        return text;
    }

    long columns() {
        return columns;
    }

    double seconds() {
        return (System.nanoTime() - started) / 1e9;
    }

    /** "950 b", "12.2 Mb". */
    static String bases(long count) {
        return bases(count, "b");
    }

    private static String bases(long count, String name) {
        String[] units = {"", "k", "M", "G", "T"};
        double value = count;
        int unit = 0;
        while (value >= 1000 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, units[unit] + name);
    }

    /** Wipes the line. */
    @Override
    public void close() {
        if (visible) {
            console.err().print("\r\033[K");
            console.err().flush();
        }
    }
}
