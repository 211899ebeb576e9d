package org.convscan.scan;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Threads that work is shared out to. What they make of it is taken in the work's order, by the thread that hands the work out, which
 * waits when two pieces a thread are under way: so memory is bounded. For one thread; to be closed by it.
 */
public final class OrderedWorkers<T> implements AutoCloseable {
    private final ExecutorService workers;
    private final int most;
    private final Scan.Sink<? super T> sink;
    private final Deque<Future<? extends T>> pending = new ArrayDeque<>();

    /** @param name of the threads */
    public OrderedWorkers(String name, int threads, Scan.Sink<? super T> sink) {
        this.workers = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        this.most = 2 * threads;
        this.sink = sink;
    }

    /** Hands out a piece of work. What earlier work failed with is thrown here or by {@link #finish}. */
    public void add(Callable<? extends T> work) throws IOException {
        pending.add(workers.submit(work));
        if (pending.size() > most) {
            takeNext();
        }
    }

    /** Waits for all that was handed out, and takes it. */
    public void finish() throws IOException {
        while (!pending.isEmpty()) {
            takeNext();
        }
    }

    private void takeNext() throws IOException {
        try {
            sink.accept(pending.remove().get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted").initCause(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException wrong) {
                throw wrong;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException bug ? bug : new IllegalStateException(e.getCause());
        }
    }

    /** Nobody works any more behind this, done or not: native memory must not be freed under a running worker. */
    @Override
    public void close() {
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
}
