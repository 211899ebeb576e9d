package org.convscan.coord;

/** The direction in which a kernel was laid on a line; lines that can be read one way only have {@link #FORWARD}. */
public enum Strand {
    FORWARD('+'),
    REVERSE('-');

    private final char symbol;

    Strand(char symbol) {
        this.symbol = symbol;
    }

    /** '+' or '-', as every genomics format writes it. */
    public char symbol() {
        return symbol;
    }
}
