package org.convscan.format.fasta;

import htsjdk.samtools.util.Interval;
import org.convscan.coord.Strand;
import org.convscan.scan.Hit;
import org.convscan.stats.MotifHit;

/** Hits as htsjdk intervals, which are {@link htsjdk.samtools.util.Locatable}: 1-based, both ends inside. */
public final class Locations {
    private Locations() {}

    /**
     * An interval without a name.
     *
     * @throws ArithmeticException behind column 2147483647, which htsjdk cannot express
     */
    public static Interval of(Hit hit) {
        return of(hit, null);
    }

    /** An interval with the motif's identifier as its name. */
    public static Interval of(MotifHit hit) {
        return of(hit.hit(), hit.motif().id());
    }

    private static Interval of(Hit hit, String name) {
        int start = Math.toIntExact(hit.interval().start() + 1);
        int end = Math.toIntExact(hit.interval().end());
        return new Interval(hit.track(), start, end, hit.strand() == Strand.REVERSE, name);
    }
}
