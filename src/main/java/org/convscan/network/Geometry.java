package org.convscan.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which columns of a track a network's outputs read, and so where a long track may be cut. Everything repeats with the
 * {@link #granule}: a track that starts a granule later gives the same outputs, {@link #outputsPerGranule} earlier.
 *
 * <p>To compute some outputs from a {@link #piece} of the track, take the columns that they read, start the piece at a multiple
 * of the granule and end it at one, or at the track's own ends. Columns outside the track are the layers' padding; a piece must
 * not see padding where the track goes on, and with these rules it does not.
 */
public final class Geometry {
    /** Over more phases than these, the receptive field is not the maximum of all. */
    private static final long MOST_PHASES = 64;

    private record Part(String name, Reach reach, int[] from, Reach.Rate rate, String obstacle) {
        private boolean isLike(Part other) {
            return reach.equals(other.reach) && Arrays.equals(from, other.from);
        }
    }

    /** A stretch of columns, both ends included; either may lie outside the track. */
    public record Columns(long first, long last) {}

    /**
     * What one output column reads: output o reads columns [o x stride - leftOffset, o x stride - leftOffset + receptiveField - 1].
     * Where outputs do not all read equally far, as behind upsampling, this holds for each and is tight for some.
     */
    public record Field(long receptiveField, long stride, long leftOffset) {}

    private final List<Part> parts;
    /** What the outputs need, which is asked for with every tile. */
    private final boolean[] used;
    private final long granule;
    /** Null until it is asked for; whoever asks works out the same. */
    private Optional<Field> field;

    private Geometry(List<Part> parts) {
        this.parts = parts;
        this.used = used(parts.size() - 1);
        this.granule = last().obstacle == null ? granule(parts.size() - 1) : 0;
    }

    public static Geometry of(Network network) {
        Builder builder = new Builder();
        for (Step step : network.steps()) {
            int[] from = step.from().stream().mapToInt(index -> index + 1).toArray();
            builder.add(step.path() + " (" + step.layer().label() + ")", reach(step.layer()), from);
        }
        return builder.build();
    }

    private static Reach reach(Layer layer) {
        if (layer instanceof Layer.Convolution a) {
            return new Reach.Window(a.span(), a.stride(), a.padding().before(), a.padding().after(), false);
        }
        if (layer instanceof Layer.Pool a) {
            return new Reach.Window(a.width(), a.stride(), a.padding().before(), a.padding().after(), false);
        }
        if (layer instanceof Layer.TransposedConvolution a) {
            return new Reach.Spread(a.width(), a.stride(), a.padding().before(), a.padding().after());
        }
        if (layer instanceof Layer.Upsampling a) {
            return new Reach.Repeat(a.factor());
        }
        if (layer instanceof Layer.GlobalPool || layer instanceof Layer.Dense) {
            return Reach.Everything.AT_ONCE;
        }
        return Reach.SAME;
    }

    /** The name of the first part that reaches otherwise in another geometry; empty when none does. */
    Optional<String> difference(Geometry other) {
        for (int i = 0; i < Math.min(parts.size(), other.parts.size()); i++) {
            if (!parts.get(i).isLike(other.parts.get(i))) {
                return Optional.of(parts.get(i).name);
            }
        }
        return parts.size() == other.parts.size() ? Optional.empty() : Optional.of(last().name);
    }

    /** The same, but for something in the way. */
    Geometry blocked(String obstacle) {
        List<Part> changed = new ArrayList<>(parts);
        Part last = last();
        changed.set(parts.size() - 1, new Part(last.name, last.reach, last.from, last.rate, obstacle));
        return new Geometry(changed);
    }

    /** What stands in the way of cutting a track: the operator's name and why; empty when nothing does. */
    public Optional<String> obstacle() {
        return Optional.ofNullable(last().obstacle);
    }

    /** A track may be cut at its multiples. */
    public long granule() {
        requireNoObstacle(parts.size() - 1);
        return granule;
    }

    public long outputsPerGranule() {
        return outputsPerGranule(parts.size() - 1);
    }

    /** What an output reads; empty when that is the whole track. */
    public Optional<Field> field() {
        if (field == null) {
            field = field(parts.size() - 1);
        }
        return field;
    }

    /** The columns that these outputs, both ends included, read: together, with all between. */
    public Columns columns(long firstOutput, long lastOutput) {
        return columns(parts.size() - 1, firstOutput, lastOutput);
    }

    /**
     * The piece of a track from which these outputs, both ends included, come out as from the whole: its output 0 is the whole's
     * output {@link #outputsBefore}.
     *
     * @param length the track's, for which there are {@link #outputs}
     */
    public Columns piece(long firstOutput, long lastOutput, long length) {
        Columns read = columns(firstOutput, lastOutput);
        long granule = granule();
        long start = Math.max(0, Math.floorDiv(Math.min(read.first, length - 1), granule) * granule);
        long end = Math.min(length, -Math.floorDiv(-read.last - 1, granule) * granule);
        // Outputs that read padding alone still need a piece that the layers can take.
        while (end < length && outputs(end - start).isEmpty()) {
            end = Math.min(length, end + granule);
        }
        while (start > 0 && outputs(end - start).isEmpty()) {
            start -= granule;
        }
        return new Columns(start, end - 1);
    }

    /** How many outputs of the whole stand before those of a piece that starts here, at a multiple of the granule. */
    public long outputsBefore(long start) {
        return Math.multiplyExact(start / granule(), outputsPerGranule());
    }

    /** How many outputs a track of this length has; empty when a layer's window does not fit or branches differ in length. */
    public OptionalLong outputs(long length) {
        long[] lengths = new long[parts.size()];
        lengths[0] = length;
        for (int i = 1; i < lengths.length; i++) {
            Part part = parts.get(i);
            for (int from : part.from) {
                if (lengths[from] != lengths[part.from[0]]) {
                    return OptionalLong.empty();
                }
            }
            lengths[i] = part.reach.length(lengths[part.from[0]]);
            if (lengths[i] < 1) {
                return OptionalLong.empty();
            }
        }
        return OptionalLong.of(lengths[lengths.length - 1]);
    }

    private Part last() {
        return parts.get(parts.size() - 1);
    }

    private void requireNoObstacle(int part) {
        if (parts.get(part).obstacle != null) {
            throw new IllegalStateException(parts.get(part).obstacle);
        }
    }

    private long granule(int end) {
        requireNoObstacle(end);
        long granule = 1;
        boolean[] used = used(end);
        for (int i = 0; i <= end; i++) {
            granule = used[i] ? Reach.Rate.multiple(granule, parts.get(i).rate.under()) : granule;
        }
        return granule;
    }

    private long outputsPerGranule(int end) {
        Reach.Rate rate = parts.get(end).rate;
        return Math.multiplyExact((end == parts.size() - 1 ? granule() : granule(end)) / rate.under(), rate.over());
    }

    Optional<Field> field(int end) {
        if (parts.get(end).obstacle != null) {
            return Optional.empty();
        }
        Reach.Rate rate = parts.get(end).rate;
        long right = Long.MIN_VALUE;
        long left = Long.MIN_VALUE;
        for (long output = 0; output < Math.min(MOST_PHASES, outputsPerGranule(end)); output++) {
            Columns columns = columns(end, output, output);
            long own = Math.floorDiv(Math.multiplyExact(output, rate.under()), rate.over());
            left = Math.max(left, own - columns.first);
            right = Math.max(right, columns.last - own);
        }
        return Optional.of(new Field(left + right + 1, Math.max(1, rate.under() / rate.over()), left));
    }

    private boolean[] used(int end) {
        boolean[] used = new boolean[parts.size()];
        used[end] = true;
        for (int i = end; i > 0; i--) {
            for (int from : parts.get(i).from) {
                used[from] |= used[i];
            }
        }
        return used;
    }

    private Columns columns(int end, long firstOutput, long lastOutput) {
        requireNoObstacle(end);
        boolean[] used = end == parts.size() - 1 ? this.used : used(end);
        long[] first = new long[end + 1];
        long[] last = new long[end + 1];
        Arrays.fill(first, Long.MAX_VALUE);
        Arrays.fill(last, Long.MIN_VALUE);
        first[end] = firstOutput;
        last[end] = lastOutput;
        for (int i = end; i > 0; i--) {
            Part part = parts.get(i);
            for (int from : used[i] ? part.from : new int[0]) {
                first[from] = Math.min(first[from], part.reach.first(first[i]));
                last[from] = Math.max(last[from], part.reach.last(last[i]));
            }
        }
        return new Columns(first[0], Math.max(first[0], last[0]));
    }

    /** A geometry in the making: part 0 is the track, and each further part takes the outputs of earlier ones. */
    static final class Builder {
        private final List<Part> parts = new ArrayList<>();

        Builder() {
            parts.add(new Part("input", Reach.SAME, new int[0], new Reach.Rate(1, 1), null));
        }

        /** @return the new part's number */
        int add(String name, Reach reach, int... from) {
            parts.add(part(name, reach, from.clone()));
            return parts.size() - 1;
        }

        Geometry build() {
            return new Geometry(List.copyOf(parts));
        }

        /** As far as one part, which gives the outputs. */
        Geometry build(int last) {
            return new Geometry(List.copyOf(parts.subList(0, last + 1)));
        }

        private Part part(String name, Reach reach, int[] from) {
            Reach.Rate first = parts.get(from[0]).rate;
            String obstacle = reach instanceof Reach.Everything everything ? name + " " + everything.why() : null;
            for (int i = from.length - 1; i >= 0; i--) {
                Part part = parts.get(from[i]);
                obstacle = part.obstacle != null ? part.obstacle : obstacle;
                if (obstacle == null && !part.rate.is(first)) {
                    obstacle = name + " joins lines of different stride";
                }
            }
            try {
                return new Part(name, reach, from, first.times(reach.rate()), obstacle);
            } catch (ArithmeticException e) {
                return new Part(name, reach, from, first, name + " makes the stride too large");
            }
        }
    }
}
