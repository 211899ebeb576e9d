package org.convscan.report;

import java.util.List;
import java.util.Locale;
import org.convscan.coord.Strand;
import org.convscan.scan.TileHits;
import org.convscan.track.Symbols;

/** What a report keeps of one tile. Made by a scan's workers; of long lines its size does not depend on the hits. */
public final class ReportPart {
    final String name;
    final long start;
    final long end;
    final boolean last;
    final long hits;
    final int[] byMotif;
    final long[] tests;
    final long[] windows;
    final Bins bins;
    final List<BestHit> best;
    final long[] centred;

    private ReportPart(TileHits tile, Chances chances, BestHits best) {
        this.name = tile.track().name();
        this.start = tile.track().start();
        this.end = start + tile.owned();
        this.last = tile.track().last() && tile.owned() == tile.track().columns();
        this.hits = tile.size();
        this.byMotif = tile.size() == 0 ? new int[0] : new int[chances.motifs()];
        this.tests = chances.tests(tile);
        this.windows = chances.windows(tile.track(), tile.owned());
        this.bins = new Bins(start, end);
        this.best = best.inOrder();
        this.centred = new long[end <= Centrality.LONGEST ? tile.size() : 0];
    }

    static ReportPart of(TileHits tile, Chances chances, Cutoff cutoff) {
        BestHits best = new BestHits();
        for (int i = 0; i < tile.size(); i++) {
            int kernel = tile.kernel(i);
            if (!cutoff.isBeaten(kernel, tile.score(i))) {
                offer(tile, i, chances.rank(kernel, tile.score(i)), best, cutoff);
            }
        }
        ReportPart part = new ReportPart(tile, chances, best);
        part.count(tile);
        return part;
    }

    private void count(TileHits tile) {
        for (int i = 0; i < tile.size(); i++) {
            int motif = tile.bank().motif(tile.kernel(i));
            byMotif[motif]++;
            bins.add(tile.start(i));
            if (centred.length > 0) {
                centred[i] = Centrality.site(tile.start(i), tile.width(i), motif);
            }
        }
    }

    private static void offer(TileHits tile, int index, double rank, BestHits best, Cutoff cutoff) {
        boolean beatenHere = rank >= best.bound();
        if (!cutoff.isBeaten(tile.kernel(index), tile.score(index), rank) && !beatenHere) {
            best.add(new BestHit(rank, 0, tile.hit(index), letters(tile, index)));
        }
    }

    /** The window as the kernel read it, on its own strand. */
    private static String letters(TileHits tile, int index) {
        if (!(tile.track() instanceof Symbols symbols)) {
            return "";
        }
        int from = tile.at(index);
        String forward = symbols.text(from, from + tile.width(index));
        if (tile.strand(index) == Strand.FORWARD) {
            return symbols.alphabet().hasComplement() ? forward.toUpperCase(Locale.ROOT) : forward;
        }
        StringBuilder reverse = new StringBuilder(forward.length());
        for (int i = forward.length() - 1; i >= 0; i--) {
            int code = symbols.alphabet().code(forward.charAt(i));
            reverse.append(code == symbols.alphabet().unknown()
                    ? 'N' : symbols.alphabet().letter(symbols.alphabet().complement(code)));
        }
        return reverse.toString();
    }
}
