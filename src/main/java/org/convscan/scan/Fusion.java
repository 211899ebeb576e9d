package org.convscan.scan;

/**
 * Several lines of scores, column by column, made into one: their weighted mean, and which line stands out most. For one thread;
 * what it gives is good until the next call.
 */
public final class Fusion {
    /** How scores are averaged. */
    public enum Mean {
        /** Of numbers of either sign. */
        ARITHMETIC,
        /** Of numbers from 0: what all lines but one deny is doubtful. */
        GEOMETRIC
    }

    /** A line shows a column best when it does so many times better than those before it: events are timed in one line if they can be. */
    private static final double CLEARLY = 3;

    /** Keeps one line's silence from silencing all. */
    private static final double LEAST = 0.02;

    private final Mean mean;
    private final float nothing;
    private float[] scores = new float[0];
    private int[] highest = new int[0];

    /** @param nothing the score of a column that no line counts for */
    public Fusion(Mean mean, float nothing) {
        this.mean = mean;
        this.nothing = nothing;
    }

    /**
     * @param lines scores of each line
     * @param weights of each line, 0 where it does not count
     */
    public void fuse(float[][] lines, float[][] weights, int columns) {
        if (scores.length < columns) {
            scores = new float[columns];
            highest = new int[columns];
        }
        for (int i = 0; i < columns; i++) {
            fuseAt(lines, weights, i);
        }
    }

    private void fuseAt(float[][] lines, float[][] weights, int column) {
        double sum = 0;
        double total = 0;
        double best = Double.NEGATIVE_INFINITY;
        highest[column] = 0;
        for (int line = 0; line < lines.length; line++) {
            double weight = weights[line][column];
            double score = lines[line][column];
            if (weight > 0) {
                sum += weight * (mean == Mean.GEOMETRIC ? Math.log(score + LEAST) : score);
                total += weight;
            }
            if (weight > 0 && weight * score > best * (best > 0 ? CLEARLY : 1)) {
                best = weight * score;
                highest[column] = line;
            }
        }
        double average = sum / total;
        scores[column] = total == 0 ? nothing : (float) (mean == Mean.GEOMETRIC ? Math.exp(average) - LEAST : average);
    }

    public float[] scores() {
        return scores;
    }

    /** The first line that shows each column clearly best; the first of all where none counts. */
    public int[] highest() {
        return highest;
    }
}
