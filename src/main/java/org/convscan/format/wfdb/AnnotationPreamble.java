package org.convscan.format.wfdb;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The comments at time 0 that an annotation file begins with. They are about the file: its clock, codes of its own, and which
 * command wrote it. WFDB's library takes all of them for itself, too.
 */
final class AnnotationPreamble {
    static final String RESOLUTION = "## time resolution: ";

    /** "42 sign description". */
    private static final Pattern DEFINITION = Pattern.compile("[ \t]*(\\d{1,2})[ \t]+([^ \t]+).*", Pattern.DOTALL);

    private final AnnotationCodes codes = new AnnotationCodes();
    private final List<String> remarks = new ArrayList<>();
    private double hertz;

    AnnotationCodes codes() {
        return codes;
    }

    /** What neither sets the clock nor defines a code. */
    List<String> remarks() {
        return List.copyOf(remarks);
    }

    /** Ticks in a second of the file's clock; 0 when it is the record's. */
    double hertz() {
        return hertz;
    }

    /** Whether the annotation was about the file; false from the first one on that is not. */
    boolean takes(Annotation annotation) {
        if (annotation.time() != 0 || annotation.code() != AnnotationCodes.COMMENT || annotation.subtype() != 0) {
            return false;
        }
        String text = annotation.text();
        Matcher definition = DEFINITION.matcher(text);
        if (text.startsWith(RESOLUTION)) {
            hertz = number(text.substring(RESOLUTION.length()).strip());
        } else if (definition.matches() && Integer.parseInt(definition.group(1)) <= AnnotationCodes.LARGEST) {
            codes.define(Integer.parseInt(definition.group(1)), definition.group(2));
        } else if (!text.startsWith("## ")) {
            remarks.add(text);
        }
        return true;
    }

    private static double number(String text) {
        try {
            double value = Double.parseDouble(text);
            return value > 0 && value < Double.POSITIVE_INFINITY ? value : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
