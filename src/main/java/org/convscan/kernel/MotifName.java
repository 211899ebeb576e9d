package org.convscan.kernel;

import java.util.Objects;

/**
 * What a motif is called.
 *
 * @param id unique within its file ("MA0139.1")
 * @param alternative a second, readable name ("CTCF"); empty when there is none
 */
public record MotifName(String id, String alternative) {
    public MotifName {
        Objects.requireNonNull(alternative);
        if (id.isEmpty()) {
            throw new IllegalArgumentException("a motif needs an id");
        }
    }
}
