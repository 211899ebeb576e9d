package org.convscan.stats;

import java.util.List;

/**
 * How likely a level is while a hidden state lasts: a mixture of normal distributions over a floor that is the same everywhere.
 *
 * @param floor density that is added to the parts'
 */
public record LevelDensity(List<Part> parts, double floor) {
    /**
     * @param weight the weights and the floor's share add up to one
     */
    public record Part(double weight, double mean, double deviation) {
        double density(double level) {
            double z = (level - mean) / deviation;
            return weight / (deviation * Math.sqrt(2 * Math.PI)) * Math.exp(-z * z / 2);
        }
    }

    public LevelDensity {
        parts = List.copyOf(parts);
    }

    /** One normal distribution. */
    public static LevelDensity normal(double mean, double deviation) {
        return new LevelDensity(List.of(new Part(1, mean, deviation)), 0);
    }

    /** Natural logarithm of the density. */
    public double log(double level) {
        double sum = floor;
        for (Part part : parts) {
            sum += part.density(level);
        }
        return Math.log(Math.max(sum, Double.MIN_NORMAL));
    }
}
