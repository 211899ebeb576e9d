package org.convscan.engine.reference;

import org.convscan.engine.Engine;
import org.convscan.engine.HitBuffer;
import org.convscan.engine.Scorer;
import org.convscan.engine.Tile;
import org.convscan.kernel.Correlation;
import org.convscan.kernel.Kernel;
import org.convscan.kernel.KernelBank;
import org.convscan.kernel.Linear;
import org.convscan.track.Samples;
import org.convscan.track.Symbols;

/** Scores every window of every kernel, one after the other: the specification, and the oracle in tests. */
public final class ReferenceEngine implements Engine {
    @Override
    public String name() {
        return "reference";
    }

    @Override
    public String description() {
        return name();
    }

    @Override
    public boolean supports(Kernel kernel) {
        return true;
    }

    @Override
    public Scorer scorer(KernelBank bank, long[] thresholds) {
        if (thresholds.length != bank.size()) {
            throw new IllegalArgumentException(thresholds.length + " thresholds for " + bank.size() + " kernels");
        }
        long[] least = thresholds.clone();
        return (tile, hits) -> {
            for (int k = 0; k < least.length; k++) {
                if (least[k] != NEVER) {
                    scan(bank.kernel(k), k, least[k], tile, hits);
                }
            }
        };
    }

    private static void scan(Kernel kernel, int number, long threshold, Tile tile, HitBuffer hits) {
        int columns = tile.track().columns();
        int starts = tile.starts(kernel.width());
        if (kernel instanceof Linear linear && tile.track() instanceof Symbols symbols) {
            byte[] codes = new byte[columns];
            symbols.codes(0, columns, codes, 0);
            for (int at = 0; at < starts; at++) {
                keep(at, number, linear.score(codes, at), threshold, hits);
            }
        } else if (kernel instanceof Correlation correlation && tile.track() instanceof Samples samples) {
            float[] values = new float[columns];
            samples.values(correlation.channel(), 0, columns, values, 0);
            for (int at = 0; at < starts; at++) {
                keep(at, number, correlation.score(values, at), threshold, hits);
            }
        } else {
            throw new IllegalArgumentException("kernel " + kernel.id() + " does not fit track " + tile.track().name());
        }
    }

    private static void keep(int at, int kernel, long score, long threshold, HitBuffer hits) {
        if (score >= threshold) {
            hits.add(at, kernel, score);
        }
    }
}
