package org.convscan.network;

import java.util.OptionalLong;

/**
 * How a long track is cut into tiles that give together what the whole gives.
 *
 * @param traced a length that the model takes
 * @param outputs that are computed at a time
 */
record Tiling(Geometry geometry, long traced, long outputs) {
    private static final long MOST_FILLED = 1 << 20;

    /**
     * @param columns about how many a tile has, without those around it
     * @throws IllegalArgumentException when the model's tracks cannot be cut; says why
     */
    static Tiling of(LineModel model, int columns) {
        return of(model.geometry(), model.tracedLength(), model.layout().channels() * Math.max(1, model.layout().batch()), columns);
    }

    /** @param numbers that the model reads for each column */
    static Tiling of(Geometry geometry, long traced, long numbers, int columns) {
        if (geometry.obstacle().isPresent()) {
            throw new IllegalArgumentException(geometry.obstacle().get());
        }
        if (geometry.outputsPerGranule() > geometry.granule()) {
            throw new IllegalArgumentException("it gives several outputs for one column");
        }
        long atOnce = Math.max(columns, geometry.granule()) + geometry.field().orElseThrow().receptiveField();
        if (atOnce * numbers > TiledRun.MOST_NUMBERS) {
            throw new IllegalArgumentException("a tile would be " + atOnce + " columns long, which is too much at a time");
        }
        return new Tiling(geometry, traced, geometry.outputsPerGranule() * Math.max(1, columns / geometry.granule()));
    }

    /** Columns of the track for each output. */
    int step() {
        return Math.toIntExact(geometry.granule() / geometry.outputsPerGranule());
    }

    /** Where output 0's columns start, as {@link TiledRun#shift} says. */
    long shift() {
        boolean padded = geometry.outputs(traced).orElseThrow() >= traced / step();
        Geometry.Field field = geometry.field().orElseThrow();
        return padded ? 0 : Math.floorDiv(field.receptiveField() - step(), 2) - field.leftOffset();
    }

    /** The track's length as the model can take it, as {@link TiledRun#length} says. */
    OptionalLong length(long columns) {
        for (long length = columns; length < columns + Math.min(MOST_FILLED, geometry.granule()); length++) {
            if (geometry.outputs(length).isPresent()) {
                return OptionalLong.of(length);
            }
        }
        return OptionalLong.empty();
    }
}
