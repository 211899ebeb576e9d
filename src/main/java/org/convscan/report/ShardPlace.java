package org.convscan.report;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convscan.InputException;

/**
 * Which part of which run a file holds, as the file says itself.
 *
 * @param run empty where only the rest of the file tells
 */
record ShardPlace(int number, int of, String run) {
    static final ShardPlace WHOLE = new ShardPlace(1, 1, "");

    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})/([0-9]{1,9})(?: of run ([0-9a-f]+))?");

    static ShardPlace of(Path file, String text) throws InputException {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw none(file);
        }
        return new ShardPlace(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)),
                matcher.group(3) == null ? "" : matcher.group(3));
    }

    static InputException none(Path file) {
        return new InputException(file.toString(), "", "this is no output of --shard", "give the files that --shard wrote");
    }

    /** How another run differs from this one; empty where it does not. */
    String difference(ShardPlace other) {
        if (other.of != of) {
            return "it was cut into " + other.of + " shards, not " + of;
        }
        return other.run.equals(run) ? "" : "it is of run " + other.run + ", not " + run;
    }
}
