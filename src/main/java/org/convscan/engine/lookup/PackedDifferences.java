package org.convscan.engine.lookup;

import java.util.Optional;

/**
 * Numbers of 16 bits from packed differences, each to the number before, {@value #TURN} at a time. A byte in front of all, a key, has a
 * bit for each of eight, the lowest for the first: whether its difference takes one byte or two. Where the bytes of eight go is looked up
 * by their key. Differences are folded: 0, -1, 1, -2 are stored as 0, 1, 2, 3. Sums wrap around. Stateless.
 */
public interface PackedDifferences {
    /** Numbers that are written at a time. */
    int TURN = 32;

    /** Bytes that are read from the first one of a turn on, whether they belong to it or not: 32 to 64 do. */
    int REACH = 64;

    /**
     * Writes numbers to {@code target[at..at + TURN * turns)}.
     *
     * @param keys where the first key is; the others are behind it, one for each eight numbers
     * @param data where the bytes of the first number begin; from the first byte of each turn on, {@link #REACH} must be there
     * @param before the number before the first
     * @return where the bytes of the number behind the last begin
     */
    int addUp(byte[] packed, int keys, int data, int turns, short before, short[] target, int at);

    /** Goes over numbers of its own until Java has compiled it, four seconds at most; false where it stays slow. */
    boolean rehearse();

    /**
     * With vectors of 256 bits, where the processor has them and the module jdk.incubator.vector is present. Until Java has compiled
     * it, it is very slow.
     */
    static Optional<PackedDifferences> onVectors() {
        try {
            Class<?> vectors = Class.forName(PackedDifferences.class.getPackageName() + ".VectorDifferences");
            return Optional.of((PackedDifferences) vectors.getDeclaredConstructor().newInstance());
        } catch (ReflectiveOperationException | LinkageError absent) {
            return Optional.empty();
        }
    }
}
