package org.convscan.network.train;

import java.util.List;
import org.convscan.network.Layer;
import org.convscan.network.Layer.Function;
import org.convscan.network.Step;

/** What a network's output is measured by, chosen by its last layer. A mean over all outputs, or over all columns of a softmax, each times its importance. */
public enum Loss {
    /** Cross-entropy of probabilities, each for itself: the last layer is a sigmoid. */
    BINARY,
    /** Cross-entropy of a column's probabilities, which add up to 1: the last layer is a softmax. */
    CATEGORICAL,
    /** Squared error: anything else. */
    SQUARED;

    static Loss of(List<Step> steps) {
        if (steps.get(steps.size() - 1).layer() instanceof Layer.Activation last) {
            return last.function() == Function.SIGMOID ? BINARY : last.function() == Function.SOFTMAX ? CATEGORICAL : SQUARED;
        }
        return SQUARED;
    }
}
