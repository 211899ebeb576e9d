package org.convscan.network;

/**
 * A model of one channel made ready, and what computes it: ONNX Runtime, or where that is quicker a loop of our own. Safe to share by
 * threads, each of which opens a run of its own.
 */
public interface LineScorer extends AutoCloseable {
    /** What computes, for people: "ONNX Runtime". */
    String engine();

    /** Which columns of a line an output reads; lines can be cut. */
    Geometry geometry();

    /** The length of some line that the model takes. */
    long tracedLength();

    /** Numbers that the model reads for each column. */
    long numbersInColumn();

    /** For one thread. */
    LineRun open();

    @Override
    void close();
}
