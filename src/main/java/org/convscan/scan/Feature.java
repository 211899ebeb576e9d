package org.convscan.scan;

import java.util.List;
import org.convscan.coord.Interval;
import org.convscan.coord.Strand;

/**
 * Something found on a line: a hit of a motif, or a {@link Composite} of several. Sorted by start, number, strand and end.
 *
 * @param number of the motif, or, from the number of motifs on, of the composite
 * @param interval where on the line, 0-based, half-open
 * @param score exact, in fixed-point numbers: of a composite the sum over its parts
 * @param parts of a composite, from left to right; a motif has none
 */
public record Feature(int number, Interval interval, Strand strand, long score, List<Feature> parts)
        implements Comparable<Feature> {
    public Feature {
        parts = List.copyOf(parts);
    }

    /** A hit of a tile. */
    public static Feature of(TileHits hits, int index) {
        long start = hits.start(index);
        return new Feature(hits.bank().motif(hits.kernel(index)), new Interval(start, start + hits.width(index)),
                hits.strand(index), hits.score(index), List.of());
    }

    long start() {
        return interval.start();
    }

    long end() {
        return interval.end();
    }

    @Override
    public int compareTo(Feature other) {
        int order = Long.compare(start(), other.start());
        order = order != 0 ? order : Integer.compare(number, other.number);
        order = order != 0 ? order : strand.compareTo(other.strand);
        order = order != 0 ? order : Long.compare(end(), other.end());
        for (int i = 0; order == 0 && i < Math.min(parts.size(), other.parts.size()); i++) {
            order = parts.get(i).compareTo(other.parts.get(i));
        }
        return order != 0 ? order : Integer.compare(parts.size(), other.parts.size());
    }
}
