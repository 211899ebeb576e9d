package org.convscan.scan;

import java.util.List;

/**
 * A motif made of motifs: parts that follow one another at set distances, as a second layer sees them in the feature maps of
 * the first. Parts are numbers of motifs, or of composites that stand before this one. Immutable.
 *
 * <p>A composite is read along its strand: on the reverse strand it is the mirror image, its first part rightmost. Each part
 * starts at least a column behind the start of the part before it, and the gap between the two (end of one to start of the
 * next, negative where they overlap) lies within limits.
 *
 * @param gaps between part i and i + 1 in reading order; the same one throughout with {@code anyOrder}
 * @param anyOrder whether the parts may follow in every order, not only in the one given
 * @param anyStrand whether each part may lie on either strand, and only the first one given tells the composite's; else all lie
 *     on the same
 */
public record Composite(String name, List<Integer> parts, List<Gap> gaps, boolean anyOrder, boolean anyStrand) {
    /** What a set of parts can hold. */
    public static final int MOST_PARTS = 60;

    /** With every order allowed: 256 subsets to look at for each hit. */
    public static final int MOST_PARTS_IN_ANY_ORDER = 8;

    /** A window of hits as wide as the widest composite is held in memory. */
    public static final int WIDEST_GAP = 1_000_000;

    /** Least and most columns between two parts. */
    public record Gap(int least, int most) {
        public Gap {
            if (least > most || Math.max(-least, most) > WIDEST_GAP) {
                throw new IllegalArgumentException("no gap: " + least + ".." + most);
            }
        }
    }

    public Composite {
        parts = List.copyOf(parts);
        gaps = List.copyOf(gaps);
        int most = anyOrder ? MOST_PARTS_IN_ANY_ORDER : MOST_PARTS;
        if (parts.isEmpty() || parts.size() > most || gaps.size() != parts.size() - 1) {
            throw new IllegalArgumentException(name + ": " + parts.size() + " parts, " + gaps.size() + " gaps");
        }
        if (anyOrder && gaps.stream().distinct().count() > 1) {
            throw new IllegalArgumentException(name + ": one gap for all, where every order is allowed");
        }
    }
}
