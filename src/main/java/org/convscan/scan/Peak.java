package org.convscan.scan;

/**
 * A place in a line of scores that is higher than all around it.
 *
 * @param column of the line
 * @param score there
 * @param mark what was known of the column: which of several lines is highest there
 */
public record Peak(long column, float score, int mark) {}
