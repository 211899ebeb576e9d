package org.convscan.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OrderedWorkersTest {
    @Test
    void whatTakesLongIsTakenInItsTurn() throws IOException {
        List<Integer> taken = new ArrayList<>();
        CountDownLatch others = new CountDownLatch(2);
        try (OrderedWorkers<Integer> workers = new OrderedWorkers<>("test", 2, taken::add)) {
            workers.add(() -> {
                // Ends only when others have ended that were handed out behind it.
                others.await();
                return 0;
            });
            for (int i = 1; i < 20; i++) {
                int number = i;
                workers.add(() -> {
                    others.countDown();
                    return number;
                });
            }
            workers.finish();
        }
        assertEquals(IntStream.range(0, 20).boxed().toList(), taken);
    }

    static Stream<Throwable> failures() {
        return Stream.of(new IOException("disk"), new OutOfMemoryError("heap"), new IllegalArgumentException("bug"));
    }

    /** The command tells them apart: data, memory and bugs. */
    @ParameterizedTest
    @MethodSource("failures")
    void aFailureArrivesAsItIs(Throwable failure) {
        assertSame(failure, assertThrows(Throwable.class, () -> {
            try (OrderedWorkers<Integer> workers = new OrderedWorkers<>("test", 1, number -> { })) {
                workers.add(() -> {
                    if (failure instanceof Error error) {
                        throw error;
                    }
                    throw (Exception) failure;
                });
                workers.finish();
            }
        }));
    }

    @Test
    void nobodyWorksBehindTheEnd() throws IOException, InterruptedException {
        AtomicInteger working = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(1);
        try (OrderedWorkers<Integer> workers = new OrderedWorkers<>("test", 1, number -> { })) {
            workers.add(() -> {
                working.incrementAndGet();
                begun.countDown();
                // Heeds no interruption, as native code does not.
                for (long until = System.nanoTime() + 50_000_000; System.nanoTime() < until; ) {
                    Thread.onSpinWait();
                }
                return working.decrementAndGet();
            });
            begun.await();
        }
        assertEquals(0, working.get());
    }
}
