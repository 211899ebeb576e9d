package org.convscan.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Finds {@link Composite}s among the hits of one line after another. Hits come in sorted by start, composites go out sorted; what
 * is held is a window a few times as wide as the widest composite.
 *
 * <p>Of all combinations that begin (in reading order) with the same hit, on the same strand, the one with the highest score is
 * reported. Of equal scores it is the one whose second part starts first in reading order, then ends first, then lies on the
 * composite's own strand, then stands first in the composite's list; and so on with the third. A composite among the parts offers
 * the hits that it reports itself. For one thread.
 */
public final class CompositeSearch {
    private final int motifs;
    private final List<CompositeStage> stages = new ArrayList<>();
    private final PriorityQueue<Feature> found = new PriorityQueue<>();

    /** @param widths of the motifs, one each */
    public CompositeSearch(int[] widths, List<Composite> composites) {
        this.motifs = widths.length;
        List<Long> widest = new ArrayList<>();
        for (int width : widths) {
            widest.add((long) width);
        }
        for (Composite composite : composites) {
            CompositeStage stage = new CompositeStage(widest.size(), composite, widest);
            widest.add(stage.span());
            stages.add(stage);
        }
    }

    /** The next hit of a motif; it starts no earlier than the one before. */
    public void add(Feature hit) {
        stages.forEach(stage -> stage.add(hit));
    }

    /** All hits that start before this column have been added: gives the composites that are settled by that. */
    public List<Feature> advance(long column) {
        long settled = column;
        for (CompositeStage stage : stages) {
            long known = column;
            for (int part : stage.parts()) {
                known = part < motifs ? known : Math.min(known, stages.get(part - motifs).settled());
            }
            for (Feature composite : stage.advance(known)) {
                found.add(composite);
                stages.forEach(later -> later.add(composite));
            }
            settled = Math.min(settled, stage.settled());
        }
        List<Feature> done = new ArrayList<>();
        while (!found.isEmpty() && found.peek().start() < settled) {
            done.add(found.remove());
        }
        return done;
    }

    /** The line ends: gives the rest of its composites, and the next hit belongs to another line. */
    public List<Feature> finish() {
        List<Feature> rest = advance(CompositeStage.END);
        stages.forEach(CompositeStage::clear);
        return rest;
    }

    /** What {@link #advance} gives later starts here or behind. */
    public long settled() {
        return stages.stream().mapToLong(CompositeStage::settled).min().orElse(0);
    }

    /**
     * How many columns to each side of a composite's start the hits must be known for it to be found as on the whole line: what
     * could be put in its place lies within its span to either side of its first part, and so for each composite among the parts.
     */
    public long reach() {
        return 2 * stages.stream().mapToLong(CompositeStage::span).sum();
    }

    /** Hits in memory. */
    int held() {
        return found.size() + stages.stream().mapToInt(CompositeStage::held).sum();
    }
}
