package org.convscan.report;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.convscan.kernel.Frequencies;
import org.convscan.track.Alphabet;
import org.convscan.track.Symbols;

/**
 * One HTML page of why a model says what it says: letters as high as what they add to its output, and its first layer's filters as
 * motifs.
 *
 * @param title the model's name
 * @param meaning of a contribution, in a sentence or two
 * @param facts provenance, by name
 * @param windows with the effects of their letters, those that are shown
 * @param filters those that were active anywhere
 */
public record ExplainReport(String title, String meaning, Map<String, String> facts, List<Window> windows, List<Filter> filters) {
    /**
     * @param start of the whole line, 0-based
     * @param contributions one a column
     */
    public record Window(Symbols letters, long start, double score, double[] contributions) {}

    /**
     * @param sites windows that it was made from
     * @param match the motif of a database that is most like it; empty when there is no database
     */
    public record Filter(Frequencies motif, long sites, String match, double similarity) {}

    /** Writes the page, complete and in itself (UTF-8). */
    public void write(Appendable out) throws IOException {
        Markup page = new Markup(out);
        page.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n",
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n",
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
                "<meta name=\"color-scheme\" content=\"light dark\">\n").element("title", title + " explained - convscan");
        page.raw("\n<style>\n", ReportPage.resource("report.css"), "</style>\n</head>\n<body>\n", Logo.letters(Alphabet.DNA),
                "\n<main>\n<header>").element("p class=\"tool\"", "convscan").element("h1", title + ", explained");
        page.element("p class=\"summary\"", meaning + " Letters that take away hang below the line.").raw("</header>\n");
        writeWindows(page);
        if (!filters.isEmpty()) {
            writeFilters(page);
        }
        page.raw("<section id=\"provenance\">").element("h2", "Provenance").raw("<dl class=\"provenance\">\n");
        for (Map.Entry<String, String> fact : facts.entrySet()) {
            page.element("dt", fact.getKey()).element("dd", fact.getValue()).raw("\n");
        }
        page.raw("</dl></section>\n</main>\n</body>\n</html>\n");
    }

    private void writeWindows(Markup page) throws IOException {
        page.raw("<section id=\"windows\">").element("h2", "Contributions");
        page.element("p class=\"note\"", "Each picture has its own scale; the number is the model's output.");
        for (Window window : windows) {
            String place = window.letters.name() + ":" + (window.start + 1) + "-" + (window.start + window.letters.columns());
            page.raw("<h3>").text(place).raw(" <small>").text(Numbers.fixed(window.score, 4)).raw("</small></h3><div class=\"scroll\">");
            page.raw(new ContributionLogo(window.letters, window.contributions).svg("Contributions of the letters of " + place), "</div>\n");
        }
        page.raw("</section>\n");
    }

    private void writeFilters(Markup page) throws IOException {
        boolean matched = filters.stream().anyMatch(filter -> !filter.match.isEmpty());
        page.raw("<section id=\"filters\">").element("h2", "First-layer filters");
        page.element("p class=\"note\"", "The windows where a filter gives more than half of the most that it ever gives, laid over "
                + "one another.");
        page.raw("<div class=\"scroll\"><table><thead><tr><th>Filter</th><th>Logo</th><th class=\"n\">Windows</th>",
                matched ? "<th>Most like</th><th class=\"n\">Similarity</th>" : "", "</tr></thead><tbody>\n");
        for (Filter filter : filters) {
            page.raw("<tr>").element("th scope=\"row\"", filter.motif.name().id());
            page.raw("<td class=\"logo-cell\">", Logo.of(filter.motif).compact(), "</td>").element("td", Numbers.count(filter.sites));
            if (matched) {
                page.element("td class=\"t\"", filter.match).element("td", Numbers.fixed(filter.similarity, 2));
            }
            page.raw("</tr>\n");
        }
        page.raw("</tbody></table></div></section>\n");
    }
}
