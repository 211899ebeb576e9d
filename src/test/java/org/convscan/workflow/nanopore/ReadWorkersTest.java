package org.convscan.workflow.nanopore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.convscan.format.rawread.Calibration;
import org.convscan.format.rawread.RawRead;
import org.convscan.format.rawread.ReadSource;
import org.junit.jupiter.api.Test;

class ReadWorkersTest {
    private static final long WHILE_NANOS = 200_000_000;

    private static ReadSource reads(int count) {
        Iterator<RawRead> reads = IntStream.range(0, count)
                .mapToObj(i -> RawRead.wrap("read" + i, new short[i], 4000, new Calibration(0, 1), Map.of())).iterator();
        return () -> reads.hasNext() ? reads.next() : null;
    }

    @Test
    void whatIsMadeOfReadsIsTakenInTheirOrder() throws IOException {
        List<Integer> lengths = new ArrayList<>();
        ReadWorkers.run(reads(100), 4, read -> read.size(), lengths::add);
        assertEquals(IntStream.range(0, 100).boxed().toList(), lengths);
    }

    /** What a search holds is freed when it returns. */
    @Test
    void noWorkerIsLeftWhenOneHasFailed() {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean returned = new AtomicBoolean();
        AtomicBoolean workedOn = new AtomicBoolean();
        IOException wrong = assertThrows(IOException.class, () -> ReadWorkers.run(reads(2), 2, read -> {
            if (read.size() == 0) {
                await(begun);
                throw new IOException("damaged");
            }
            begun.countDown();
            for (long start = System.nanoTime(); System.nanoTime() - start < WHILE_NANOS; ) {
                workedOn.compareAndSet(false, returned.get());
            }
            return read;
        }, read -> {}));
        returned.set(true);
        for (long start = System.nanoTime(); System.nanoTime() - start < WHILE_NANOS; ) {
            Thread.onSpinWait();
        }
        assertEquals("damaged", wrong.getMessage());
        assertFalse(workedOn.get());
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
