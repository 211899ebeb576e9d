package org.convscan.stats;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.convscan.kernel.Background;
import org.convscan.kernel.Linear;

/** Kernels whose tails are asked for together, each from a p-value or from a score on. */
final class TailBatch {
    /** Fewer than these are worked out sooner than they are looked up. */
    private static final int WORTH_KEEPING = 32;

    private final Background background;
    private final Linear[] kernels;
    private final double[] pvalues;
    private final long[] scores;

    TailBatch(Background background, int kernels) {
        this.background = background;
        this.kernels = new Linear[kernels];
        this.pvalues = new double[kernels];
        this.scores = new long[kernels];
    }

    void atPvalue(int number, Linear kernel, double p) {
        kernels[number] = kernel;
        pvalues[number] = p;
    }

    void atScore(int number, Linear kernel, long score) {
        kernels[number] = kernel;
        pvalues[number] = Double.NaN;
        scores[number] = score;
    }

    /** @param folder where tails of earlier runs are looked up, and these are kept; null for nowhere */
    List<Tail> tails(Path folder, int threads) {
        if (folder == null || kernels.length < WORTH_KEEPING) {
            return workedOut(threads);
        }
        TailCache cache = new TailCache(folder);
        long[] question = question();
        List<Tail> kept = cache.find(question);
        if (kept != null) {
            return kept;
        }
        List<Tail> tails = workedOut(threads);
        cache.keep(question, tails);
        return tails;
    }

    private List<Tail> workedOut(int threads) {
        Queue<TailRoom> rooms = new ConcurrentLinkedQueue<>();
        Stream<Tail> tails = IntStream.range(0, kernels.length).mapToObj(number -> tail(number, rooms));
        if (threads == 1 || kernels.length < 2) {
            return tails.toList();
        }
        ForkJoinPool pool = new ForkJoinPool(Math.min(threads, kernels.length));
        try {
            // A stream that begins in a pool stays in it.
            return pool.submit(() -> tails.parallel().toList()).join();
        } finally {
            pool.shutdown();
        }
    }

    /** @param rooms those that no thread is in */
    private Tail tail(int number, Queue<TailRoom> rooms) {
        TailRoom free = rooms.poll();
        TailRoom room = free == null ? new TailRoom() : free;
        Tail tail = Double.isNaN(pvalues[number])
                ? Tails.atScore(kernels[number], background, scores[number], room)
                : Tails.atPvalue(kernels[number], background, pvalues[number], room);
        rooms.add(room);
        return tail;
    }

    /** All that the tails depend on. */
    private long[] question() {
        long[] chances = chances();
        int size = 3 + chances.length;
        for (Linear kernel : kernels) {
            size += 3 + kernel.weights();
        }
        long[] question = new long[size];
        question[0] = Tails.RULES;
        question[1] = background.order();
        question[2] = kernels.length;
        System.arraycopy(chances, 0, question, 3, chances.length);
        int at = 3 + chances.length;
        for (int i = 0; i < kernels.length; i++) {
            question[at++] = Double.doubleToLongBits(pvalues[i]);
            question[at++] = scores[i];
            question[at++] = kernels[i].width();
            kernels[i].copyWeights(question, at);
            at += kernels[i].weights();
        }
        return question;
    }

    private long[] chances() {
        int letters = background.alphabet().size();
        long[] chances = new long[0];
        for (int length = 1, words = letters; length <= background.order() + 1; length++, words *= letters) {
            int before = chances.length;
            chances = Arrays.copyOf(chances, before + words);
            for (int word = 0; word < words; word++) {
                chances[before + word] = Double.doubleToLongBits(background.word(length, word));
            }
        }
        return chances;
    }
}
