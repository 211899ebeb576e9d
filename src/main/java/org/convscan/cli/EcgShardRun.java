package org.convscan.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.convscan.coord.Interval;
import org.convscan.format.signal.Recording;
import org.convscan.report.PeakPartWriter;
import org.convscan.report.Provenance;
import org.convscan.report.SearchedRecording;
import org.convscan.report.TableOutput;
import org.convscan.track.TrackSource;
import org.convscan.workflow.ecg.BeatSearch;
import org.convscan.workflow.ecg.EcgLeads;
import org.convscan.workflow.ecg.EcgPart;

/** One shard of {@code ecg}: the peaks of the tiles that it owns, for {@code merge} to choose beats from. */
final class EcgShardRun {
    private static final int READ_AHEAD = 1 << 16;

    private final EcgOptions options;
    private final List<EcgLeads> recordings;
    private final BeatSearch beats;
    private final Console console;
    private final long[] columns;

    EcgShardRun(EcgOptions options, List<EcgLeads> recordings, BeatSearch beats, Console console) {
        this.options = options;
        this.recordings = recordings;
        this.beats = beats;
        this.console = console;
        this.columns = new long[recordings.size()];
    }

    /** @param whole as one run has it */
    void run(Provenance whole) throws IOException {
        List<SearchedRecording> searched = recordings.stream().map(EcgOutput::searched).toList();
        List<Long> tiles = tiles();
        String read = searched + " " + tiles + recordings.stream().map(leads -> Arrays.toString(leads.factors())).toList() + options.tile();
        Provenance provenance = whole.ofShard(options.shard().place(), read);
        boolean stream = options.output() == null || options.output().equals("-");
        OwnedTiles owned = new OwnedTiles(options.shard(), tiles);
        try (TableOutput table = stream ? TableOutput.to(console.out()) : TableOutput.withoutIndex(Path.of(options.output()));
                PeakPartWriter part = new PeakPartWriter(table, provenance, options.format(), beats.rule(), searched.size())) {
            for (int i = 0; i < tiles.size(); i++) {
                Interval mine = owned.next(tiles.get(i));
                if (mine != null) {
                    part.begin(i, searched.get(i));
                    search(i, mine, part);
                }
            }
            part.commit();
            console.say(String.format(Locale.ROOT, "shard %s: %,d peaks, of which 'convscan merge' chooses beats", options.shard().place(),
                    part.peaks()));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Of each recording; those that do not say their length are read through for it. */
    private List<Long> tiles() throws IOException {
        List<Long> tiles = new ArrayList<>();
        for (EcgLeads leads : recordings) {
            long length = columns(leads.recording());
            columns[tiles.size()] = length;
            tiles.add(beats.tiles(length, leads.recording().hertz()));
        }
        return tiles;
    }

    private static long columns(Recording recording) throws IOException {
        if (recording.columns() != Recording.UNKNOWN) {
            return recording.columns();
        }
        long columns = 0;
        try (TrackSource samples = recording.samples(warning -> {})) {
            for (var next = samples.next(READ_AHEAD); next != null; next = samples.next(READ_AHEAD)) {
                columns += next.columns();
            }
        }
        return columns;
    }

    private void search(int recording, Interval tiles, PeakPartWriter part) throws IOException {
        EcgLeads leads = recordings.get(recording);
        try (EcgPart samples = new EcgPart(leads.withWarnings(console::warn), owned(recording, tiles))) {
            beats.peaks(samples, tiles, part::add);
            samples.finish();
            part.still(recording, samples.gaps().still());
            samples.sums().forEach(sum -> part.sum(recording, sum));
            if (tiles.end() == Long.MAX_VALUE) {
                part.end(recording, samples.gaps().columns());
            }
        }
    }

    /** The recording's columns from tile to tile, in whole ticks. */
    private Interval owned(int recording, Interval tiles) {
        long end = tiles.end() == Long.MAX_VALUE ? tiles.end() : cut(recording, tiles.end());
        return new Interval(Math.min(end, tiles.start() == 0 ? 0 : cut(recording, tiles.start())), end);
    }

    private long cut(int recording, long tile) {
        Recording of = recordings.get(recording).recording();
        long column = Math.min(columns[recording], beats.start(tile, of.hertz()));
        return column / of.columnsPerTick() * of.columnsPerTick();
    }
}
