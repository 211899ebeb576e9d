package org.convscan.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.convscan.InputException;
import org.convscan.coord.Interval;
import org.convscan.scan.Peak;
import org.convscan.scan.RhythmSelection;
import org.convscan.stats.Gaps;
import org.convscan.track.SampleSum;

/**
 * Hands on the peaks of a run's shards, as one run comes by them: recording after recording, each from its start to its end. Reads every
 * part twice, one at a time.
 */
public final class PeakMerger {
    private final List<PeakPart> parts;
    private final List<SearchedRecording> recordings;

    /** What is handed on. */
    public interface Sink {
        /** The next recording's peaks follow. */
        void begin(SearchedRecording recording) throws IOException;

        void add(Peak peak) throws IOException;

        /** The recording is so many columns long; in its gaps there is no signal. */
        void end(long columns, List<Interval> gaps) throws IOException;

        /** Something is wrong with the samples that the shards read. */
        void warn(String sentence);
    }

    private PeakMerger(List<PeakPart> parts) throws InputException {
        this.parts = parts;
        SortedMap<Integer, SearchedRecording> all = new TreeMap<>();
        parts.forEach(part -> all.putAll(part.recordings()));
        PeakPart first = parts.get(0);
        int expected = first.runRecordings();
        if (all.size() != expected || expected > 0 && (all.firstKey() != 0 || all.lastKey() != expected - 1)) {
            throw PeakPart.damaged(first.file(), "this and the other parts have " + all.size() + " of " + expected + " recordings");
        }
        this.recordings = List.copyOf(all.values());
    }

    /** @throws InputException when the parts do not make up one run */
    public static PeakMerger of(List<Path> files) throws IOException {
        ShardSet<PeakPart> parts = new ShardSet<>(PeakPart::difference);
        for (Path file : files) {
            PeakPart part = PeakPart.read(file);
            parts.add(file, part.place(), part);
        }
        return new PeakMerger(parts.complete());
    }

    /** The run that the parts name. */
    public String run() {
        return parts.get(0).place().run();
    }

    public int parts() {
        return parts.size();
    }

    /** Of the table that the parts become. */
    public String format() {
        return parts.get(0).format();
    }

    public RhythmSelection.Rule rule() throws InputException {
        return parts.get(0).rule();
    }

    public List<SearchedRecording> recordings() {
        return recordings;
    }

    /** As the whole run has it, but for the engine, which is the first shard's. */
    public Provenance provenance() {
        PeakPart first = parts.get(0);
        return new Provenance(first.value("# convscan "), first.value(Provenance.COMMAND), first.engine(),
                List.of(Map.entry("method", first.value("# method: "))), "");
    }

    public void replay(Sink sink) throws IOException {
        Walk walk = new Walk(sink);
        for (PeakPart part : parts) {
            walk.file = part.file();
            part.replay(walk);
        }
        if (walk.ended < recordings.size()) {
            throw walk.outOfPlace(walk.ended);
        }
    }

    /** Sees to it that each recording is begun and ended once, in order. */
    private final class Walk implements PeakPart.Sink {
        private final Sink sink;
        private Path file;
        private boolean open;
        private int ended;
        private final SortedMap<Integer, List<Gaps.Still>> still = new TreeMap<>();
        private final Map<String, SampleSum> sums = new LinkedHashMap<>();

        Walk(Sink sink) {
            this.sink = sink;
        }

        @Override
        public void peaks(int recording) throws IOException {
            check(recording);
            if (!open) {
                open = true;
                sink.begin(recordings.get(recording));
            }
        }

        @Override
        public void peak(Peak peak) throws IOException {
            if (!open || peak.mark() < 0 || peak.mark() >= recordings.get(ended).searched().size()) {
                throw outOfPlace(ended);
            }
            sink.add(peak);
        }

        @Override
        public void still(int recording, int lead, List<Gaps.Still> parts) throws IOException {
            check(recording);
            still.computeIfAbsent(lead, key -> new ArrayList<>()).addAll(parts);
        }

        @Override
        public void sum(int recording, SampleSum sum) throws IOException {
            check(recording);
            sums.merge(sum.segment() + " " + sum.number(), sum, SampleSum::plus);
        }

        @Override
        public void end(int recording, long columns) throws IOException {
            check(recording);
            SearchedRecording searched = recordings.get(recording);
            if (!open || still.size() != searched.searched().size() || still.firstKey() != 0 || still.lastKey() != still.size() - 1) {
                throw outOfPlace(recording);
            }
            sums.values().forEach(sum -> sum.check(sink::warn));
            sink.end(columns, Gaps.found(searched.hertz(), List.copyOf(still.values())));
            still.clear();
            sums.clear();
            open = false;
            ended++;
        }

        private void check(int recording) throws InputException {
            if (recording != ended || recording >= recordings.size()) {
                throw outOfPlace(recording);
            }
        }

        private InputException outOfPlace(int recording) {
            return PeakPart.damaged(file, "recording " + (recording + 1) + " is not where it should be");
        }
    }
}
