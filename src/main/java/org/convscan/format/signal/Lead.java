package org.convscan.format.signal;

import java.util.Objects;

/**
 * One channel of a recording.
 *
 * @param name as the file says: "MLII", "V5", "RESP"
 * @param unit of the samples: "mV", "mmHg"; empty when the file does not say
 */
public record Lead(String name, String unit) {
    public Lead {
        Objects.requireNonNull(name);
        Objects.requireNonNull(unit);
    }
}
