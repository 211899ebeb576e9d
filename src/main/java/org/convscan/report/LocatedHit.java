package org.convscan.report;

import java.util.Objects;
import org.convscan.coord.Strand;

/**
 * Where a query lies in a signal, for a page that draws it. Samples are 0-based, half-open.
 *
 * @param query its name
 * @param score the greater, the better
 * @param p NaN when not known
 * @param template what the query looks like; {@link Template#NONE} when it is not to be drawn
 */
public record LocatedHit(String query, Strand strand, long start, long end, double score, double p, Template template) {
    public LocatedHit {
        Objects.requireNonNull(query);
        Objects.requireNonNull(strand);
        Objects.requireNonNull(template);
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no stretch of a signal: [" + start + ", " + end + ")");
        }
    }

    /**
     * A query as a flight of stairs: from sample {@code starts[i]} on, up to the next start or the hit's end, {@code levels[i]} is
     * expected, in the signal's unit. The arrays belong to the template from then on.
     */
    public record Template(long[] starts, float[] levels) {
        public static final Template NONE = new Template(new long[0], new float[0]);

        public Template {
            if (starts.length != levels.length) {
                throw new IllegalArgumentException(starts.length + " starts of " + levels.length + " levels");
            }
        }
    }
}
