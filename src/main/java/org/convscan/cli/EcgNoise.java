package org.convscan.cli;

import java.util.SplittableRandom;

/**
 * Disturbances of an ECG, drawn anew for each window: what the network learns to see through. All are added to the signal, and their
 * size is in units of its own.
 */
final class EcgNoise {
    /** Columns in a second of the signal. */
    private final double hertz;

    private final SplittableRandom random;

    EcgNoise(double hertz, SplittableRandom random) {
        this.hertz = hertz;
        this.random = random;
    }

    /** @param size root mean square of the signal without its slow parts */
    void add(float[] line, double size) {
        if (random.nextInt(3) == 0) {
            return;
        }
        if (random.nextInt(2) == 0) {
            wander(line, size * decibels(-12, 12));
        }
        for (int kinds = 1 + random.nextInt(2); kinds > 0; kinds--) {
            switch (random.nextInt(12)) {
                case 0, 1 -> white(line, size * decibels(-2, 24));
                case 2, 3, 4 -> band(line, size * decibels(-2, 24), 2 * Math.pow(30, random.nextDouble()), between(0.1, 0.6));
                case 5, 6, 7 -> band(line, size * decibels(-8, 16), between(3, 16), between(0.05, 0.3));
                case 8 -> bumps(line, size);
                case 9 -> mains(line, size * decibels(-6, 24));
                case 10 -> steps(line, size);
                default -> spikes(line, size);
            }
        }
    }

    private double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** Noise's size as a part of the signal's, at a ratio between two of so many decibels. */
    private double decibels(double low, double high) {
        return Math.pow(10, -between(low, high) / 20);
    }

    /** Near enough to a normal distribution of variance 1: the sum of four even ones. */
    private double normal() {
        long bits = random.nextLong();
        long sum = (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48);
        return (sum * 0x1p-16 - 2) * Math.sqrt(3);
    }

    private void white(float[] line, double size) {
        for (int i = 0; i < line.length; i++) {
            line[i] += (float) (size * normal());
        }
    }

    /** Breathing and moving electrodes: waves of below 0.8 Hz. */
    private void wander(float[] line, double size) {
        for (int wave = 0; wave < 3; wave++) {
            double step = 2 * Math.PI * between(0.05, 0.8) / hertz;
            double phase = between(0, 2 * Math.PI);
            double height = size * between(0, 1.4);
            for (int i = 0; i < line.length; i++) {
                line[i] += (float) (height * Math.sin(phase + step * i));
            }
        }
    }

    /** Of 50 or 60 Hz, as much as the lower rate leaves of it. */
    private void mains(float[] line, double size) {
        double step = 2 * Math.PI * (random.nextBoolean() ? between(49.5, 50.5) : between(58, 60)) / hertz;
        double phase = between(0, 2 * Math.PI);
        for (int i = 0; i < line.length; i++) {
            line[i] += (float) (size * Math.sqrt(2) * Math.sin(phase + step * i));
        }
    }

    /**
     * Muscles and electrodes: noise of a band of frequencies, steady or in bursts.
     *
     * @param share of the upper frequency that the lower one is
     */
    private void band(float[] line, double size, double upper, double share) {
        double lower = upper * share;
        double fast = 1 - Math.exp(-2 * Math.PI * upper / hertz);
        double slow = 1 - Math.exp(-2 * Math.PI * lower / hertz);
        double burst = random.nextBoolean() ? 0 : 2 * Math.PI * between(0.1, 1) / hertz;
        double phase = between(0, 2 * Math.PI);
        double[] noise = new double[line.length];
        double low = 0;
        double lowest = 0;
        double sum = 0;
        for (int i = 0; i < line.length; i++) {
            low += fast * (normal() - low);
            lowest += slow * (low - lowest);
            noise[i] = (low - lowest) * (burst == 0 ? 1 : 1 + Math.sin(phase + burst * i));
            sum += noise[i] * noise[i];
        }
        double factor = size / Math.sqrt(sum / line.length + 1e-12);
        for (int i = 0; i < line.length; i++) {
            line[i] += (float) (factor * noise[i]);
        }
    }

    /** Electrodes that are touched: waves of the shape of a bell, most of them wider than a beat. */
    private void bumps(float[] line, double size) {
        for (int count = 1 + random.nextInt(8); count > 0; count--) {
            double middle = between(0, line.length);
            double width = hertz * between(0.06, 0.3);
            double height = size * between(-8, 8);
            for (int i = (int) Math.max(0, middle - 4 * width); i < Math.min(line.length, middle + 4 * width); i++) {
                double x = (i - middle) / width;
                line[i] += (float) (height * Math.exp(-0.5 * x * x));
            }
        }
    }

    /** An electrode that jumps, and comes back within a second or so. */
    private void steps(float[] line, double size) {
        for (int count = 1 + random.nextInt(4); count > 0; count--) {
            int start = random.nextInt(line.length);
            double height = size * between(-10, 10);
            double decay = Math.exp(-1 / (hertz * between(0.05, 2)));
            for (int i = start; i < line.length && Math.abs(height) > 1e-3 * size; i++) {
                line[i] += (float) height;
                height *= decay;
            }
        }
    }

    /** Discharges and pacing pulses: too short for a heartbeat. */
    private void spikes(float[] line, double size) {
        for (int count = 1 + random.nextInt(10); count > 0; count--) {
            int at = random.nextInt(line.length - 1);
            double height = size * between(-8, 8);
            line[at] += (float) height;
            line[at + 1] += (float) (height * between(-0.5, 0.5));
        }
    }
}
