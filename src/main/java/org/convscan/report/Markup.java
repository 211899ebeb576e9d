package org.convscan.report;

import java.io.IOException;

/** Writes HTML and SVG: what is given to {@link #text} is escaped, what is given to {@link #raw} is markup of our own. */
final class Markup {
    private final Appendable out;

    Markup(Appendable out) {
        this.out = out;
    }

    Markup raw(String... pieces) throws IOException {
        for (String piece : pieces) {
            out.append(piece);
        }
        return this;
    }

    Markup text(String words) throws IOException {
        out.append(escape(words));
        return this;
    }

    /** An element with nothing but text in it; {@code tag} may carry attributes. */
    Markup element(String tag, String words) throws IOException {
        int space = tag.indexOf(' ');
        return raw("<", tag, ">").text(words).raw("</", space < 0 ? tag : tag.substring(0, space), ">");
    }

    /** Safe between tags and inside quoted attributes; control characters, which markup cannot hold, are replaced. */
    static String escape(String words) {
        StringBuilder safe = new StringBuilder(words.length() + 16);
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(Character.isISOControl(c) && c != '\t' && c != '\n' ? '\uFFFD' : c);
            }
        }
        return safe.toString();
    }
}
