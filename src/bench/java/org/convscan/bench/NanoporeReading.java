package org.convscan.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.convscan.format.nanopore.NanoporeReads;
import org.convscan.format.rawread.RawRead;

/**
 * Samples that one thread reads in a second of its processor time, opening included; files are in the page cache. Arguments: files or
 * folders, each measured by itself: read over and over for five seconds to warm up, then for three. The loop on vectors comes to unpack
 * POD5 after a thousand million samples, which are read within the five; reads are given back, so that there is one buffer for all. With
 * {@code --once} in front they are read once, and the peak resident memory of the process is printed where the system tells it; with
 * {@code --sum} a checksum over the samples of each is printed: times 31 plus the next, modulo 2^64.
 */
public final class NanoporeReading {
    private static final long WARM_UP = 5_000_000_000L;
    private static final long MEASURED = 3_000_000_000L;

    private NanoporeReading() {}

    public static void main(String[] args) throws IOException {
        if (args[0].equals("--once")) {
            once(List.of(args).subList(1, args.length));
            return;
        }
        if (args[0].equals("--sum")) {
            for (String path : List.of(args).subList(1, args.length)) {
                System.out.printf(Locale.ROOT, "%016x%n", sum(path));
            }
            return;
        }
        for (String path : args) {
            repeat(path, WARM_UP);
            double rate = repeat(path, MEASURED);
            System.out.printf(Locale.ROOT, "%-40s %7.1f M samples/s%n", Path.of(path).getFileName(), rate / 1e6);
        }
    }

    private static void once(List<String> paths) throws IOException {
        for (String path : paths) {
            double rate = repeat(path, 0);
            System.out.printf(Locale.ROOT, "%-40s %7.1f M samples/s, read once%n", Path.of(path).getFileName(), rate / 1e6);
        }
        Path status = Path.of("/proc/self/status");
        if (Files.exists(status)) {
            Files.readAllLines(status).stream().filter(line -> line.startsWith("VmHWM")).forEach(System.out::println);
        }
    }

    private static double repeat(String path, long nanos) throws IOException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        long samples = 0;
        do {
            samples += samples(path);
        } while (threads.getCurrentThreadCpuTime() - start < nanos);
        return samples * 1e9 / (threads.getCurrentThreadCpuTime() - start);
    }

    private static long samples(String path) throws IOException {
        long samples = 0;
        try (NanoporeReads reads = NanoporeReads.open(List.of(path), false, warning -> {})) {
            for (RawRead read = reads.nextRead(); read != null; read = reads.nextRead()) {
                samples += read.size();
                reads.reuse(read);
            }
        }
        return samples;
    }

    private static long sum(String path) throws IOException {
        long sum = 0;
        try (NanoporeReads reads = NanoporeReads.open(List.of(path), false, warning -> {})) {
            for (RawRead read = reads.nextRead(); read != null; read = reads.nextRead()) {
                for (int i = 0; i < read.size(); i++) {
                    sum = 31 * sum + read.raw(i);
                }
            }
        }
        return sum;
    }
}
