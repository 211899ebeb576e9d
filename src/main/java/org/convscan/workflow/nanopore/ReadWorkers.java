package org.convscan.workflow.nanopore;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.convscan.format.rawread.RawRead;
import org.convscan.format.rawread.ReadSource;

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
        ExecutorService workers = Executors.newFixedThreadPool(threads, ReadWorkers::worker);
        Deque<Future<T>> pending = new ArrayDeque<>();
        try {
            for (RawRead read = reads.nextRead(); read != null; read = reads.nextRead()) {
                RawRead next = read;
                pending.add(workers.submit(() -> work.of(next)));
                if (pending.size() > 2 * threads) {
                    sink.take(result(pending.remove()));
                }
            }
            while (!pending.isEmpty()) {
                sink.take(result(pending.remove()));
            }
        } finally {
            awaitEnd(workers);
        }
    }

    /** A model's memory must not be freed under a running worker. */
    private static void awaitEnd(ExecutorService workers) {
        workers.shutdownNow();
        boolean interrupted = false;
        while (!workers.isTerminated()) {
            try {
                workers.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread worker(Runnable task) {
        Thread thread = new Thread(task, "convscan-nanopore");
        thread.setDaemon(true);
        return thread;
    }

    private static <T> T result(Future<T> future) throws IOException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted").initCause(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            if (e.getCause() instanceof IOException wrong) {
                throw wrong;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
