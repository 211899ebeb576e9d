package org.convscan.engine.lookup;

import java.util.List;
import org.convscan.engine.HitBuffer;
import org.convscan.engine.Tile;
import org.convscan.kernel.Linear;

/**
 * The kernels of a group as they decide about its nominees. Their weights are copied side by side: a kernel is asked once in thousands
 * of positions, when its own objects have left the processor's caches, and one after the other would have to be fetched.
 */
final class Judges {
    private final int[] numbers;
    private final int[] widths;
    private final int[] columns;
    private final int[] firsts;
    private final long[] thresholds;
    private final int stride;
    private final long[] weights;

    /**
     * @param sights one a lane
     * @param columns by lane, the kernel's column that stands where it is nominated
     */
    Judges(List<Sight> sights, int[] columns) {
        this.numbers = sights.stream().mapToInt(Sight::number).toArray();
        this.widths = sights.stream().mapToInt(sight -> sight.kernel().width()).toArray();
        this.columns = columns;
        this.firsts = new int[widths.length];
        this.thresholds = sights.stream().mapToLong(Sight::threshold).toArray();
        this.stride = sights.get(0).kernel().alphabet().size() + 1;
        this.weights = new long[sights.stream().mapToInt(sight -> sight.kernel().weights()).sum()];
        for (int lane = 0, first = 0; lane < firsts.length; first += widths[lane++] * stride) {
            firsts[lane] = first;
            sights.get(lane).kernel().copyWeights(weights, first);
        }
    }

    /** Those of the nominees that reach their threshold are hits. */
    void decide(Nominees nominees, byte[] codes, Tile tile, HitBuffer hits) {
        if (nominees.size() < numbers.length) {
            decideEach(nominees, codes, tile, hits);
        } else {
            decideByLane(nominees, codes, tile, hits);
        }
    }

    /** In a short text most lanes have no nominee. */
    private void decideEach(Nominees nominees, byte[] codes, Tile tile, HitBuffer hits) {
        for (int i = 0; i < nominees.size(); i++) {
            int lane = nominees.lane(i);
            int window = nominees.position(i) - columns[lane];
            if (window >= 0 && window < tile.starts(widths[lane])) {
                long score = Linear.score(weights, firsts[lane], stride, widths[lane], codes, window);
                if (score >= thresholds[lane]) {
                    hits.add(window, numbers[lane], score);
                }
            }
        }
    }

    /** All scores of a lane first: the loop that adds up a score is short of registers where anything else is in it. */
    private void decideByLane(Nominees nominees, byte[] codes, Tile tile, HitBuffer hits) {
        nominees.arrange(numbers.length);
        int[] windows = nominees.windows();
        long[] scores = nominees.scores();
        for (int lane = 0; lane < numbers.length; lane++) {
            int count = nominees.gather(lane, -columns[lane], tile.starts(widths[lane]));
            score(lane, codes, windows, scores, count);
            hits.add(numbers[lane], thresholds[lane], windows, scores, count);
        }
    }

    private void score(int lane, byte[] codes, int[] windows, long[] scores, int count) {
        for (int i = 0; i < count; i++) {
            scores[i] = Linear.score(weights, firsts[lane], stride, widths[lane], codes, windows[i]);
        }
    }
}
