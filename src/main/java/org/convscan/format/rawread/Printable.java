package org.convscan.format.rawread;

/** Text from a file inside of a message: damaged or hostile, it must neither break the line nor command the terminal. */
public final class Printable {
    private static final int MOST = 60;

    private Printable() {}

    /** The text with a question mark for each character that does not print, cut when it is long. */
    public static String of(String text) {
        String shown = text.length() <= MOST ? text : text.substring(0, MOST) + "...";
        return shown.replaceAll("[\\p{Cntrl}\\p{Cf}\\uFFFD]", "?");
    }
}
