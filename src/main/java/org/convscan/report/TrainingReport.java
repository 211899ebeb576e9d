package org.convscan.report;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One HTML page of how a training went: the loss and the measure, epoch by epoch.
 *
 * @param measure name of what the training was judged by
 * @param measures empty where it was not judged
 * @param best number of the epoch whose weights were kept, from 0
 * @param facts provenance, by name
 */
public record TrainingReport(String title, List<Double> losses, String measure, List<Double> measures, int best, Map<String, String> facts) {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 220;
    private static final int LEFT = 64;
    private static final int TOP = 14;
    private static final int BOTTOM = 32;

    /** Writes the page, complete and in itself (UTF-8). */
    public void write(Appendable out) throws IOException {
        Markup page = new Markup(out);
        page.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n",
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n",
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
                "<meta name=\"color-scheme\" content=\"light dark\">\n").element("title", title + ", training - convscan");
        page.raw("\n<style>\n", ReportPage.resource("report.css"), "</style>\n</head>\n<body>\n<main>\n<header>")
                .element("p class=\"tool\"", "convscan").element("h1", title + ", training");
        page.element("p class=\"summary\"", String.format(Locale.ROOT, "%d epochs; kept are the weights after epoch %d%s.",
                losses.size(), best + 1, measures.isEmpty() ? ""
                        : String.format(Locale.ROOT, ", with a validation %s of %.5f", measure, measures.get(best)))).raw("</header>\n");
        curve(page, "Loss", "Mean over the epoch, while it learned", losses);
        if (!measures.isEmpty()) {
            curve(page, "Validation " + measure, "On data that nothing is learned from", measures);
        }
        page.raw("<section id=\"provenance\">").element("h2", "Provenance").raw("<dl class=\"provenance\">\n");
        for (Map.Entry<String, String> fact : facts.entrySet()) {
            page.element("dt", fact.getKey()).element("dd", fact.getValue()).raw("\n");
        }
        page.raw("</dl></section>\n</main>\n</body>\n</html>\n");
    }

    private void curve(Markup page, String name, String note, List<Double> values) throws IOException {
        double least = values.stream().mapToDouble(v -> v).min().orElse(0);
        double most = Math.max(least + 1e-9, values.stream().mapToDouble(v -> v).max().orElse(1));
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            points.append(i == 0 ? "M" : "L").append(Numbers.coordinate(x(i), 1)).append(' ')
                    .append(Numbers.coordinate(y(values.get(i), least, most), 1));
        }
        page.raw("<section>").element("h2", name).element("p class=\"note\"", note);
        page.raw("<div class=\"scroll\"><svg role=\"img\" width=\"" + WIDTH + "\" height=\"" + HEIGHT + "\" viewBox=\"0 0 " + WIDTH + " "
                + HEIGHT + "\"><title>" + Markup.escape(name) + " by epoch</title>");
        page.raw("<g fill=\"currentColor\" font-size=\"12\">");
        label(page, LEFT - 8, y(most, least, most) + 4, "end", Numbers.fixed(most, 4));
        label(page, LEFT - 8, y(least, least, most) + 4, "end", Numbers.fixed(least, 4));
        label(page, x(0), HEIGHT - 8, "middle", "1");
        if (values.size() > 1) {
            label(page, x(values.size() - 1), HEIGHT - 8, "middle", String.valueOf(values.size()));
        }
        page.raw("</g><path d=\"M" + LEFT + " " + TOP + "V" + (HEIGHT - BOTTOM) + "H" + (WIDTH - TOP)
                + "\" fill=\"none\" stroke=\"currentColor\" stroke-opacity=\".4\"/>");
        page.raw("<path d=\"" + points + "\" fill=\"none\" stroke=\"var(--c0)\" stroke-width=\"2\"/>");
        page.raw("<circle cx=\"" + Numbers.coordinate(x(best), 1) + "\" cy=\"" + Numbers.coordinate(y(values.get(best), least, most), 1)
                + "\" r=\"5\" fill=\"var(--c1)\"/></svg></div></section>\n");
    }

    private static void label(Markup page, double x, double y, String anchor, String words) throws IOException {
        page.raw("<text x=\"" + Numbers.coordinate(x, 1) + "\" y=\"" + Numbers.coordinate(y, 1) + "\" text-anchor=\"" + anchor + "\">")
                .text(words).raw("</text>");
    }

    private double x(int epoch) {
        double room = WIDTH - LEFT - 2.0 * TOP;
        return LEFT + TOP + (losses.size() < 2 ? 0 : room * epoch / (losses.size() - 1));
    }

    private static double y(double value, double least, double most) {
        return TOP + (HEIGHT - TOP - BOTTOM) * (1 - (value - least) / (most - least));
    }
}
