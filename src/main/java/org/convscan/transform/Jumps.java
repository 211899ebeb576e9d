package org.convscan.transform;

import java.util.Arrays;

/**
 * Where a line of levels jumps: two box kernels side by side, whose means differ by enough, and by more than at any place within
 * half a window. Coarser than an event detector, and for that not misled by noise inside a level: what it is for is the pace at
 * which levels follow each other.
 */
public final class Jumps {
    /** Standard errors that the two means must be apart. */
    private static final double SIGNIFICANCE = 3;

    private Jumps() {}

    /**
     * The first columns of new levels in [from, to), ascending.
     *
     * @param window columns on either side
     * @param least difference of the two means
     */
    public static int[] places(MovingMoments moments, int from, int to, int window, double least) {
        int[] places = new int[16];
        int count = 0;
        int last = 0;
        double highest = 0;
        for (int i = from + window; i <= to - window; i++) {
            double height = height(moments, i, window, least);
            if (height == 0) {
                continue;
            }
            boolean near = count > 0 && i - last <= window / 2;
            if (!near) {
                places = count == places.length ? Arrays.copyOf(places, 2 * count) : places;
                count++;
            }
            if (!near || height > highest) {
                places[count - 1] = i;
                last = i;
                highest = height;
            }
        }
        return Arrays.copyOf(places, count);
    }

    /** The difference of the means on both sides; 0 where that is no jump. */
    private static double height(MovingMoments moments, int at, int window, double least) {
        double height = Math.abs(moments.mean(at, at + window) - moments.mean(at - window, at));
        if (height < least) {
            return 0;
        }
        double error = Math.sqrt((moments.variance(at, at + window) + moments.variance(at - window, at)) / window);
        return height > SIGNIFICANCE * error ? height : 0;
    }
}
