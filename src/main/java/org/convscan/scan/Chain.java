package org.convscan.scan;

import java.util.ArrayList;
import java.util.List;
import org.convscan.coord.Interval;
import org.convscan.coord.Strand;

/**
 * A hit and the best way on from it to a composite's last part, in reading order.
 *
 * @param score of this hit and all behind it
 * @param next null at the last part
 */
record Chain(Feature hit, long score, Chain next) {
    /** There is no way on. */
    static final Chain NONE = new Chain(null, Long.MIN_VALUE, null);

    /** This hit before the best way on, if there is one. */
    static Chain of(Feature hit, Chain next) {
        return next == NONE ? NONE : new Chain(hit, hit.score() + next.score, next);
    }

    /** Higher score; then earlier start, earlier end and own strand, in reading order. Alike, this one is not better. */
    boolean betterThan(Chain other, Strand strand) {
        if (this == NONE || other == NONE || score != other.score) {
            return this != NONE && (other == NONE || score > other.score);
        }
        boolean forward = strand == Strand.FORWARD;
        int order = forward ? Long.compare(hit.start(), other.hit.start()) : Long.compare(other.hit.end(), hit.end());
        if (order == 0) {
            order = forward ? Long.compare(hit.end(), other.hit.end()) : Long.compare(other.hit.start(), hit.start());
        }
        return order < 0 || order == 0 && hit.strand() == strand && other.hit.strand() != strand;
    }

    /** The composite that begins here. */
    Feature feature(int number, Strand strand) {
        List<Feature> parts = new ArrayList<>();
        long start = Long.MAX_VALUE;
        long end = 0;
        for (Chain link = this; link != null; link = link.next) {
            parts.add(link.hit);
            start = Math.min(start, link.hit.start());
            end = Math.max(end, link.hit.end());
        }
        parts.sort(null);
        return new Feature(number, new Interval(start, end), strand, score, parts);
    }
}
