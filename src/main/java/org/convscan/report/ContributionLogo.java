package org.convscan.report;

import org.convscan.track.Symbols;

/**
 * A stretch of letters, each as high as what it adds to a model's output; those that take away hang below the line. Refers to
 * {@link Logo#letters}. Immutable.
 */
final class ContributionLogo {
    private static final int COLUMN = 9;
    private static final int HALF = 60;

    private final Symbols stretch;
    private final double[] contributions;

    /** @param contributions one a column */
    ContributionLogo(Symbols stretch, double... contributions) {
        this.stretch = stretch;
        this.contributions = contributions.clone();
    }

    /** @param title for those who cannot see it */
    String svg(String title) {
        double most = 1e-12;
        for (double contribution : contributions) {
            most = Math.max(most, Math.abs(contribution));
        }
        int width = COLUMN * contributions.length;
        StringBuilder svg = new StringBuilder("<svg class=\"contributions\" role=\"img\" width=\"" + width + "\" height=\"" + 2 * HALF
                + "\" viewBox=\"0 0 " + width + " " + 2 * HALF + "\"><title>" + Markup.escape(title) + "</title>");
        for (int i = 0; i < contributions.length; i++) {
            svg.append(letter(i, contributions[i] / most * (HALF - 2)));
        }
        return svg.append("<path d=\"M0 ").append(HALF).append("H").append(width)
                .append("\" stroke=\"currentColor\" stroke-opacity=\".4\" fill=\"none\"/></svg>").toString();
    }

    private String letter(int column, double height) {
        int code = stretch.alphabet().code((char) stretch.letter(column));
        if (code >= stretch.alphabet().size() || Math.abs(height) < 0.3) {
            return "";
        }
        // Below the line letters stand on their heads, as is the custom.
        return "<use href=\"#" + LetterShapes.id(stretch.alphabet().letter(code)) + "\" transform=\"matrix(" + COLUMN + " 0 0 "
                + Numbers.coordinate(height, 1) + " " + column * COLUMN + " " + Numbers.coordinate(HALF - height, 1) + ")\""
                + (height < 0 ? " opacity=\".55\"" : "") + "/>";
    }
}
