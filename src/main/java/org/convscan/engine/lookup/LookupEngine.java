package org.convscan.engine.lookup;

import java.util.ArrayList;
import java.util.List;
import org.convscan.engine.Engine;
import org.convscan.engine.Scorer;
import org.convscan.kernel.Kernel;
import org.convscan.kernel.KernelBank;
import org.convscan.kernel.Linear;
import org.convscan.track.Alphabet;

/**
 * Convolution by lookup, for letters on a CPU. A dense convolution over one-hot letters wastes most of its multiplications;
 * here the score of 64 kernels at a position is the sum of a few table rows. Tables nominate, the kernels' own arithmetic decides.
 */
public final class LookupEngine implements Engine {
    private final Lanes lanes;

    /** With vectors where the module jdk.incubator.vector is present, else with a plain loop. */
    public LookupEngine() {
        this(best());
    }

    LookupEngine(Lanes lanes) {
        this.lanes = lanes;
    }

    /** The same engine without vectors: slower, same results. */
    public static LookupEngine plain() {
        return new LookupEngine(new PlainLanes());
    }

    private static Lanes best() {
        try {
            Class<?> vectors = Class.forName(LookupEngine.class.getPackageName() + ".VectorLanes");
            return new GradualLanes((Lanes) vectors.getDeclaredConstructor().newInstance(), GradualLanes.PLAIN_COLUMNS);
        } catch (ReflectiveOperationException | LinkageError absent) {
            return new PlainLanes();
        }
    }

    @Override
    public String name() {
        return "lookup";
    }

    @Override
    public String description() {
        return "lookup, " + lanes.description();
    }

    /** Whether the Vector API was found; without it a scan takes several times as long. */
    public boolean vectorised() {
        return !(lanes instanceof PlainLanes);
    }

    @Override
    public boolean supports(Kernel kernel) {
        return kernel instanceof Linear;
    }

    @Override
    public Scorer scorer(KernelBank bank, long[] thresholds) {
        if (thresholds.length != bank.size()) {
            throw new IllegalArgumentException(thresholds.length + " thresholds for " + bank.size() + " kernels");
        }
        List<Linear> kernels = new ArrayList<>();
        for (Kernel kernel : bank.kernels()) {
            if (!(kernel instanceof Linear linear) || linear.alphabet() != alphabet(bank)) {
                throw new IllegalArgumentException("the lookup engine takes letters of one alphabet, not kernel " + kernel.id());
            }
            kernels.add(linear);
        }
        Words words = kernels.isEmpty() ? null : Words.of(alphabet(bank));
        return new LookupScorer(lanes, words, groups(bank, kernels, thresholds, words), bank.widest());
    }

    private static Alphabet alphabet(KernelBank bank) {
        return ((Linear) bank.kernel(0)).alphabet();
    }

    private List<Group> groups(KernelBank bank, List<Linear> kernels, long[] thresholds, Words words) {
        List<Sight> sights = new ArrayList<>();
        Sight sight = null;
        for (int k = 0; k < kernels.size(); k++) {
            boolean reached = thresholds[k] <= kernels.get(k).highest();
            // A motif's kernel for the other strand has the same columns from behind, and needs as many blocks.
            boolean turned = sight != null && bank.motif(k) == bank.motif(k - 1) && thresholds[k] == thresholds[k - 1];
            sight = !reached ? null : turned ? sight.turned(k, kernels.get(k)) : new Sight(k, kernels.get(k), thresholds[k], words);
            if (reached) {
                sights.add(sight);
            }
        }
        // Most blocks first: those of like many share a group, which has as many as its first member.
        sights.sort((a, b) -> Integer.compare(b.blocks(), a.blocks()));
        List<Group> groups = new ArrayList<>();
        for (int from = 0; from < sights.size(); from += lanes.count()) {
            groups.add(new Group(sights.subList(from, Math.min(from + lanes.count(), sights.size())), words, lanes.count()));
        }
        return groups;
    }
}
