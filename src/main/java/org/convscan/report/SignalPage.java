package org.convscan.report;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Puts a page about queries in signals together. It holds its own style, its scripts (uPlot's and ours) and its data, and asks for
 * nothing else; its content security policy forbids every other script.
 */
final class SignalPage {
    private static final List<String> SCRIPTS = List.of("report.js", "uplot/uPlot.iife.min.js", "packed.js", "gestures.js", "signals.js");

    private final SignalFacts facts;
    private final SignalReport.Totals totals;
    private final List<QueryTally> queries;
    private final List<SignalTrace> traces;

    SignalPage(SignalFacts facts, SignalReport.Totals totals, List<QueryTally> queries, List<SignalTrace> traces) {
        this.facts = facts;
        this.totals = totals;
        this.queries = queries;
        this.traces = traces;
    }

    void write(Markup page) throws IOException {
        writeHead(page);
        writeHeader(page);
        writeQueries(page);
        writeScores(page);
        writeTraces(page);
        writeProvenance(page);
        page.raw("</main>\n");
        writeData(page);
        for (String script : SCRIPTS) {
            page.raw("<script>", ReportPage.resource(script), "</script>\n");
        }
        page.raw("</body>\n</html>\n");
    }

    private void writeHead(Markup page) throws IOException {
        page.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n",
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src");
        for (String script : SCRIPTS) {
            page.raw(" 'sha256-", ReportPage.sha256(ReportPage.resource(script)), "'");
        }
        page.raw("\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
                "<meta name=\"color-scheme\" content=\"light dark\">\n").element("title", facts.title() + " - convscan");
        page.raw("\n<!-- The traces are drawn by uPlot 1.6.32:\n", ReportPage.resource("uplot/LICENSE"), "-->\n<style>\n",
                ReportPage.resource("report.css"), ReportPage.resource("uplot/uPlot.min.css"), ReportPage.resource("signals.css"),
                "</style>\n</head>\n<body>\n<main>\n");
    }

    private void writeHeader(Markup page) throws IOException {
        page.raw("<header>").element("p class=\"tool\"", "convscan " + facts.version()).element("h1", facts.title());
        page.raw("<nav aria-label=\"Sections\"><a href=\"#queries\">Queries</a><a href=\"#scores\">Scores</a>",
                traces.isEmpty() ? "" : "<a href=\"#traces\">Traces</a>", "<a href=\"#provenance\">Provenance</a></nav></header>\n",
                "<dl class=\"totals\">");
        total(page, HitTable.capital(facts.line()) + "s", Numbers.count(totals.lines()));
        total(page, "With a hit", Numbers.count(totals.found()) + share(totals.found()));
        total(page, "Hits", Numbers.count(totals.hits()));
        total(page, "Queries", Numbers.count(queries.size()));
        total(page, "Samples", Numbers.count(totals.samples()));
        page.raw("</dl>\n");
    }

    private String share(long some) {
        return totals.lines() == 0 ? "" : " (" + percent(some) + ")";
    }

    private String percent(long some) {
        return totals.lines() == 0 ? Numbers.NONE : Numbers.fixed(100.0 * some / totals.lines(), 1) + "%";
    }

    private static void total(Markup page, String name, String value) throws IOException {
        page.raw("<div>").element("dt", name).element("dd", value).raw("</div>");
    }

    private void writeQueries(Markup page) throws IOException {
        page.raw("<section id=\"queries\">").element("h2", "Queries").element("p class=\"note\"", "A " + facts.line()
                + " counts for the query that is best in it: the one with the smallest p-value, then with the highest score. \u201cAnywhere\u201d also "
                + "counts those in which another one is better. Shares are of all " + facts.line() + "s.");
        page.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Queries\"><table class=\"sortable\" data-first=\"25\">",
                "<thead><tr><th scope=\"col\">Query</th>");
        for (String head : List.of(HitTable.capital(facts.line()) + "s", "Share", "Forward", "Reverse", "Anywhere", "Hits", "Median score")) {
            page.element("th scope=\"col\" class=\"n\"", head);
        }
        page.raw("</tr></thead><tbody>\n");
        for (QueryTally query : queries) {
            float[] scores = query.scores();
            row(page, query.name(), Numbers.count(query.best()), percent(query.best()), Numbers.count(query.best() - query.reverse()),
                    Numbers.count(query.reverse()), Numbers.count(query.lines()), Numbers.count(query.hits()),
                    scores.length == 0 ? Numbers.NONE : Numbers.fixed(scores[scores.length / 2], 2));
        }
        long none = totals.lines() - totals.found();
        row(page, "none", Numbers.count(none), percent(none), Numbers.NONE, Numbers.NONE, Numbers.NONE, Numbers.NONE, Numbers.NONE);
        page.raw("</tbody></table></div></section>\n");
    }

    private static void row(Markup page, String name, String... cells) throws IOException {
        page.raw("<tr>").element("th scope=\"row\"", name);
        for (String cell : cells) {
            page.element("td", cell);
        }
        page.raw("</tr>\n");
    }

    private void writeScores(Markup page) throws IOException {
        page.raw("<section id=\"scores\">").element("h2", "Scores").element("p class=\"note\"", "Of each " + facts.line()
                + "'s best hit, by query; all on one axis, each as high as its fullest bar.");
        page.raw("<div class=\"histograms\">\n");
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (QueryTally query : queries) {
            float[] scores = query.scores();
            low = scores.length == 0 ? low : Math.min(low, scores[0]);
            high = scores.length == 0 ? high : Math.max(high, scores[scores.length - 1]);
        }
        ScoreHistogram histogram = new ScoreHistogram(low, high);
        for (QueryTally query : queries) {
            if (query.best() > 0) {
                page.raw("<figure><figcaption>").text(query.name()).raw(" ").element("small", Numbers.count(query.best()) + " "
                        + facts.line() + (query.best() == 1 ? "" : "s")).raw("</figcaption>");
                histogram.write(page, query.name(), query.scores());
                page.raw("</figure>\n");
            }
        }
        page.raw("</div></section>\n");
    }

    private void writeTraces(Markup page) throws IOException {
        if (traces.isEmpty()) {
            return;
        }
        page.raw("<section id=\"traces\">").element("h2", "Traces").element("p class=\"note\"", kept());
        page.raw("<div class=\"tools\" id=\"tools\"></div><div class=\"plot\" id=\"trace-plot\" tabindex=\"0\" role=\"img\" ",
                "aria-label=\"Signal with hits\"></div>\n").element("p class=\"note legend\"",
                "Shaded: hits. Stairs: what the query was expected to look like there, on the " + facts.line() + "'s own scale. The wheel zooms, "
                + "dragging moves, a double click shows everything; + \u2212 \u2190 \u2192 do the same.");
        page.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Hits\"><table class=\"sortable\" data-first=\"10\" id=\"hits\">",
                "<thead><tr>").element("th scope=\"col\"", HitTable.capital(facts.line())).raw("<th scope=\"col\">Query</th>",
                "<th scope=\"col\">Strand</th>");
        for (String head : List.of("Start", "End", "Score", "p-value", "Samples")) {
            page.element("th scope=\"col\" class=\"n\"", head);
        }
        page.raw("</tr></thead><tbody>\n");
        for (int i = 0; i < traces.size(); i++) {
            for (int j = 0; j < traces.get(i).hits().size(); j++) {
                hit(page, i, j);
            }
        }
        page.raw("</tbody></table></div><noscript>").element("p", "The traces need JavaScript.").raw("</noscript></section>\n");
    }

    /** Which lines there are, and how true the drawing is. */
    private String kept() {
        boolean all = traces.size() == totals.found();
        long coarse = traces.stream().filter(trace -> trace.width() > 1).count();
        return (all ? "All " + facts.line() + "s with a hit" : "Of " + Numbers.count(totals.found()) + " " + facts.line() + "s with a hit, the "
                + traces.size() + " with the best ones") + ", the best first; a row of the table shows its hit. "
                + (coarse == 0 ? "Every sample is in the page." : coarse + " of them are drawn by the extremes of several samples.");
    }

    private void hit(Markup page, int number, int which) throws IOException {
        SignalTrace trace = traces.get(number);
        LocatedHit hit = trace.hits().get(which);
        page.raw("<tr data-trace=\"" + number + "\" data-hit=\"" + which + "\"><th scope=\"row\"><button type=\"button\" class=\"pick\">")
                .text(trace.name()).raw("</button></th>").element("td class=\"t\"", hit.query())
                .element("td class=\"t strand\"", hit.strand().symbol() == '-' ? "\u2212" : "+");
        page.element("td", Numbers.count(hit.start())).element("td", Numbers.count(hit.end())).element("td", Numbers.fixed(hit.score(), 2));
        page.element("td", Double.isNaN(hit.p()) ? Numbers.NONE : Numbers.probability(hit.p())).element("td", Numbers.count(trace.samples()));
        page.raw("</tr>\n");
    }

    private void writeProvenance(Markup page) throws IOException {
        page.raw("<section id=\"provenance\">").element("h2", "Provenance").raw("<dl class=\"provenance\">\n");
        provenance(page, "Program", "convscan " + facts.version());
        provenance(page, "Command", facts.command());
        for (Map.Entry<String, String> entry : facts.provenance()) {
            provenance(page, entry.getKey(), entry.getValue());
        }
        page.raw("</dl>").element("p class=\"note\"", "Samples count from 0; a hit ends before its end. The same input and options give this same page.")
                .raw("</section>\n");
    }

    private static void provenance(Markup page, String name, String value) throws IOException {
        page.element("dt", name).element("dd", value).raw("\n");
    }

    private void writeData(Markup page) throws IOException {
        page.raw("<script type=\"application/json\" id=\"facts\">{\"unit\":", Json.text(facts.unit()), ",\"traces\":[");
        for (int i = 0; i < traces.size(); i++) {
            page.raw(i == 0 ? "" : ",\n", traces.get(i).json());
        }
        page.raw("]}</script>\n");
        for (int i = 0; i < traces.size(); i++) {
            data(page, "lows-" + i, traces.get(i).lows());
            data(page, "heights-" + i, traces.get(i).heights());
        }
    }

    private static void data(Markup page, String id, String packed) throws IOException {
        page.raw("<script type=\"text/plain\" id=\"", id, "\">", packed, "</script>\n");
    }
}
