package org.convscan.cli;

import org.convscan.report.Bytes;
import org.convscan.report.ReportPart;
import org.convscan.scan.BestHits;

/**
 * What a worker makes of one tile; null for what nobody asked for.
 *
 * @param lines the hits as text
 * @param hits how many
 * @param owned window starts that were looked at
 * @param last whether the line ends here
 * @param cells motif and region of every hit, for the matrix; region -1 is the line itself
 */
record DnaPiece(
        String track, Bytes lines, int hits, int owned, boolean last, ReportPart report, BestHits.Part best, int[][] cells) {}
