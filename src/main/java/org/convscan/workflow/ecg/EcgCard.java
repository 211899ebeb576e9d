package org.convscan.workflow.ecg;

/** What the card of a model of heartbeats says of it, beside what all cards say: the words for it. */
public final class EcgCard {
    /** What the model reads: columns in a second. */
    public static final String HERTZ = "hertz";

    /** What the model reads: the ends of a line. */
    public static final String ENDS = "ends";

    /** Ends beyond which the model sees nothing, as at the ends of the windows it learned from. */
    public static final String PADDED = "padded";

    /** Of its training: the score from which on a beat counts. */
    public static final String THRESHOLD = "threshold";

    /** Of its training: the score from which on a beat counts that is overdue. */
    public static final String OVERDUE_THRESHOLD = "overdue-threshold";

    private EcgCard() {}
}
