package org.convscan.format.streamvbyte;

import java.util.concurrent.atomic.AtomicLong;
import org.convscan.engine.lookup.PackedDifferences;

/**
 * Which loop unpacks: the plain one, {@link SmallDifferences}, the first thousand million samples of a process, then vectors where Java
 * compiles them. That takes most of a second, which vectors regain in about twice as many samples. The two give the same numbers: nobody
 * can tell which one ran. For any number of threads.
 */
final class VectorStart {
    private static final AtomicLong PLAIN_LEFT = new AtomicLong(1L << 30);

    private VectorStart() {}

    /** What the next samples are unpacked by; null for the plain loop. */
    static PackedDifferences next(int samples) {
        return isPlain(PLAIN_LEFT, samples) ? null : Vectors.LOOP;
    }

    static boolean isPlain(AtomicLong left, int samples) {
        return left.get() > 0 && left.addAndGet(-samples) >= 0;
    }

    /** Rehearsed by the thread that comes first, while others wait. */
    private static final class Vectors {
        static final PackedDifferences LOOP = PackedDifferences.onVectors().filter(PackedDifferences::rehearse).orElse(null);
    }
}
