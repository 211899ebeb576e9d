package org.convscan.cli;

import java.nio.file.Path;

/** What every training is told, whatever it learns from. */
interface TrainingSettings {
    Path output();

    /** Whether to go on from a checkpoint, where there is one. */
    boolean resume();

    int epochs();

    /** Epochs without a better one before the training ends. */
    int patience();

    double rate();

    int threads();

    /** Where a page about the training goes; null for none. */
    String report();

    /** All that decides what is learned. */
    String canonical();
}
