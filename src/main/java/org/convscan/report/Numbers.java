package org.convscan.report;

import java.util.Locale;

/** Numbers as people read them; the same in every locale. */
final class Numbers {
    /** Stands where there is no number. */
    static final String NONE = "\u2013";

    private Numbers() {}

    static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** A count that need not be whole: "12,345", "12.3", "1.23", "4.5e-4". */
    static String amount(double x) {
        if (x == 0) {
            return "0";
        }
        if (x < 0.01) {
            return scientific(x);
        }
        return String.format(Locale.ROOT, x >= 100 ? "%,.0f" : x >= 10 ? "%.1f" : "%.2f", x);
    }

    static String fixed(double x, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", x);
    }

    static String probability(double p) {
        return p >= 0.01 ? fixed(p, 2) : p == 0 ? "0" : scientific(p);
    }

    private static String scientific(double x) {
        String padded = String.format(Locale.ROOT, "%.1e", x);
        return padded.replaceFirst("e([-+])0(\\d)$", "e$1$2").replace("e+", "e");
    }

    /** A number for an SVG attribute: few digits, no needless zeros. */
    static String coordinate(double x, int decimals) {
        String digits = fixed(x, decimals);
        if (digits.indexOf('.') >= 0) {
            digits = digits.replaceFirst("0+$", "").replaceFirst("\\.$", "");
        }
        digits = digits.equals("-0") || digits.isEmpty() ? "0" : digits;
        return digits.startsWith("0.") ? digits.substring(1) : digits.startsWith("-0.") ? "-" + digits.substring(2) : digits;
    }

    /** A length on an axis: "0", "500", "1.5 k", "200 k", "3 M". */
    static String length(long columns) {
        if (columns >= 1_000_000) {
            return coordinate(columns / 1e6, 2) + " M";
        }
        return columns >= 1_000 ? coordinate(columns / 1e3, 2) + " k" : Long.toString(columns);
    }

    /** A round step that cuts {@code length} into at most {@code most} pieces. */
    static long step(long length, int most) {
        for (long unit = 1; ; unit *= 10) {
            for (int factor : new int[] {1, 2, 5}) {
                if (length / most < unit * factor) {
                    return unit * factor;
                }
            }
        }
    }
}
