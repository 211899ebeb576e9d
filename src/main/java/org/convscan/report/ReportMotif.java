package org.convscan.report;

import org.convscan.kernel.Frequencies;
import org.convscan.kernel.MotifName;

/**
 * A motif as a report presents it.
 *
 * @param width in columns
 * @param frequencies what its logo shows; null for a motif that is not made of letters
 */
public record ReportMotif(MotifName name, int width, Frequencies frequencies) {
    /** The readable name when there is one, else the id. */
    String title() {
        return name.alternative().isEmpty() ? name.id() : name.alternative();
    }

    /** The id when {@link #title} is not the id itself. */
    String subtitle() {
        return name.alternative().isEmpty() ? "" : name.id();
    }

    /** For lists and legends. */
    String label() {
        return subtitle().isEmpty() ? title() : title() + " (" + subtitle() + ")";
    }
}
