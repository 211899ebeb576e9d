package org.convscan.report;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.convscan.stats.Beat;
import org.convscan.stats.Intervals;

/**
 * Puts the page of a recording together. It holds its own style, its scripts (uPlot's and ours) and its data, and asks for nothing
 * else; its content security policy forbids every other script.
 */
final class BeatPage {
    private final BeatFacts facts;
    private final BeatFindings found;
    private final List<BeatTrace> traces;

    BeatPage(BeatFacts facts, BeatFindings found, List<BeatTrace> traces) {
        this.facts = facts;
        this.found = found;
        this.traces = traces;
    }

    void write(Markup page) throws IOException {
        String library = ReportPage.resource("uplot/uPlot.iife.min.js");
        String script = ReportPage.resource("packed.js") + ReportPage.resource("gestures.js") + ReportPage.resource("beats.js");
        writeHead(page, library, script);
        writeHeader(page);
        writeTrace(page);
        writeIntervals(page);
        writeFigures(page);
        facts.write(page);
        page.raw("</main>\n");
        writeData(page);
        page.raw("<script>", library, "</script>\n<script>", script, "</script>\n</body>\n</html>\n");
    }

    private void writeHead(Markup page, String library, String script) throws IOException {
        page.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n",
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-",
                ReportPage.sha256(library), "' 'sha256-", ReportPage.sha256(script), "'\">\n",
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
                "<meta name=\"color-scheme\" content=\"light dark\">\n").element("title", facts.title() + " - convscan");
        page.raw("\n<!-- The plots are drawn by uPlot 1.6.32:\n", ReportPage.resource("uplot/LICENSE"), "-->\n<style>\n",
                ReportPage.resource("report.css"), ReportPage.resource("uplot/uPlot.min.css"), ReportPage.resource("beats.css"),
                "</style>\n</head>\n<body>\n<main>\n");
    }

    private void writeHeader(Markup page) throws IOException {
        page.raw("<header>").element("p class=\"tool\"", "convscan " + facts.version()).element("h1", facts.title());
        page.element("p class=\"summary\"", summary());
        page.raw("<nav aria-label=\"Sections\"><a href=\"#trace\">Trace</a><a href=\"#intervals\">Intervals</a>",
                "<a href=\"#figures\">Figures</a><a href=\"#provenance\">Provenance</a></nav></header>\n<dl class=\"totals\">");
        String[] totals = BeatTotals.of(found).words();
        for (int i = 0; i < totals.length; i++) {
            page.raw("<div>").element("dt", BeatTotals.NAMES[i]).element("dd", totals[i]).raw("</div>");
        }
        page.raw("</dl>\n");
    }

    private String summary() {
        Intervals intervals = found.intervals();
        return "Found by " + facts.method() + ". Of " + Numbers.count(intervals.size()) + " intervals between beats, "
                + Numbers.count(intervals.count(Intervals.Use.ECTOPIC)) + " are left out because they differ by more than "
                + Math.round(100 * Intervals.TOLERANCE) + "% from the median of the eleven around them, and "
                + Numbers.count(intervals.count(Intervals.Use.GAP)) + " because they touch a stretch without a usable signal.";
    }

    private void writeTrace(Markup page) throws IOException {
        page.raw("<section id=\"trace\">").element("h2", "Trace").element("p class=\"note\"",
                "The wheel zooms, dragging moves, a double click shows everything; + \u2212 \u2190 \u2192 do the same. "
                + traces.stream().map(trace -> trace.resolution(found.hertz())).collect(Collectors.joining(" ")));
        page.raw("<div class=\"tools\" id=\"tools\"></div><div class=\"plot\" id=\"trace-plot\" tabindex=\"0\" role=\"img\" ",
                "aria-label=\"Trace with beats\"></div>\n<canvas class=\"quality\" id=\"quality\" role=\"img\" ",
                "aria-label=\"Signal quality over the whole recording\"></canvas>\n").element("p class=\"note legend\"",
                "Signal quality over the whole recording: bars are as high as the mean confidence of the beats there; red is where "
                + "samples are missing for 0.2 s or more or do not change for 2 s or more. The frame is what the trace shows.");
        page.raw("<noscript>").element("p", "The plots need JavaScript.").raw("</noscript></section>\n");
    }

    private void writeIntervals(Markup page) throws IOException {
        page.raw("<section id=\"intervals\">").element("h2", "Intervals").element("p class=\"note\"",
                "Each interval at the time of the beat that ends it: kept ones as a line, ectopic ones as dots (at the edge when "
                + "they lie outside). Drag to look at a part, in the trace too; a double click shows everything.");
        page.raw("<div class=\"plot\" id=\"tachogram\" role=\"img\" aria-label=\"Intervals over time\"></div></section>\n");
    }

    private void writeFigures(Markup page) throws IOException {
        Intervals intervals = found.intervals();
        page.raw("<section id=\"figures\">").element("h2", "Figures").element("p class=\"note\"",
                "Of kept intervals; of differences between kept ones that follow one another. Powers by Welch's method on the intervals "
                + "read four times a second: VLF 0.003\u20130.04, LF 0.04\u20130.15, HF 0.15\u20130.4 Hz; they need two minutes "
                + "without a break. The plot (Poincar\u00E9's) has each kept interval against the kept one right before it; SD1 and SD2 are the "
                + "half axes of the ellipse.");
        page.raw("<div class=\"beside\"><div class=\"scroll\"><table class=\"figures\"><tbody>\n");
        row(page, "Beats", Numbers.count(found.beats().size()));
        row(page, "Intervals kept", Numbers.count(intervals.count(Intervals.Use.KEPT)));
        row(page, "Intervals left out as ectopic", Numbers.count(intervals.count(Intervals.Use.ECTOPIC)));
        row(page, "Intervals left out at gaps", Numbers.count(intervals.count(Intervals.Use.GAP)));
        for (Figure figure : Figure.of(found.variability())) {
            row(page, figure.title(), figure.words());
        }
        page.raw("</tbody></table></div><canvas id=\"poincare\" role=\"img\" aria-label=\"Poincar\u00E9 plot\"></canvas></div></section>\n");
    }

    private static void row(Markup page, String name, String value) throws IOException {
        page.raw("<tr>").element("th scope=\"row\"", name).element("td", value).raw("</tr>\n");
    }

    /** Blocks that no browser runs: what is drawn, for the script to read. */
    private void writeData(Markup page) throws IOException {
        page.raw("<script type=\"application/json\" id=\"facts\">{\"hertz\":" + found.hertz() + ",\"columns\":" + found.columns()
                + ",\"sd1\":" + number(found.variability().sd1()) + ",\"sd2\":" + number(found.variability().sd2()) + ",\"traces\":["
                + traces.stream().map(BeatTrace::json).collect(Collectors.joining(",")) + "]}</script>\n");
        for (int i = 0; i < traces.size(); i++) {
            data(page, "firsts-" + i, traces.get(i).firsts());
            data(page, "rises-" + i, traces.get(i).rises());
        }
        List<Beat> beats = found.beats();
        Intervals intervals = found.intervals();
        data(page, "beats", PackedNumbers.pack(beats.size(), i -> beats.get(i).column()));
        data(page, "confidences", PackedNumbers.pack(beats.size(), i -> Math.round(100 * beats.get(i).confidence())));
        data(page, "uses", PackedNumbers.pack(intervals.size(), i -> intervals.use(i).ordinal()));
        data(page, "gaps", PackedNumbers.pack(2 * found.gaps().size(),
                i -> i % 2 == 0 ? found.gaps().get(i / 2).start() : found.gaps().get(i / 2).end()));
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.valueOf(value) : "null";
    }

    private static void data(Markup page, String id, String packed) throws IOException {
        page.raw("<script type=\"text/plain\" id=\"", id, "\">", packed, "</script>\n");
    }
}
