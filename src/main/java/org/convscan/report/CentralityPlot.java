package org.convscan.report;

import java.io.IOException;
import java.util.List;

/** Curves of where the hits of the motifs furthest above chance lie, relative to the middle of their lines. */
final class CentralityPlot {
    private static final int CURVES = 5;
    private static final int FEWEST_HITS = 20;
    private static final int WIDTH = 640;
    private static final int HEIGHT = 240;

    private final Markup page;
    private final Centrality centrality;
    private final List<MotifRow> rows;

    CentralityPlot(Markup page, Centrality centrality, List<MotifRow> rows) {
        this.page = page;
        this.centrality = centrality;
        this.rows = !centrality.known() ? List.of() : rows.stream()
                .filter(row -> row.hits() >= FEWEST_HITS).sorted(MotifRow.ORDER).limit(CURVES).toList();
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    void write(ReportFacts facts) throws IOException {
        if (isEmpty()) {
            return;
        }
        page.raw("<section id=\"middle\">").element("h2", "Hits relative to the middle of each " + facts.line());
        page.element("p class=\"note\"", Numbers.count(centrality.lines()) + " " + facts.line() + "s of "
                + lengths(facts) + ". Each curve is one motif's hits by the distance of their middle from the " + facts.line()
                + "'s, smoothed; 1 is an even spread.");
        List<double[]> curves = rows.stream().map(row -> curve(row.number())).toList();
        double top = curves.stream().flatMapToDouble(java.util.Arrays::stream).max().orElse(1);
        double step = top > 8 ? Math.ceil(top / 4) : top > 4 ? 2 : top > 2 ? 1 : 0.5;
        top = Math.ceil(top / step) * step;
        page.raw("<figure class=\"middle\"><svg viewBox=\"-44 -10 ", Integer.toString(WIDTH + 64), " ",
                Integer.toString(HEIGHT + 66), "\" role=\"img\"><title>");
        page.text("Hits by distance from the middle").raw("</title>");
        writeAxes(top, step, facts);
        for (int i = curves.size() - 1; i >= 0; i--) {
            writeCurve(curves.get(i), top, i);
        }
        page.raw("</svg>");
        writeLegend();
        page.raw("</figure></section>\n");
    }

    private String lengths(ReportFacts facts) {
        String longest = Numbers.count(centrality.longest()) + " " + facts.column() + "s";
        return centrality.shortest() == centrality.longest() ? longest : Numbers.count(centrality.shortest()) + " to " + longest;
    }

    /** Per bin, the share of the hits times the number of bins, under a sliding triangle. */
    private double[] curve(int motif) {
        int side = centrality.side();
        int reach = Math.max(1, side / 10);
        double total = 0;
        for (int bin = -side; bin < side; bin++) {
            total += centrality.count(motif, bin);
        }
        double[] curve = new double[2 * side];
        for (int i = 0; i < curve.length; i++) {
            double sum = 0;
            double weights = 0;
            for (int by = -reach; by <= reach; by++) {
                int bin = i + by - side;
                if (bin >= -side && bin < side) {
                    sum += (reach + 1 - Math.abs(by)) * centrality.count(motif, bin);
                    weights += reach + 1 - Math.abs(by);
                }
            }
            curve[i] = total == 0 ? 0 : sum / weights / total * curve.length;
        }
        return curve;
    }

    private double x(double columnsFromMiddle) {
        return WIDTH * (0.5 + columnsFromMiddle / (2.0 * centrality.side() * centrality.binColumns()));
    }

    private void writeAxes(double top, double step, ReportFacts facts) throws IOException {
        page.raw("<g class=\"axes\">");
        for (double value = 0; value <= top + step / 2; value += step) {
            double y = HEIGHT - HEIGHT * value / top;
            page.raw("<path class=\"grid\" d=\"M0 ", Numbers.coordinate(y, 1), "H", Integer.toString(WIDTH), "\"/><text x=\"-10\" y=\"",
                    Numbers.coordinate(y + 4, 1), "\" text-anchor=\"end\">", Numbers.fixed(value, step < 1 ? 1 : 0), "</text>");
        }
        double even = HEIGHT - HEIGHT / top;
        page.raw("<path class=\"chance\" d=\"M0 ", Numbers.coordinate(even, 1), "H", Integer.toString(WIDTH), "\"/>");
        long half = centrality.longest() / 2;
        long every = Numbers.step(Math.max(1, half), 3);
        for (long at = -half / every * every; at <= half; at += every) {
            page.raw("<text x=\"", Numbers.coordinate(x(at), 1), "\" y=\"", Integer.toString(HEIGHT + 22),
                    "\" text-anchor=\"middle\">", at < 0 ? "\u2212" : "", Long.toString(Math.abs(at)), "</text>");
        }
        page.raw("<text x=\"", Integer.toString(WIDTH / 2), "\" y=\"", Integer.toString(HEIGHT + 48), "\" text-anchor=\"middle\">");
        page.text(facts.column() + "s from the middle").raw("</text></g>");
    }

    private void writeCurve(double[] curve, double top, int number) throws IOException {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < curve.length; i++) {
            path.append(i == 0 ? "M" : " ").append(Numbers.coordinate(WIDTH * (i + 0.5) / curve.length, 1)).append(" ")
                    .append(Numbers.coordinate(HEIGHT - HEIGHT * curve[i] / top, 1));
        }
        page.raw("<path class=\"curve c", Integer.toString(number), "\" d=\"", path.toString(), "\"/>");
    }

    private void writeLegend() throws IOException {
        page.raw("<figcaption><ul>");
        for (int i = 0; i < rows.size(); i++) {
            page.raw("<li><svg width=\"22\" height=\"10\" aria-hidden=\"true\"><path class=\"curve c", Integer.toString(i),
                    "\" d=\"M0 5H22\"/></svg>").element("span", rows.get(i).motif().title());
            page.raw(" ").element("small", Numbers.count(rows.get(i).hits()) + " hits").raw("</li>");
        }
        page.raw("</ul></figcaption>");
    }
}
