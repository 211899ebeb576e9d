package org.convscan.format.signal;

import java.util.function.Consumer;
import org.convscan.coord.Interval;
import org.convscan.track.SampleSum;

/**
 * Which part of a recording is read.
 *
 * @param from the first column; an {@linkplain Recording#entry entry}
 * @param owned columns whose samples count for {@code sums}: of several parts each owns its own, and together they own all; begins and
 *     ends at ticks of the recording's clock
 * @param sums takes the sums of the owned samples, when the last of them has been read, where the recording says what the sums of all
 *     its samples are
 */
public record Part(long from, Interval owned, Consumer<SampleSum> sums) {
    public Part {
        if (from > owned.start() && owned.length() > 0) {
            throw new IllegalArgumentException("reading from " + from + " misses some of " + owned);
        }
    }

    /** All of a recording; a sum that is wrong is worth a warning. */
    public static Part whole(Consumer<String> warnings) {
        return new Part(0, new Interval(0, Long.MAX_VALUE), sum -> sum.check(warnings));
    }
}
