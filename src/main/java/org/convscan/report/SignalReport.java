package org.convscan.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.convscan.track.Samples;

/**
 * Gathers a search's results for one HTML page: how many lines each query was found in, their scores, and the signal of some lines
 * with what was found there. Lines come one after the other, each with all of its hits; for one thread. Kept are the signals of the
 * lines with the best hits, as many as there is room for, and a score for each line.
 */
public final class SignalReport {
    /** Traces in a page, at most. */
    public static final int MOST_TRACES = 60;

    /** Packed traces together, at most: what a browser opens without a wait. One trace is kept however long it is. */
    private static final long MOST_CHARACTERS = 24_000_000;

    /** Up to this many samples, a trace is kept sample by sample. */
    private static final int MOST_BUCKETS = 1 << 21;

    private static final Comparator<SignalTrace> BEST_FIRST =
            Comparator.comparingDouble(SignalTrace::rank).thenComparingLong(SignalTrace::order);

    private final int mostTraces;
    private final Map<String, QueryTally> queries = new LinkedHashMap<>();
    private final TreeSet<SignalTrace> traces = new TreeSet<>(BEST_FIRST);
    private long characters;
    private long lines;
    private long found;
    private long samples;
    private long hits;

    public SignalReport() {
        this(MOST_TRACES);
    }

    SignalReport(int mostTraces) {
        this.mostTraces = mostTraces;
    }

    /**
     * Takes a line.
     *
     * @param signal the whole of it, of one channel
     * @param found its hits, of any query, in any order; empty when there are none
     */
    public void add(Samples signal, List<LocatedHit> found) {
        add(signal, true, found);
    }

    /** @param timed whether the signal's rate is known; the page counts samples, not seconds, of one whose rate is not */
    public void add(Samples signal, boolean timed, List<LocatedHit> found) {
        lines++;
        samples += signal.columns();
        hits += found.size();
        if (found.isEmpty()) {
            return;
        }
        this.found++;
        LocatedHit best = found.stream().min(SignalReport::compare).orElseThrow();
        count(found, best);
        keep(signal, timed ? signal.hertz() : 0, found, Double.isNaN(best.p()) ? -best.score() : best.p());
    }

    /** Smaller p-values first, then higher scores. */
    private static int compare(LocatedHit a, LocatedHit b) {
        int byP = Double.compare(a.p(), b.p());
        return byP != 0 ? byP : Double.compare(b.score(), a.score());
    }

    private void count(List<LocatedHit> found, LocatedHit best) {
        Map<String, List<LocatedHit>> byQuery = new LinkedHashMap<>();
        for (LocatedHit hit : found) {
            byQuery.computeIfAbsent(hit.query(), name -> new ArrayList<>()).add(hit);
        }
        byQuery.forEach((name, own) -> {
            LocatedHit first = own.stream().min(SignalReport::compare).orElseThrow();
            queries.computeIfAbsent(name, QueryTally::new).add(first, own.size(), first == best);
        });
    }

    private void keep(Samples signal, double hertz, List<LocatedHit> found, double rank) {
        boolean isFull = traces.size() >= mostTraces || characters >= MOST_CHARACTERS;
        if (isFull && traces.last().rank() <= rank) {
            return;
        }
        Envelope envelope = new Envelope(MOST_BUCKETS);
        for (int i = 0; i < signal.columns(); i++) {
            envelope.add(signal.value(0, i));
        }
        envelope.end();
        SignalTrace trace = SignalTrace.of(signal.name(), hertz, signal.columns(), found, rank, lines, envelope);
        traces.add(trace);
        characters += trace.characters();
        while (traces.size() > 1 && (traces.size() > mostTraces || characters > MOST_CHARACTERS)) {
            characters -= traces.pollLast().characters();
        }
    }

    /** Writes the page, complete and in itself (UTF-8), behind the last line. */
    public void write(Appendable page, SignalFacts facts) throws IOException {
        Map<String, QueryTally> ordered = new LinkedHashMap<>();
        facts.queries().forEach(name -> ordered.put(name, queries.getOrDefault(name, new QueryTally(name))));
        queries.forEach(ordered::putIfAbsent);
        new SignalPage(facts, new Totals(lines, found, samples, hits), List.copyOf(ordered.values()), List.copyOf(traces))
                .write(new Markup(page));
    }

    /**
     * Sums over all lines.
     *
     * @param found lines with a hit
     */
    record Totals(long lines, long found, long samples, long hits) {}
}
