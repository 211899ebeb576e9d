package org.convscan.stats;

import java.util.List;
import org.convscan.coord.Interval;

/**
 * What a search with decoys told about one line, before anyone knows how likely it is by chance.
 *
 * @param name of the line
 * @param columns in the line
 * @param hertz columns in a second; NaN when nobody knows
 * @param levels that the line was cut into; a line of none was not searched
 * @param decoys the best score of each group's decoys
 */
public record SearchedLine(String name, long columns, double hertz, int levels, double[][] decoys, List<Found> found) {
    /** A place, and the columns of the line that it covers. */
    public record Found(DecoyedSearch.Place place, Interval columns) {}
}
