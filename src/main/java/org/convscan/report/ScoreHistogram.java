package org.convscan.report;

import java.io.IOException;

/** Scores as bars, all histograms of a page on one axis. */
final class ScoreHistogram {
    private static final int BARS = 60;
    private static final int WIDTH = 420;
    private static final int HEIGHT = 64;

    private final double low;
    private final double high;

    /** @param high not below {@code low} */
    ScoreHistogram(double low, double high) {
        this.low = low;
        this.high = high;
    }

    /** The number of scores in each bar. */
    int[] bars(float[] scores) {
        int[] bars = new int[BARS];
        for (float score : scores) {
            double share = high > low ? (score - low) / (high - low) : 0;
            bars[(int) Math.min(BARS - 1, Math.max(0, share * BARS))]++;
        }
        return bars;
    }

    void write(Markup page, String label, float[] scores) throws IOException {
        int[] bars = bars(scores);
        int most = 1;
        for (int bar : bars) {
            most = Math.max(most, bar);
        }
        page.raw("<svg class=\"histogram\" viewBox=\"0 0 " + WIDTH + " " + (HEIGHT + 18) + "\" role=\"img\" aria-label=\"")
                .text("Scores of " + label).raw("\"><g class=\"bars\">");
        double width = (double) WIDTH / BARS;
        for (int i = 0; i < BARS; i++) {
            double height = (double) HEIGHT * bars[i] / most;
            if (bars[i] > 0) {
                page.raw("<rect x=\"" + Numbers.coordinate(i * width, 2) + "\" y=\"" + Numbers.coordinate(HEIGHT - height, 2) + "\" width=\""
                        + Numbers.coordinate(width - 1, 2) + "\" height=\"" + Numbers.coordinate(height, 2) + "\"/>");
            }
        }
        page.raw("</g><path class=\"grid\" d=\"M0 " + HEIGHT + "H" + WIDTH + "\"/>");
        page.raw("<text x=\"0\" y=\"" + (HEIGHT + 14) + "\">").text(Numbers.amount(low)).raw("</text>");
        page.raw("<text x=\"" + WIDTH + "\" y=\"" + (HEIGHT + 14) + "\" text-anchor=\"end\">").text(Numbers.amount(high)).raw("</text></svg>");
    }
}
