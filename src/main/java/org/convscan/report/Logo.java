package org.convscan.report;

import java.util.Arrays;
import java.util.Comparator;
import org.convscan.kernel.Frequencies;
import org.convscan.track.Alphabet;

/**
 * A sequence logo (Schneider and Stephens 1990, Nucleic Acids Res. 18:6097) as SVG: at each position a stack of letters whose
 * height is the position's information content in bits, shared out by frequency, the most frequent letter on top. The letters
 * of {@link #compact} and {@link #figure} are references to {@link #letters}, which must stand once on the same page.
 * Immutable.
 */
public final class Logo {
    /** Letters lower than this many bits are left out: in the compact form they would be half a pixel high. */
    private static final double LEAST_COMPACT = 0.035;

    private static final double LEAST = 0.004;
    private static final int COMPACT_HEIGHT = 30;
    private static final double COMPACT_COLUMN = 8;
    private static final double COMPACT_WIDEST = 176;
    private static final double LEFT = 46;
    private static final double TOP = 12;
    private static final double HEIGHT = 132;
    private static final double BOTTOM = 30;

    private final Frequencies motif;
    private final double most;

    private Logo(Frequencies motif) {
        this.motif = motif;
        this.most = Math.max(Math.log(motif.alphabet().size()) / Math.log(2), 0.01);
    }

    public static Logo of(Frequencies motif) {
        return new Logo(motif);
    }

    /** The letters that logos refer to: an invisible element, once a page and alphabet. */
    public static String letters(Alphabet alphabet) {
        return "<svg class=\"letters\" width=\"0\" height=\"0\" aria-hidden=\"true\" focusable=\"false\"><defs>"
                + LetterShapes.definitions(alphabet) + "</defs></svg>";
    }

    /** For a line of a table: 30 pixels high, no axes, few bytes. */
    public String compact() {
        double width = Math.min(COMPACT_COLUMN * motif.width(), COMPACT_WIDEST);
        return "<svg class=\"logo\" role=\"img\" width=\"" + number(width) + "\" height=\"" + COMPACT_HEIGHT
                + "\" viewBox=\"0 0 " + motif.width() + " " + number(most) + "\" preserveAspectRatio=\"none\"><title>"
                + Markup.escape(title()) + "</title>" + stacks(LEAST_COMPACT) + "</svg>";
    }

    /** With axes, for a page that holds {@link #letters}. */
    public String figure() {
        return drawing("class=\"logo-figure\"", "", "currentColor");
    }

    /** A document of its own, on white. */
    public String standAlone() {
        return drawing("xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"",
                "<defs>" + LetterShapes.definitions(motif.alphabet()) + "</defs><rect width=\"100%\" height=\"100%\""
                        + " fill=\"#fff\"/>", "#333").replace("<use href=", "<use xlink:href=") + "\n";
    }

    private String title() {
        String alternative = motif.name().alternative();
        return "Sequence logo of " + motif.name().id() + (alternative.isEmpty() ? "" : " (" + alternative + ")") + ": "
                + Iupac.consensus(motif);
    }

    private String drawing(String attributes, String front, String ink) {
        double column = Math.max(6, Math.min(26, 1040.0 / motif.width()));
        double width = LEFT + column * motif.width() + 10;
        double height = TOP + HEIGHT + BOTTOM;
        return "<svg " + attributes + " role=\"img\" width=\"" + number(width) + "\" height=\"" + number(height)
                + "\" viewBox=\"0 0 " + number(width) + " " + number(height) + "\"><title>" + Markup.escape(title())
                + "</title>" + front + axes(column, ink) + "<g transform=\"translate(" + number(LEFT) + " " + number(TOP)
                + ") scale(" + number(column) + " " + number(HEIGHT / most) + ")\">" + stacks(LEAST) + "</g></svg>";
    }

    private String axes(double column, String ink) {
        double foot = TOP + HEIGHT;
        StringBuilder axes = new StringBuilder("<g fill=\"" + ink + "\" font-family=\"system-ui,Arial,sans-serif\""
                + " font-size=\"11\" text-anchor=\"end\">");
        for (int bit = 0; bit <= most; bit++) {
            double y = foot - HEIGHT * bit / most;
            axes.append(text(LEFT - 9, y + 4, "", Integer.toString(bit)));
        }
        axes.append(text(-(TOP + HEIGHT / 2), 16, " text-anchor=\"middle\" transform=\"rotate(-90)\"", "bits"));
        int every = column >= 16 ? 1 : 5;
        for (int i = 0; i < motif.width(); i++) {
            if ((i + 1) % every == 0) {
                double middle = LEFT + column * (i + 0.5);
                axes.append(text(middle, foot + 18, " text-anchor=\"middle\"", Integer.toString(i + 1)));
            }
        }
        return axes.append("</g>").append(frame(foot, column, ink)).toString();
    }

    /** The axis of bits with its ticks, and the line the letters stand on. */
    private String frame(double foot, double column, String ink) {
        StringBuilder path = new StringBuilder("M" + number(LEFT - 3) + " " + number(TOP) + "V" + number(foot) + "H"
                + number(LEFT + column * motif.width()));
        for (int bit = 0; bit <= most; bit++) {
            path.append("M").append(number(LEFT - 3)).append(" ").append(number(foot - HEIGHT * bit / most)).append("h-4");
        }
        return "<path d=\"" + path + "\" fill=\"none\" stroke=\"" + ink + "\" stroke-opacity=\".55\"/>";
    }

    private static String text(double x, double y, String attributes, String words) {
        return "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\"" + attributes + ">" + words + "</text>";
    }

    /** All letters, in units of one column and one bit, from the top down. */
    private String stacks(double least) {
        int decimals = least < LEAST_COMPACT ? 3 : 2;
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < motif.width(); i++) {
            double y = most - motif.information(i);
            for (int code : byFrequency(i)) {
                double height = motif.at(i, code) * motif.information(i);
                if (height >= least) {
                    all.append("<use href=\"#").append(LetterShapes.id(motif.alphabet().letter(code)))
                            .append("\" transform=\"matrix(1 0 0 ").append(Numbers.coordinate(height, decimals)).append(" ")
                            .append(i).append(" ").append(Numbers.coordinate(y, decimals)).append(")\"/>");
                }
                y += height;
            }
        }
        return all.toString();
    }

    private Integer[] byFrequency(int position) {
        Integer[] codes = new Integer[motif.alphabet().size()];
        Arrays.setAll(codes, a -> a);
        Arrays.sort(codes, Comparator.comparingDouble((Integer a) -> -motif.at(position, a)));
        return codes;
    }

    private static String number(double x) {
        return Numbers.coordinate(x, 2);
    }
}
