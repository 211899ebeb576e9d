package org.convscan.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as C's printf writes them, because FIMO's readers expect that. */
final class Digits {
    private Digits() {}

    /** C's "%.{significant}g": correctly rounded, no trailing zeros, an exponent of two digits at least. */
    static String general(double value, int significant) {
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(significant, RoundingMode.HALF_EVEN));
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= -4 && exponent < significant) {
            String plain = rounded.toPlainString();
            return plain.contains(".") ? trimmed(plain) : plain;
        }
        String digits = rounded.unscaledValue().abs().toString();
        String mantissa = digits.length() > 1 ? trimmed(digits.charAt(0) + "." + digits.substring(1)) : digits;
        int size = Math.abs(exponent);
        return (value < 0 ? "-" : "") + mantissa + (exponent < 0 ? "e-" : "e+") + (size < 10 ? "0" : "") + size;
    }

    private static String trimmed(String decimal) {
        int end = decimal.length();
        while (decimal.charAt(end - 1) == '0') {
            end--;
        }
        return decimal.substring(0, decimal.charAt(end - 1) == '.' ? end - 1 : end);
    }
}
