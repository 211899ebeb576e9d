package org.convscan.report;

import java.io.IOException;
import java.util.List;

/**
 * Hits along each line, one strip a line, all on one scale: the same number of columns a bin, the same height a hit, lengths in
 * proportion.
 */
final class DensityPlot {
    private static final int HEIGHT = 40;
    private static final int TICKS = 6;

    /** More lines than this are drawn lower. */
    private static final int MANY = 12;

    /** Bins are widened until they hold this many hits on average, so that bars show more than chance's jitter ... */
    private static final int WORTH_A_BAR = 12;

    /** ... but not beyond this many bins along the longest line. */
    private static final int FEWEST_BINS = 128;

    private final Markup page;
    private final Lines lines;
    private final List<Line> shown;
    private final double expectedPerColumn;
    private final int shift;
    private final long longest;
    private final long highest;

    /** @param expectedPerColumn hits that chance would give; 0 when not known */
    DensityPlot(Markup page, Lines lines, double expectedPerColumn) {
        this.page = page;
        this.lines = lines;
        this.shown = lines.shown();
        this.expectedPerColumn = expectedPerColumn;
        this.longest = Math.max(1, shown.stream().mapToLong(Line::length).max().orElse(0));
        this.shift = calm(shown.stream().mapToInt(line -> line.bins().shift()).max().orElse(0));
        long most = 1;
        for (Line line : shown) {
            while (line.bins().shift() < shift) {
                line.bins().coarsen();
            }
            most = Math.max(most, line.bins().highest());
        }
        this.highest = most;
    }

    private int calm(int least) {
        double hits = shown.stream().mapToLong(Line::hits).sum();
        double columns = shown.stream().mapToLong(Line::length).sum();
        int wide = least;
        while (longest >> wide > FEWEST_BINS && hits / columns * (1L << wide) < WORTH_A_BAR) {
            wide++;
        }
        return wide;
    }

    void write(ReportFacts facts) throws IOException {
        if (shown.isEmpty()) {
            return;
        }
        page.raw("<section id=\"lines\">").element("h2", lines.all()
                ? "Hits along each " + facts.line()
                : "The " + shown.size() + " " + facts.line() + "s with most hits");
        long bin = 1L << shift;
        page.element("p class=\"note\"", "Hits that start in each " + (bin == 1 ? facts.column() : Numbers.count(bin) + " "
                + facts.column() + "s") + ", all motifs together; the tallest bar is " + Numbers.count(highest) + "."
                + (chanceIsVisible() ? " The dashed line is what chance would give." : ""));
        page.raw("<div class=\"lines\">\n");
        for (Line line : shown) {
            write(line, facts);
        }
        writeAxis(facts);
        page.raw("</div></section>\n");
    }

    private void write(Line line, ReportFacts facts) throws IOException {
        page.raw("<div class=\"line\"><span class=\"name\" title=\"").text(line.name()).raw("\">").text(line.name());
        page.raw("</span><span class=\"n\">", Numbers.count(line.hits()), "</span><div class=\"strip\">");
        if (line.bins().size() > 0) {
            page.raw("<svg class=\"density\" width=\"", Numbers.coordinate(100.0 * line.length() / longest, 2), "%\" height=\"", shown.size() > MANY ? "28\"" : "40\"",
                    " viewBox=\"0 0 ", Integer.toString(line.bins().size()), " 40\" preserveAspectRatio=\"none\" role=\"img\"><title>");
            page.text(line.name() + ": " + Numbers.count(line.hits()) + " hits in " + Numbers.count(line.length()) + " "
                    + facts.column() + "s").raw("</title><path class=\"bars\" d=\"", outline(line.bins()), "\"/>");
            if (chanceIsVisible()) {
                page.raw("<path class=\"chance\" d=\"M0 ", Numbers.coordinate(chanceY(), 1), "H",
                        Integer.toString(line.bins().size()), "\"/>");
            }
            page.raw("</svg>");
        }
        page.raw("</div></div>\n");
    }

    /** A skyline, with runs of equal height in one step. */
    private String outline(Bins bins) {
        StringBuilder path = new StringBuilder("M0 40");
        int from = 0;
        int height = 0;
        for (int i = 0; i < bins.size(); i++) {
            int here = (int) Math.round((double) (HEIGHT - 1) * bins.count(i) / highest);
            here = here == 0 && bins.count(i) > 0 ? 1 : here;
            if (here != height) {
                path.append(i > from ? "h" + (i - from) : "").append("v").append(height - here);
                from = i;
                height = here;
            }
        }
        return path.append("H").append(bins.size()).append("V40Z").toString();
    }

    private boolean chanceIsVisible() {
        return expectedPerColumn > 0 && chanceY() >= 0 && chanceY() <= HEIGHT - 1.5;
    }

    private double chanceY() {
        return HEIGHT - (HEIGHT - 1) * expectedPerColumn * (1L << shift) / highest;
    }

    private void writeAxis(ReportFacts facts) throws IOException {
        page.raw("<div class=\"line axis\" aria-hidden=\"true\"><span class=\"name\"></span><span class=\"n\"></span><div class=\"strip\">");
        long step = Numbers.step(longest, TICKS);
        for (long at = 0; at <= longest; at += step) {
            boolean named = at + step > longest;
            page.raw("<span class=\"tick", at > longest * 0.8 ? " end" : "", "\" style=\"left:", Numbers.coordinate(100.0 * at / longest, 2), "%\"><i></i>",
                    Numbers.length(at));
            page.text(named ? " " + facts.column() + "s" : "").raw("</span>");
        }
        page.raw("</div></div>\n");
    }
}
