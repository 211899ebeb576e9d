package org.convscan.format.bed;

import org.convscan.coord.Interval;

/**
 * A line of a BED file.
 *
 * @param chrom name of the sequence
 * @param interval 0-based, half-open
 * @param name column 4; chrom:start-end, start 0-based, where there is none
 * @param line number of the line in its file, from 1
 */
public record Region(String chrom, Interval interval, String name, long line) {
    public Region {
        if (name.isEmpty()) {
            name = chrom + ":" + interval.start() + "-" + interval.end();
        }
    }
}
