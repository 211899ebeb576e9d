package org.convscan.stats;

import org.convscan.coord.Interval;

/**
 * A stretch of a named line that an expert marked or a method called.
 *
 * @param line the sequence's or read's name
 * @param interval 0-based, half-open
 * @param strand '+', '-', or '.' where it is not known
 * @param name of what is there, such as a motif's; empty where it has none
 * @param score higher is better
 */
public record ScoredPlace(String line, Interval interval, char strand, String name, double score) {}
