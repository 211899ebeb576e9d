package org.convscan.engine;

import org.convscan.kernel.Kernel;
import org.convscan.kernel.KernelBank;

/**
 * A way to slide kernels along tracks. Engines differ in speed alone: what they find is the same to the last bit, because each
 * one only nominates windows and the kernel's own arithmetic decides.
 */
public interface Engine {
    /** A threshold that no window reaches: the kernel is left out. */
    long NEVER = Long.MAX_VALUE;

    /** What users call it: "reference", "lookup", "ort". */
    String name();

    /** Name and circumstances for provenance: "lookup, 512-bit vectors". */
    String description();

    boolean supports(Kernel kernel);

    /**
     * @param thresholds one a kernel: the lowest score that is a hit, or {@link #NEVER}
     * @throws IllegalArgumentException when a kernel is not {@linkplain #supports supported} or the numbers differ
     */
    Scorer scorer(KernelBank bank, long[] thresholds);
}
