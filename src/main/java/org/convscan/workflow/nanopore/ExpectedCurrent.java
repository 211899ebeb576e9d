package org.convscan.workflow.nanopore;

/**
 * What a query looks like in a read's current: from sample {@code starts[i]} of the read on, up to the next start or the hit's end,
 * {@code levels[i]} is expected; in picoamperes, or in the file's own numbers where the read has no calibration. Who asked owns the
 * arrays.
 */
public record ExpectedCurrent(long[] starts, float[] levels) {}
