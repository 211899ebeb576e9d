package org.convscan.format.rawread;

/** Why a read, or a whole file of them, is not used. */
public enum Defect {
    /** A file that cannot be read at all, or not beyond some place. */
    FILE("unreadable files"),
    /** Stored data that contradicts itself or ends early. */
    DAMAGED("damaged reads"),
    /** Events or basecalls only: the raw signal was not kept. */
    NO_SIGNAL("reads without raw signal"),
    /** A signal of zero samples. */
    EMPTY("empty reads"),
    /** The read's id was there before. */
    DUPLICATE("duplicate reads"),
    /** Raw numbers without the attributes that make them a current, or without a sampling rate. */
    NO_CALIBRATION("reads without calibration");

    private final String plural;

    Defect(String plural) {
        this.plural = plural;
    }

    /** "damaged reads", for summaries. */
    public String plural() {
        return plural;
    }
}
