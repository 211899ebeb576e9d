package org.convscan.scan;

/**
 * Several lines of scores, column by column, made into one: their geometric mean, a line counting the more the farther its events
 * stand out. A line that shows nothing does not count. For one thread.
 */
public final class Fusion {
    /** Keeps one line's silence from silencing all. */
    private static final double LEAST = 0.02;

    private float[] scores = new float[0];
    private int[] highest = new int[0];

    /**
     * @param lines by line: scores in channel 0, and in channel 1, where there is one, how far events stand out (1: not at all)
     * @param columns of each
     */
    public void fuse(float[][][] lines, int columns) {
        if (scores.length < columns) {
            scores = new float[columns];
            highest = new int[columns];
        }
        for (int i = 0; i < columns; i++) {
            fuseAt(lines, i);
        }
    }

    private void fuseAt(float[][][] lines, int column) {
        if (lines.length == 1) {
            scores[column] = lines[0][0][column];
            return;
        }
        double sum = 0;
        double total = 0;
        double best = -1;
        for (int line = 0; line < lines.length; line++) {
            double weight = weight(lines[line], column);
            double score = lines[line][0][column];
            sum += weight * Math.log(score + LEAST);
            total += weight;
            if (weight * score > best) {
                best = weight * score;
                highest[column] = line;
            }
        }
        scores[column] = total > 0 ? (float) (Math.exp(sum / total) - LEAST) : 0;
    }

    private static double weight(float[][] line, int column) {
        if (line.length < 2) {
            return 1;
        }
        double contrast = Math.max(0, line[1][column] - 1);
        return contrast * contrast;
    }

    /** Good until the next call. */
    public float[] scores() {
        return scores;
    }

    /** The line that shows each column best; good until the next call. */
    public int[] highest() {
        return highest;
    }
}
