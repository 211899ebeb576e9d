package org.convscan.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convscan.Sha256;
import org.convscan.track.Alphabet;

/**
 * Puts the page together. It holds its own style and script and asks for nothing else; its content security policy forbids
 * every script but that one, should a name ever get past the escaping.
 */
final class ReportPage {
    private final ReportFacts facts;
    private final Tally tally;
    private final List<MotifRow> rows;

    ReportPage(ReportFacts facts, Tally tally) {
        this.facts = facts;
        this.tally = tally;
        this.rows = MotifRow.of(tally, facts.motifs());
    }

    void write(Markup page) throws IOException {
        String script = resource("report.js");
        writeHead(page, script);
        CentralityPlot middle = new CentralityPlot(page, tally.centrality(), rows);
        writeHeader(page, !middle.isEmpty());
        writeTotals(page);
        MotifTable motifs = new MotifTable(page, rows);
        motifs.write(facts);
        middle.write(facts);
        new DensityPlot(page, tally.lines(), expectedPerColumn()).write(facts);
        new HitTable(page, tally.best().inOrder(), tally.chances().known()).write(facts, tally.chances());
        motifs.writeUnreachable(facts);
        writeProvenance(page);
        page.raw("</main>\n<script>", script, "</script>\n</body>\n</html>\n");
    }

    private void writeHead(Markup page, String script) throws IOException {
        page.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n",
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-",
                sha256(script), "'\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
                "<meta name=\"color-scheme\" content=\"light dark\">\n").element("title", facts.title() + " - convscan");
        page.raw("\n<style>\n", resource("report.css"), "</style>\n</head>\n<body>\n");
        Set<Alphabet> alphabets = new LinkedHashSet<>();
        for (ReportMotif motif : facts.motifs()) {
            if (motif.frequencies() != null) {
                alphabets.add(motif.frequencies().alphabet());
            }
        }
        for (Alphabet alphabet : alphabets) {
            page.raw(Logo.letters(alphabet), "\n");
        }
        page.raw("<main>\n");
    }

    private void writeHeader(Markup page, boolean middle) throws IOException {
        page.raw("<header>").element("p class=\"tool\"", "convscan " + facts.version()).element("h1", facts.title());
        page.element("p class=\"summary\"", summary());
        page.raw("<nav aria-label=\"Sections\"><a href=\"#motifs\">Motifs</a>",
                middle ? "<a href=\"#middle\">Middle</a>" : "");
        if (!tally.lines().shown().isEmpty()) {
            page.raw("<a href=\"#lines\">").text(HitTable.capital(facts.line())).raw("s</a>");
        }
        page.raw(tally.hits() > 0 ? "<a href=\"#hits\">Best hits</a>" : "",
                rows.stream().allMatch(MotifRow::reachable) ? "" : "<a href=\"#unreachable\">Unreachable</a>",
                "<a href=\"#provenance\">Provenance</a></nav></header>\n");
    }

    private String summary() {
        double expected = expected();
        return "Every window with " + facts.threshold() + ": " + many(rows.stream().filter(MotifRow::reachable).count(), "motif")
                + " in " + many(tally.lines().count(), facts.line()) + ", "
                + many(tally.lines().columns(), facts.column()) + ". " + many(tally.hits(), "hit") + " found"
                + (expected > 0 ? ", " + Numbers.fixed(tally.hits() / expected, 2) + " times the " + Numbers.amount(expected)
                        + " that chance alone would give" : "") + ". Engine: " + facts.engine() + ", on " + facts.device() + ".";
    }

    private static String many(long count, String what) {
        return Numbers.count(count) + " " + what + (count == 1 ? "" : "s");
    }

    private double expected() {
        double sum = 0;
        for (double each : tally.expected()) {
            sum += each;
        }
        return sum;
    }

    private double expectedPerColumn() {
        return tally.lines().columns() == 0 ? 0 : expected() / tally.lines().columns();
    }

    private void writeTotals(Markup page) throws IOException {
        page.raw("<dl class=\"totals\">");
        total(page, HitTable.capital(facts.line()) + "s", Numbers.count(tally.lines().count()));
        total(page, HitTable.capital(facts.column()) + "s", Numbers.count(tally.lines().columns()));
        total(page, "Windows tested", Numbers.count(tally.tested()));
        total(page, "Hits", Numbers.count(tally.hits()));
        total(page, "Expected by chance", tally.chances().known() ? Numbers.amount(expected()) : Numbers.NONE);
        page.raw("</dl>\n");
    }

    private static void total(Markup page, String name, String value) throws IOException {
        page.raw("<div>").element("dt", name).element("dd", value).raw("</div>");
    }

    private void writeProvenance(Markup page) throws IOException {
        page.raw("<section id=\"provenance\">").element("h2", "Provenance").raw("<dl class=\"provenance\">\n");
        provenance(page, "Program", "convscan " + facts.version());
        provenance(page, "Command", facts.command());
        provenance(page, "Threshold", facts.threshold());
        provenance(page, "Background", facts.background());
        provenance(page, "Engine", facts.engine());
        provenance(page, "Device", facts.device());
        for (Map.Entry<String, String> entry : facts.provenance()) {
            provenance(page, entry.getKey(), entry.getValue());
        }
        boolean letters = facts.motifs().stream().anyMatch(motif -> motif.frequencies() != null);
        page.raw("</dl>").element("p class=\"note\"", "A window is tested once for each motif and strand"
                + (letters ? ", with unknown letters or without" : "") + "; q-values count the same tests. The same input and options give this same page.").raw("</section>\n");
    }

    private static void provenance(Markup page, String name, String value) throws IOException {
        page.element("dt", name).element("dd", value).raw("\n");
    }

    static String sha256(String text) {
        return Base64.getEncoder().encodeToString(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    static String resource(String name) {
        try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
