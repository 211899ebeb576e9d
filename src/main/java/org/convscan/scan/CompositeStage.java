package org.convscan.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.convscan.coord.Strand;

/**
 * The search for one composite. The best way on from a hit, once some of the parts are behind it, does not depend on how it was
 * reached: so each such question is answered once, and the work does not grow with the number of combinations.
 */
final class CompositeStage {
    /** Behind the end of every line, with room to add and subtract spans. */
    static final long END = Long.MAX_VALUE / 4;

    private final int number;
    private final Composite composite;
    private final List<Long> widest = new ArrayList<>();
    private final long span;
    private final Map<Integer, FeatureWindow> windows = new TreeMap<>();
    private final PriorityQueue<Feature> found = new PriorityQueue<>();
    private long settled;

    /** @param widths the most columns of each motif and of each composite before this one */
    CompositeStage(int number, Composite composite, List<Long> widths) {
        this.number = number;
        this.composite = composite;
        long columns = composite.gaps().stream().mapToLong(gap -> Math.max(0, gap.most())).sum();
        for (int part : composite.parts()) {
            widest.add(widths.get(part));
            columns = Math.addExact(columns, widths.get(part));
            windows.put(part, new FeatureWindow());
        }
        this.span = columns;
    }

    List<Integer> parts() {
        return composite.parts();
    }

    /** The most columns that a hit of this composite covers. */
    long span() {
        return span;
    }

    /** Hits that are still to be found start here or behind. */
    long settled() {
        return settled;
    }

    void add(Feature hit) {
        FeatureWindow window = windows.get(hit.number());
        if (window != null) {
            window.add(hit);
        }
    }

    /**
     * All parts that start before this column are known, hence all combinations of which one part starts a span before it. What
     * such a part begins on the reverse strand may reach another span to the left.
     */
    List<Feature> advance(long known) {
        for (FeatureWindow window : windows.values()) {
            for (FeatureWindow.Entry first = window.next(known - span); first != null; first = window.next(known - span)) {
                for (Strand strand : Strand.values()) {
                    report(first, strand);
                }
            }
        }
        settled = Math.max(settled, known - 2 * span);
        windows.values().forEach(window -> window.forget(settled));
        List<Feature> done = new ArrayList<>();
        while (!found.isEmpty() && found.peek().start() < settled) {
            done.add(found.remove());
        }
        return done;
    }

    /** Ready for another line. */
    void clear() {
        windows.values().forEach(window -> window.forget(Long.MAX_VALUE));
        settled = 0;
    }

    int held() {
        return found.size() + windows.values().stream().mapToInt(FeatureWindow::size).sum();
    }

    private void report(FeatureWindow.Entry first, Strand strand) {
        Chain best = Chain.NONE;
        for (int part = 0; part < (composite.anyOrder() ? parts().size() : 1); part++) {
            if (parts().get(part) == first.hit.number() && fits(part, first.hit, strand)) {
                Chain chain = best(1L << part, first, strand);
                best = chain.betterThan(best, strand) ? chain : best;
            }
        }
        if (best != Chain.NONE) {
            found.add(best.feature(number, strand));
        }
    }

    private boolean fits(int part, Feature hit, Strand strand) {
        return hit.strand() == strand || composite.anyStrand() && part > 0;
    }

    /** @param used the parts behind us, this one included, as bits */
    private Chain best(long used, FeatureWindow.Entry entry, Strand strand) {
        int count = Long.bitCount(used);
        if (count == parts().size()) {
            return new Chain(entry.hit, entry.hit.score(), null);
        }
        Long question = used << 1 | strand.ordinal();
        Chain known = entry.ways().get(question);
        if (known != null) {
            return known;
        }
        Chain next = Chain.NONE;
        for (int part = composite.anyOrder() ? 0 : count; part < (composite.anyOrder() ? parts().size() : count + 1); part++) {
            if ((used >> part & 1) == 0) {
                Chain way = next(used, entry.hit, part, strand);
                next = way.betterThan(next, strand) ? way : next;
            }
        }
        Chain answer = Chain.of(entry.hit, next);
        entry.ways().put(question, answer);
        return answer;
    }

    /** The best way on from a hit by a given part. */
    private Chain next(long used, Feature hit, int part, Strand strand) {
        Composite.Gap gap = composite.gaps().get(Long.bitCount(used) - 1);
        FeatureWindow window = windows.get(parts().get(part));
        boolean forward = strand == Strand.FORWARD;
        long from = forward ? hit.end() + gap.least() : hit.start() - gap.most() - widest.get(part);
        long to = forward ? hit.end() + gap.most() : hit.start() - gap.least();
        Chain best = Chain.NONE;
        for (int i = window.from(from); i < window.size() && window.get(i).hit.start() <= to; i++) {
            FeatureWindow.Entry entry = window.get(i);
            if (follows(entry.hit, hit, gap, forward) && fits(part, entry.hit, strand)) {
                Chain way = best(used | 1L << part, entry, strand);
                best = way.betterThan(best, strand) ? way : best;
            }
        }
        return best;
    }

    private static boolean follows(Feature next, Feature hit, Composite.Gap gap, boolean forward) {
        long columns = forward ? next.start() - hit.end() : hit.start() - next.end();
        boolean behind = forward ? next.start() > hit.start() : next.end() < hit.end();
        return behind && columns >= gap.least() && columns <= gap.most();
    }
}
