package org.convscan.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How a model wants its lines: the dimensions of its input. Dimension 0 counts lines, one holds the channels, one the columns,
 * and any other has size 1.
 *
 * @param rank number of dimensions
 * @param channelAxis -1 where there is none, and one channel
 * @param batch lines at a time, or {@link Port#FREE}
 * @param length columns of a line, or {@link Port#FREE}
 */
public record LineLayout(int rank, int channelAxis, int lineAxis, long batch, long channels, long length) {
    /** The input's shape for so many lines of so many columns. */
    public long[] shape(long lines, long columns) {
        long[] shape = new long[rank];
        Arrays.fill(shape, 1);
        shape[0] = lines;
        shape[lineAxis] = columns;
        if (channelAxis >= 0) {
            shape[channelAxis] = channels;
        }
        return shape;
    }

    /** Whether a column's channels lie side by side, [N, L, C], and not each channel by itself, [N, C, L]. */
    public boolean columnsFirst() {
        return channelAxis > lineAxis;
    }

    /** As people write it: "[N, C, L]". */
    @Override
    public String toString() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < rank; i++) {
            names.add(i == 0 ? "N" : i == lineAxis ? "L" : i == channelAxis ? "C" : "1");
        }
        return "[" + String.join(", ", names) + "]";
    }

    /**
     * All that a declared shape allows, the likeliest first.
     *
     * @param channels that the lines have; 0 when not known
     */
    static List<LineLayout> candidates(Port input, long channels) {
        List<LineLayout> likely = new ArrayList<>();
        List<LineLayout> unlikely = new ArrayList<>();
        int rank = input.shape().size();
        for (int line = rank - 1; line > 0; line--) {
            for (int channel = rank == 2 ? -1 : 1; channel < rank; channel++) {
                boolean possible = channel != line && channel != 0 && (rank > 2 || channel < 0) && othersAreOne(input, line, channel);
                LineLayout layout = possible ? layout(input, line, channel, channels) : null;
                if (layout != null) {
                    (layout.isLikely(input) ? likely : unlikely).add(layout);
                }
            }
        }
        likely.addAll(unlikely);
        return likely;
    }

    private static boolean othersAreOne(Port input, int line, int channel) {
        for (int i = 1; i < input.shape().size(); i++) {
            long size = input.shape().get(i);
            if (i != line && i != channel && size != 1 && size != Port.FREE) {
                return false;
            }
        }
        return true;
    }

    private static LineLayout layout(Port input, int line, int channel, long channels) {
        long declared = channel < 0 ? 1 : input.shape().get(channel);
        long used = declared == Port.FREE ? channels : declared;
        boolean turned = declared == Port.FREE && input.shape().get(line) != Port.FREE;
        if (used == 0 || turned || channels != 0 && used != channels) {
            return null;
        }
        return new LineLayout(input.shape().size(), channel, line, input.shape().get(0), used, input.shape().get(line));
    }

    /** Lines are longer than they are high, and a free dimension is the line. */
    private boolean isLikely(Port input) {
        boolean channelsFree = channelAxis >= 0 && input.shape().get(channelAxis) == Port.FREE;
        return !channelsFree && (length == Port.FREE || length > channels);
    }
}
