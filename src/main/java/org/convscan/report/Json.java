package org.convscan.report;

import java.util.Locale;

/** Text in JSON. */
final class Json {
    private Json() {}

    /** A string, safe inside a script element too. */
    static String text(String words) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : words.toCharArray()) {
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else {
                json.append(c < ' ' || c == '<' ? String.format(Locale.ROOT, "\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return json.append('"').toString();
    }
}
