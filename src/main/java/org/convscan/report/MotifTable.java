package org.convscan.report;

import java.io.IOException;
import java.util.List;

/** The table of motifs with their logos, and the list of those that cannot have a hit. */
final class MotifTable {
    private static final int LONGEST_CONSENSUS = 24;

    private final Markup page;
    private final List<MotifRow> rows;

    MotifTable(Markup page, List<MotifRow> rows) {
        this.page = page;
        this.rows = rows.stream().sorted(MotifRow.ORDER).toList();
    }

    void write(ReportFacts facts) throws IOException {
        boolean logos = rows.stream().anyMatch(row -> row.motif().frequencies() != null);
        page.raw("<section id=\"motifs\">").element("h2", "Motifs");
        if (rows.stream().noneMatch(MotifRow::reachable)) {
            page.element("p class=\"note\"", "None of them can have a hit.").raw("</section>\n");
            return;
        }
        page.element("p class=\"note\"", "Hits on all strands together. Expected: windows " + (logos ? "of known letters " : "")
                + "times the p-value that the threshold score has under the background (" + facts.background() + "). Those furthest above chance come first.");
        page.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Motifs\"><table class=\"sortable\" data-first=\"25\">"
                + "<thead><tr>");
        if (logos) {
            page.raw("<th class=\"logo-cell\" data-plain>Logo</th>");
        }
        for (String head : List.of("Motif", "Hits", "Expected", "Ratio", "Width", "Threshold score", "p at threshold")) {
            page.element(head.equals("Motif") ? "th scope=\"col\"" : "th scope=\"col\" class=\"n\"", head);
        }
        page.raw(logos ? "<th scope=\"col\">Consensus</th>" : "", "</tr></thead><tbody>\n");
        for (MotifRow row : rows) {
            if (row.reachable()) {
                write(row, logos);
            }
        }
        page.raw("</tbody></table></div></section>\n");
    }

    private void write(MotifRow row, boolean logos) throws IOException {
        ReportMotif motif = row.motif();
        boolean logo = motif.frequencies() != null;
        page.raw("<tr>");
        if (logos) {
            page.raw("<td class=\"logo-cell\">", logo ? Logo.of(motif.frequencies()).compact() : "", "</td>");
        }
        page.raw("<th scope=\"row\">").element("span", motif.title());
        if (!motif.subtitle().isEmpty()) {
            page.raw(" ").element("small", motif.subtitle());
        }
        page.raw("</th>").element("td", Numbers.count(row.hits())).element("td", row.expectedText());
        page.element("td", row.ratio()).element("td", Integer.toString(motif.width()));
        page.element("td", row.threshold()).element("td", row.pvalue());
        if (logos) {
            page.element("td class=\"code\"", logo ? shortened(Iupac.consensus(motif.frequencies())) : "");
        }
        page.raw("</tr>\n");
    }

    private static String shortened(String consensus) {
        return consensus.length() <= LONGEST_CONSENSUS ? consensus : consensus.substring(0, LONGEST_CONSENSUS - 1) + "\u2026";
    }

    /** Motifs whose best window is still too likely; nothing when there are none. */
    void writeUnreachable(ReportFacts facts) throws IOException {
        List<MotifRow> none = rows.stream().filter(row -> !row.reachable()).sorted((a, b) -> a.number() - b.number()).toList();
        if (none.isEmpty()) {
            return;
        }
        page.raw("<section id=\"unreachable\">").element("h2", "Motifs that cannot reach the threshold");
        page.element("p class=\"note\"", "Too short or too vague for " + facts.threshold() + ": even their best possible window "
                + "falls short of that. They were left out of the scan.");
        page.raw("<ul class=\"plain\">");
        for (MotifRow row : none) {
            double least = row.tail().steps() == 0 ? 0 : row.tail().pvalue(0);
            page.raw("<li>").text(row.motif().label() + ", width " + row.motif().width());
            page.text(least > 0 ? ": smallest p-value " + Numbers.probability(least) : "").raw("</li>");
        }
        page.raw("</ul></section>\n");
    }
}
