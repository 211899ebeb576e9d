package org.convscan.engine.ort;

/**
 * Where ONNX Runtime computes: the processor, or one CUDA device.
 *
 * @param cuda number of the CUDA device; -1 is the processor
 */
public record Device(int cuda) {
    public static final Device CPU = new Device(-1);

    public Device {
        if (cuda < -1) {
            throw new IllegalArgumentException("no device: " + cuda);
        }
    }

    public boolean isCuda() {
        return cuda >= 0;
    }

    /** As {@code --device} takes it: "cpu", "cuda:0". */
    @Override
    public String toString() {
        return isCuda() ? "cuda:" + cuda : "cpu";
    }
}
