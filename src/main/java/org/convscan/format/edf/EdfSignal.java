package org.convscan.format.edf;

/**
 * One signal of an EDF or BDF header.
 *
 * @param unit of physical values
 * @param samples in a data record
 */
record EdfSignal(
        String label, String unit, double physicalMinimum, double physicalMaximum, int digitalMinimum, int digitalMaximum,
        int samples) {
    /** Annotations are stored as a signal of this name: bytes of text in the place of samples. */
    boolean isAnnotations() {
        return label.equals("EDF Annotations") || label.equals("BDF Annotations");
    }

    /** In physical units; as stored when the header gives no range to scale to. */
    float physical(int digital) {
        if (physicalMaximum == physicalMinimum || digitalMaximum == digitalMinimum) {
            return digital;
        }
        double scale = (physicalMaximum - physicalMinimum) / ((double) digitalMaximum - digitalMinimum);
        return (float) ((digital - (double) digitalMinimum) * scale + physicalMinimum);
    }
}
