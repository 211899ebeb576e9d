package org.convscan.cli;

import org.convscan.coord.Interval;

/**
 * A stretch of a raw read that is of one kind.
 *
 * @param kind as in the table: start, leader, adapter, poly_a, transcript, strand, stall
 * @param samples where it lies
 * @param mean of its current, in picoamperes
 * @param deviation of its current, in picoamperes
 * @param bases that passed in the time at the read's own pace; NaN where none did or that is not known
 */
record ReadSegment(String kind, Interval samples, double mean, double deviation, double bases) {}
