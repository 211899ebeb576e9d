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
    /**
     * A kernel is listed by its seed if, of as many windows of random letters as the loop over tables has lanes, fewer than this have such a
     * seed. Each one that has takes about as long as ten rows of a table, which all lanes share. Half and twice of this take a few
     * hundredths longer.
     */
    private static final double LISTED = 0.5;

    /** Lists that spare fewer groups their loops than these do not pay: a position takes its time to look up where nothing is listed, too. */
    private static final int SPARED = 4;

    private final Lanes lanes;
    private final double listed;
    private final int spared;

    /** With vectors where the module jdk.incubator.vector is present, else with a plain loop. */
    public LookupEngine() {
        this(best());
    }

    LookupEngine(Lanes lanes) {
        this(lanes, LISTED, SPARED);
    }

    /**
     * @param listed 0 lists no kernel
     * @param spared 0 lists any number of kernels
     */
    LookupEngine(Lanes lanes, double listed, int spared) {
        this.lanes = lanes;
        this.listed = listed;
        this.spared = spared;
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
        List<Sight> sights = sights(bank, kernels, thresholds, words);
        // The rarest last; a group takes in as many as it has lanes, since its loop would take as long for fewer.
        sights.sort((a, b) -> Double.compare(b.seedChance(), a.seedChance()));
        int dense = 0;
        while (dense < sights.size() && sights.get(dense).seedChance() * lanes.count() >= listed) {
            dense++;
        }
        dense = Math.min(sights.size(), (dense + lanes.count() - 1) / lanes.count() * lanes.count());
        dense = sights.size() - dense < spared * lanes.count() ? sights.size() : dense;
        List<Seeds> seeds = seeds(sights.subList(dense, sights.size()), words);
        return new LookupScorer(lanes, words, seeds, groups(sights.subList(0, dense), words), bank.widest());
    }

    private static Alphabet alphabet(KernelBank bank) {
        return ((Linear) bank.kernel(0)).alphabet();
    }

    private List<Sight> sights(KernelBank bank, List<Linear> kernels, long[] thresholds, Words words) {
        List<Sight> sights = new ArrayList<>();
        Sight sight = null;
        for (int k = 0; k < kernels.size(); k++) {
            boolean reached = thresholds[k] <= kernels.get(k).highest();
            // A motif's kernel for the other strand has the same columns from behind.
            boolean turned = sight != null && bank.motif(k) == bank.motif(k - 1) && thresholds[k] == thresholds[k - 1];
            sight = !reached ? null : turned ? sight.turned(k, kernels.get(k)) : new Sight(k, kernels.get(k), thresholds[k], words);
            if (reached) {
                sights.add(sight);
            }
        }
        return sights;
    }

    private static List<Seeds> seeds(List<Sight> sights, Words words) {
        List<Seeds> seeds = new ArrayList<>();
        for (int from = 0; from < sights.size(); from += Seeds.MOST) {
            seeds.add(new Seeds(sights.subList(from, Math.min(from + Seeds.MOST, sights.size())), words));
        }
        return seeds;
    }

    private List<Group> groups(List<Sight> sights, Words words) {
        // Most blocks first: those of like many share a group, which has as many as its first member.
        sights.sort((a, b) -> Integer.compare(b.blocks(), a.blocks()));
        List<Group> groups = new ArrayList<>();
        for (int from = 0; from < sights.size(); from += lanes.count()) {
            groups.add(new Group(sights.subList(from, Math.min(from + lanes.count(), sights.size())), words, lanes.count()));
        }
        return groups;
    }
}
