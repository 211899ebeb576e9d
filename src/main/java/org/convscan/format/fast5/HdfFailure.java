package org.convscan.format.fast5;

import io.jhdf.exceptions.HdfException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What jHDF's exceptions say to a person. */
final class HdfFailure {
    private static final Pattern MISSING_FILTER = Pattern.compile("A required filter is not available: name='(.*)' id=(\\d+)");
    private static final Set<String> UNNAMED = Set.of("", "null", "undefined");

    private HdfFailure() {}

    /** One line. */
    static String reason(RuntimeException failure) {
        String message = innermost(failure);
        Matcher filter = MISSING_FILTER.matcher(message);
        if (filter.matches()) {
            String called = UNNAMED.contains(filter.group(1)) ? "" : " (" + filter.group(1) + ")";
            return "compressed with HDF5 filter " + filter.group(2) + called + ", which is not supported";
        }
        if (message.isEmpty()) {
            return "the HDF5 data is damaged";
        }
        return isOurs(failure) ? message : "the HDF5 data cannot be read: " + message;
    }

    private static boolean isOurs(Throwable failure) {
        return failure != null && (failure instanceof UnreadableSignalException || isOurs(failure.getCause()));
    }

    static String hint(RuntimeException failure) {
        return reason(failure).contains("not supported")
                ? "rewrite the file with gzip or VBZ compression"
                : "copy or download the file again; h5dump checks it";
    }

    /** The deepest message of jHDF's own: what the JDK says below that are offsets without a meaning. */
    private static String innermost(Throwable failure) {
        String message = "";
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof HdfException && each.getMessage() != null) {
                message = each.getMessage();
            }
        }
        return message.replaceAll("[\\s\\p{Cntrl}\\p{Cf}\uFFFD]+", " ").strip();
    }
}
