package org.convscan.stats;

/** The false discovery rate at which a hit would just be kept. */
public interface QValues {
    /**
     * @param motif number of the motif
     * @param step the step of the motif's {@link Tail} that the hit's score lies on
     */
    double at(int motif, int step);
}
