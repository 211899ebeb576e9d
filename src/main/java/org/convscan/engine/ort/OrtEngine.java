package org.convscan.engine.ort;

import java.util.stream.IntStream;
import org.convscan.engine.Engine;
import org.convscan.engine.Scorer;
import org.convscan.kernel.Correlation;
import org.convscan.kernel.Kernel;
import org.convscan.kernel.KernelBank;
import org.convscan.kernel.Linear;
import org.convscan.track.Samples;
import org.convscan.track.Symbols;

/**
 * Kernels compiled into an ONNX graph that ONNX Runtime runs on the processor or on a CUDA device. The graph nominates windows
 * with a margin that its arithmetic is proved to respect, and only nominees leave the device; the kernels decide.
 */
public final class OrtEngine implements Engine {
    /** Scores computed at once: what fits into the caches, and into a small GPU's memory (2 bytes each). */
    private static final long PROCESSOR_SCORES = 1 << 20;

    private static final long GPU_SCORES = 1 << 27;

    /** How a graph is written. */
    enum Form {
        PROCESSOR,
        GPU
    }

    private final Device device;
    private final Form form;

    public OrtEngine(Device device) {
        this(device, device.isCuda() ? Form.GPU : Form.PROCESSOR);
    }

    /** A GPU's graph runs on a processor, too: that is how it is tested where there is no GPU. */
    OrtEngine(Device device, Form form) {
        this.device = device;
        this.form = form;
    }

    @Override
    public String name() {
        return "ort";
    }

    @Override
    public String description() {
        return "ort, ONNX Runtime " + Model.environment().getVersion() + ", " + device;
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
        int[] wanted = IntStream.range(0, bank.size()).filter(kernel -> thresholds[kernel] != NEVER).toArray();
        if (wanted.length == 0) {
            return (tile, hits) -> {};
        }
        long linear = IntStream.of(wanted).filter(kernel -> bank.kernel(kernel) instanceof Linear).count();
        if (linear != 0 && linear != wanted.length) {
            throw new IllegalArgumentException("kernels over letters and over samples do not fit the same track");
        }
        return linear == 0 ? correlations(bank, wanted, thresholds.clone()) : linears(bank, wanted, thresholds.clone());
    }

    private Scorer linears(KernelBank bank, int[] wanted, long[] thresholds) {
        Linear[] kernels = new Linear[bank.size()];
        for (int kernel : wanted) {
            kernels[kernel] = (Linear) bank.kernel(kernel);
        }
        int letters = kernels[wanted[0]].alphabet().size();
        if (IntStream.of(wanted).anyMatch(kernel -> kernels[kernel].alphabet().size() != letters)) {
            throw new IllegalArgumentException("kernels over different alphabets do not fit the same track");
        }
        int narrowest = IntStream.of(wanted).map(kernel -> kernels[kernel].width()).min().orElseThrow();
        int[] reachable = IntStream.of(wanted).filter(k -> thresholds[k] <= kernels[k].highest()).toArray();
        Program program = reachable.length == 0 ? null : program(bank, reachable, thresholds);
        return new GraphScorer(tile -> {
            if (!(tile.track() instanceof Symbols symbols) || symbols.alphabet().size() != letters) {
                throw new IllegalArgumentException(letters + " letters: kernels do not fit track " + tile.track().name());
            }
            return new SymbolLine(tile, kernels, thresholds, narrowest);
        }, program, device, reachable, new int[0]);
    }

    private Program program(KernelBank bank, int[] kernels, long[] thresholds) {
        return form == Form.PROCESSOR
                ? QuantisedConvolution.of(bank, kernels, thresholds)
                : HalfProducts.of(bank, kernels, thresholds, scoresAtOnce());
    }

    private long scoresAtOnce() {
        return device.isCuda() ? GPU_SCORES : PROCESSOR_SCORES;
    }

    private Scorer correlations(KernelBank bank, int[] wanted, long[] thresholds) {
        Correlation[] kernels = new Correlation[bank.size()];
        for (int kernel : wanted) {
            kernels[kernel] = (Correlation) bank.kernel(kernel);
        }
        int narrowest = IntStream.of(wanted).map(kernel -> kernels[kernel].width()).min().orElseThrow();
        int[] bounded = IntStream.of(wanted).filter(k -> CorrelationBounds.hold(kernels[k], thresholds[k])).toArray();
        int[] others = IntStream.of(wanted).filter(k -> !CorrelationBounds.hold(kernels[k], thresholds[k])).toArray();
        int[] channels = IntStream.of(bounded).map(k -> kernels[k].channel()).distinct().toArray();
        double largest = IntStream.of(bounded)
                .mapToDouble(k -> CorrelationBounds.of(kernels[k]).largestSample())
                .min()
                .orElse(0);
        Program program = bounded.length == 0
                ? null
                : Correlations.of(kernels, bounded, thresholds, channels, form, scoresAtOnce());
        return new GraphScorer(tile -> {
            if (!(tile.track() instanceof Samples)) {
                throw new IllegalArgumentException("templates over samples do not fit track " + tile.track().name());
            }
            return new SampleLine(tile, kernels, thresholds, narrowest, channels, largest);
        }, program, device, bounded, others);
    }
}
