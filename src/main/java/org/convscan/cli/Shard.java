package org.convscan.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convscan.coord.Interval;

/**
 * The I-th of N equal parts of a run, counted from 1.
 *
 * @param number which part
 * @param of how many parts
 */
record Shard(int number, int of) {
    static final Shard WHOLE = new Shard(1, 1);

    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})/([0-9]{1,9})");

    static Shard of(String text) throws UsageException {
        Matcher matcher = FORM.matcher(text);
        if (matcher.matches()) {
            Shard shard = new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
            if (shard.number >= 1 && shard.number <= shard.of) {
                return shard;
            }
        }
        throw new UsageException("--shard takes I/N with I from 1 to N, not '" + text + "'");
    }

    /** "2/8". */
    String place() {
        return number + "/" + of;
    }

    boolean isWhole() {
        return of == 1;
    }

    /** This part of {@code columns} columns; the parts cover all and differ by a column at most. */
    Interval range(long columns) {
        long whole = columns / of;
        long rest = columns % of;
        long start = whole * (number - 1) + Math.min(number - 1, rest);
        return new Interval(start, number == of ? Long.MAX_VALUE : start + whole + (number <= rest ? 1 : 0));
    }
}
