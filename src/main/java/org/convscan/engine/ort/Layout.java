package org.convscan.engine.ort;

/**
 * What an element (row, column) of a graph's mask stands for: {@code count} windows of kernel {@code kernels[column]}, which
 * start at {@code row * rowStarts + phases[column]} and every {@code step} further on.
 */
record Layout(int rowStarts, int step, int count, int[] kernels, int[] phases) {}
