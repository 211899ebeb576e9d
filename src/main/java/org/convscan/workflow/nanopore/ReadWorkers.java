package org.convscan.workflow.nanopore;

import java.io.IOException;
import org.convscan.format.rawread.RawRead;
import org.convscan.format.rawread.ReadSource;
import org.convscan.scan.OrderedWorkers;

/** Reads are shared out to workers, and what these make of them is taken in the reads' order; two reads a worker are in memory. */
public final class ReadWorkers {
    private ReadWorkers() {}

    /** What is made of a read, in any thread. */
    public interface Work<T> {
        T of(RawRead read) throws IOException;
    }

    /** Takes what was made, in the calling thread. */
    public interface Sink<T> {
        void take(T made) throws IOException;
    }

    /** @param reads to their end */
    public static <T> void run(ReadSource reads, int threads, Work<T> work, Sink<T> sink) throws IOException {
        try (OrderedWorkers<T> workers = new OrderedWorkers<>("convscan-nanopore", threads, sink::take)) {
            for (RawRead read = reads.nextRead(); read != null; read = reads.nextRead()) {
                RawRead next = read;
                workers.add(() -> work.of(next));
            }
            workers.finish();
        }
    }
}
