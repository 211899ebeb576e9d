package org.convscan.report;

import java.io.IOException;
import java.util.List;
import org.convscan.kernel.KernelBank;
import org.convscan.scan.TileHits;
import org.convscan.stats.Tail;

/**
 * Gathers a scan's results for one HTML page. Its two halves are the two ends of
 * {@link org.convscan.scan.Scan#run}: the scan's workers make parts, several at once, and one thread adds them in order.
 * Memory does not grow with the number of hits or the length of lines, and the page does not depend on threads or tile size.
 */
public final class HtmlReport {
    private final Chances chances;
    private final Cutoff cutoff;
    private final Tally tally;

    private HtmlReport(Chances chances) {
        this.chances = chances;
        this.cutoff = new Cutoff(chances.bank().size());
        this.tally = new Tally(chances);
    }

    /** @param tails one a kernel of the bank; empty when hits have no p-values */
    public static HtmlReport of(KernelBank bank, List<Tail> tails) {
        return new HtmlReport(new Chances(bank, tails));
    }

    /** What the report keeps of a tile. Safe for several threads. */
    public ReportPart part(TileHits tile) {
        return ReportPart.of(tile, chances, cutoff);
    }

    /** Takes the parts in the order of the tiles; for one thread. */
    public void add(ReportPart part) {
        tally.add(part);
        cutoff.lower(tally.best().bound());
    }

    /** Writes the page, complete and in itself (UTF-8), behind the last part. */
    public void write(Appendable page, ReportFacts facts) throws IOException {
        if (facts.motifs().size() < chances.motifs()) {
            throw new IllegalArgumentException(facts.motifs().size() + " motifs described, not " + chances.motifs());
        }
        tally.endLine();
        new ReportPage(facts, tally).write(new Markup(page));
    }
}
