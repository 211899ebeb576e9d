package org.convscan.stats;

import org.convscan.kernel.MotifName;
import org.convscan.scan.Hit;

/**
 * A hit with its motif's name and its p-value.
 *
 * @param pvalue chance that a window of background scores as high
 */
public record MotifHit(MotifName motif, Hit hit, double pvalue) {}
