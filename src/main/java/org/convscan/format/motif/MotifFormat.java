package org.convscan.format.motif;

/** The kinds of motif file that are read and written. */
public enum MotifFormat {
    /**
     * MEME, minimal or the full text of MEME, DREME and STREME. Counts are probability times {@code nsites}, or times
     * {@link #DEFAULT_SITES} where nsites is missing or 0. A log-odds matrix counts only where a motif has no probabilities.
     */
    MEME("MEME"),
    /**
     * {@code >ID NAME}, then a row per letter, with or without the letter in front. A matrix of 4 x 4 numbers without letters
     * is a row per letter too, unless the file's other matrices are the other way round.
     */
    JASPAR("JASPAR"),
    /** TRANSFAC's tagged lines, also as JASPAR, PRODORIC and STAMP write them. */
    TRANSFAC("TRANSFAC"),
    /**
     * HOMER's {@code >consensus TAB name TAB threshold ...}, then probabilities. Counts are probability times the sites of the
     * {@code T:} field, or times {@link #DEFAULT_SITES} where there is none. The threshold is not used.
     */
    HOMER("HOMER"),
    /**
     * A matrix of numbers, a row per position, with or without {@code >name} lines. A negative number makes it weights in
     * bits; else it is counts where a position adds up to more than 1.05, and probabilities times {@link #DEFAULT_SITES} where
     * none does.
     */
    PLAIN("plain matrix");

    /** The number of sites MEME takes where a file says none (MEME Suite documentation, "MEME Motif Format", nsites). */
    public static final double DEFAULT_SITES = 20;

    private final String label;

    MotifFormat(String label) {
        this.label = label;
    }

    /** The format's name in messages. */
    public String label() {
        return label;
    }

    MotifParser parser() {
        return switch (this) {
            case MEME -> new MemeParser();
            case JASPAR, PLAIN -> new MatrixParser(this);
            case TRANSFAC -> new TransfacParser();
            case HOMER -> new HomerParser();
        };
    }
}
