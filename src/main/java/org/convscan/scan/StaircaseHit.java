package org.convscan.scan;

/**
 * Where a staircase lies on a line of levels.
 *
 * @param staircase number in the bank
 * @param start first level of the path
 * @param end first level behind it
 * @param score in bits
 */
public record StaircaseHit(int staircase, int start, int end, double score) {}
