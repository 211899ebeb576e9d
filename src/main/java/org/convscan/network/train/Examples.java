package org.convscan.network.train;

import java.nio.FloatBuffer;

/** What a network learns from: lines, and what it should say of them. Safe for one thread at a time. */
public interface Examples {
    int size();

    /**
     * Appends a line, channel by channel, as it is shown in one turn; augmentation may change it from turn to turn.
     *
     * @param turn the epoch; the same number gives the same line
     */
    void line(int index, long turn, FloatBuffer lines);

    /** Appends what the network should give for the line that {@link #line} gave in that turn. */
    void targets(int index, long turn, FloatBuffer targets);

    /** Appends how much each number of the targets counts. */
    default void importance(int index, long turn, FloatBuffer importance, int elements) {
        for (int i = 0; i < elements; i++) {
            importance.put(1);
        }
    }
}
