package org.convscan.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.convscan.coord.Strand;

/**
 * Kernels that are slid along a line together, in the order in which reports name them. A motif's other strand is a second
 * kernel behind the first; {@link #motif} tells which belong together. Immutable.
 */
public final class KernelBank {
    private final List<Kernel> kernels;
    private final int[] motifs;
    /* Of each kernel, since every hit asks for them and kernels lie scattered in memory. */
    private final int[] widths;
    private final Strand[] strands;

    private KernelBank(List<Kernel> kernels, int[] motifs) {
        this.kernels = List.copyOf(kernels);
        this.motifs = motifs;
        this.widths = kernels.stream().mapToInt(Kernel::width).toArray();
        this.strands = kernels.stream()
                .map(kernel -> kernel instanceof Linear linear ? linear.strand() : Strand.FORWARD)
                .toArray(Strand[]::new);
    }

    /** Each kernel is a motif of its own. */
    public static KernelBank of(List<? extends Kernel> kernels) {
        int[] motifs = new int[kernels.size()];
        Arrays.setAll(motifs, i -> i);
        return new KernelBank(List.copyOf(kernels), motifs);
    }

    /** Each motif as one kernel a strand, motif by motif, strands in the order given. */
    public static KernelBank of(List<LogOdds> motifs, List<Strand> strands) {
        List<Kernel> kernels = new ArrayList<>();
        int[] owners = new int[motifs.size() * strands.size()];
        for (int m = 0; m < motifs.size(); m++) {
            Linear forward = motifs.get(m).linear(Strand.FORWARD);
            for (Strand strand : strands) {
                owners[kernels.size()] = m;
                kernels.add(strand == Strand.FORWARD ? forward : forward.reverse());
            }
        }
        return new KernelBank(kernels, owners);
    }

    public int size() {
        return kernels.size();
    }

    public Kernel kernel(int index) {
        return kernels.get(index);
    }

    public List<Kernel> kernels() {
        return kernels;
    }

    /** Number of the motif that a kernel belongs to. */
    public int motif(int index) {
        return motifs[index];
    }

    /** The strand a kernel reads. */
    public Strand strand(int index) {
        return strands[index];
    }

    /** Columns of a kernel. */
    public int width(int index) {
        return widths[index];
    }

    /** Columns of the widest kernel; 0 in an empty bank. */
    public int widest() {
        return IntStream.of(widths).max().orElse(0);
    }
}
