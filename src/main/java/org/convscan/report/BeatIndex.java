package org.convscan.report;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One HTML page over several recordings: a table of their figures, from which the page of each opens. Immutable. */
public record BeatIndex(BeatFacts facts, List<Row> rows) {
    /**
     * One recording.
     *
     * @param file its page, in the same folder
     */
    public record Row(String record, String file, BeatTotals totals) {}

    public BeatIndex {
        rows = List.copyOf(rows);
    }

    /** Writes the page (UTF-8). */
    public void write(Appendable out) throws IOException {
        Markup page = new Markup(out);
        page.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n",
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n",
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
                "<meta name=\"color-scheme\" content=\"light dark\">\n").element("title", facts.title() + " - convscan");
        page.raw("\n<style>\n", ReportPage.resource("report.css"), "</style>\n</head>\n<body>\n<main>\n<header>")
                .element("p class=\"tool\"", "convscan " + facts.version()).element("h1", facts.title());
        page.element("p class=\"summary\"", "Found by " + facts.method() + ". A name opens the page of its recording.");
        page.raw("</header>\n<section id=\"recordings\"><div class=\"scroll\"><table><thead><tr>").element("th scope=\"col\"", "Recording");
        for (String name : BeatTotals.NAMES) {
            page.element("th class=\"n\" scope=\"col\"", name);
        }
        page.raw("</tr></thead><tbody>\n");
        for (Row row : rows) {
            write(row, page);
        }
        page.raw("</tbody></table></div></section>\n");
        facts.write(page);
        page.raw("</main>\n</body>\n</html>\n");
    }

    private static void write(Row row, Markup page) throws IOException {
        String link = URLEncoder.encode(row.file, StandardCharsets.UTF_8).replace("+", "%20");
        page.raw("<tr><th scope=\"row\">").element("a href=\"" + link + "\"", row.record).raw("</th>");
        for (String cell : row.totals.words()) {
            page.element("td", cell);
        }
        page.raw("</tr>\n");
    }
}
