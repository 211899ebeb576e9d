package org.convscan.stats;

/**
 * A recurring event that was found along a recording, such as a heartbeat. Immutable.
 *
 * @param column of its peak, at the recording's own rate
 * @param seconds from the recording's start to that peak
 * @param lead index of the lead that shows it best
 * @param confidence from 0 to 1
 */
public record Beat(long column, double seconds, int lead, double confidence) {}
