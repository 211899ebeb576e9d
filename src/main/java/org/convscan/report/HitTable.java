package org.convscan.report;

import java.io.IOException;
import java.util.List;
import org.convscan.scan.Hit;

/** The table of the best hits. */
final class HitTable {
    private static final int LONGEST_LETTERS = 40;

    private final Markup page;
    private final List<BestHit> hits;
    private final boolean pvalues;
    private final boolean letters;

    HitTable(Markup page, List<BestHit> hits, boolean pvalues) {
        this.page = page;
        this.hits = hits;
        this.pvalues = pvalues;
        this.letters = hits.stream().anyMatch(hit -> !hit.letters().isEmpty());
    }

    void write(ReportFacts facts, Chances chances) throws IOException {
        if (hits.isEmpty()) {
            return;
        }
        page.raw("<section id=\"hits\">").element("h2", "Best hits");
        page.element("p class=\"note\"", (hits.size() == BestHits.MOST ? "The " + hits.size() + " hits with the "
                + (pvalues ? "smallest p-values" : "highest scores") : "All hits, the best first") + ". Positions count from 1 and include both ends"
                + (letters ? ", as genome browsers show them; letters are read on the hit's own strand." : "."));
        page.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Best hits\"><table class=\"sortable\" data-first=\"25\">"
                + "<thead><tr>").element("th scope=\"col\"", capital(facts.line()));
        page.raw("<th scope=\"col\" class=\"n\">Start</th><th scope=\"col\" class=\"n\">End</th><th scope=\"col\">Motif</th>");
        page.raw(letters ? "<th scope=\"col\">Strand</th>" : "", "<th scope=\"col\" class=\"n\">Score</th>");
        page.raw(pvalues ? "<th scope=\"col\" class=\"n\">p-value</th>" : "");
        page.raw(letters ? "<th scope=\"col\">Letters</th>" : "", "</tr></thead><tbody>\n");
        for (BestHit hit : hits) {
            write(hit, facts.motifs().get(chances.bank().motif(hit.hit().kernel())));
        }
        page.raw("</tbody></table></div></section>\n");
    }

    private void write(BestHit best, ReportMotif motif) throws IOException {
        Hit hit = best.hit();
        page.raw("<tr>").element("th scope=\"row\"", hit.track());
        page.element("td", Numbers.count(hit.interval().start() + 1)).element("td", Numbers.count(hit.interval().end()));
        page.raw("<td class=\"t\">").element("span", motif.title()).raw(" ").element("small", motif.subtitle()).raw("</td>");
        if (letters) {
            page.element("td class=\"t strand\"", hit.strand().symbol() == '-' ? "\u2212" : "+");
        }
        page.element("td", Numbers.fixed(hit.bits(), 2));
        if (pvalues) {
            page.element("td", Numbers.probability(best.rank()));
        }
        if (letters) {
            page.element("td class=\"code\"", best.letters().length() <= LONGEST_LETTERS
                    ? best.letters() : best.letters().substring(0, LONGEST_LETTERS - 1) + "\u2026");
        }
        page.raw("</tr>\n");
    }

    static String capital(String word) {
        return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
