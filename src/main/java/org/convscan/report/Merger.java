package org.convscan.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convscan.InputException;
import org.convscan.stats.BenjaminiHochberg;
import org.convscan.stats.QValues;
import org.convscan.stats.StepTotals;

/**
 * Joins the tables of a run's shards into the one that a whole run writes. Parts must come from the same command on the same
 * data, and each shard must be there once; a whole run's table by itself is a run of one part. Reads every part twice, one at a
 * time; holds some 100 KB of lines, the places of the parts, and the sum of their histograms.
 */
public final class Merger {
    private static final int BATCH = 1 << 16;

    private final List<TablePart> parts;
    private final StepTotals totals;
    private final ShardNotes notes;
    private final String foot;
    private QValueFiller filler;
    private TableOutput out;
    private final Bytes batch = new Bytes();
    private long hits;

    private Merger(List<TablePart> parts, StepTotals totals) throws InputException {
        this.parts = parts;
        this.totals = totals;
        this.notes = parts.get(0).notes();
        this.foot = foot();
    }

    /** @throws InputException when the parts do not make up one run; nothing has been written then */
    public static Merger of(List<Path> files) throws IOException {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("no parts");
        }
        StepTotals totals = new StepTotals();
        ShardSet<TablePart> parts = new ShardSet<>(TablePart::difference);
        Map<String, String> known = new HashMap<>();
        for (Path file : files) {
            TablePart part = TablePart.read(file, files.size() == 1, totals, known);
            parts.add(file, part.place(), part);
        }
        return new Merger(parts.complete(), totals);
    }

    /** Shards that read their own part only know the digest of that: together they have the whole run's. */
    private String foot() throws InputException {
        JoinedDigest all = new JoinedDigest();
        parts.forEach(part -> part.notes().addTo(all));
        TablePart first = parts.get(0);
        if (all.isEmpty()) {
            return first.foot();
        }
        if (!all.value().equals(first.notes().whole())) {
            throw new InputException(first.file().toString(), "", "the shards have not read the same sequences: the first read "
                    + first.notes().whole() + ", all together " + all.value(), "run all shards on the same files");
        }
        return first.foot().replaceFirst("names and lengths .*", "digest " + all.value());
    }

    /** What kind of table it is, by its head. */
    public Tabix tabix() {
        if (parts.get(0).names().startsWith(TsvFormat.NAMES)) {
            return Tabix.TSV;
        }
        return parts.get(0).head().get(0).startsWith("##gff") ? Tabix.GFF3 : Tabix.BED;
    }

    /** Whether an index of places can be made for it: not for a table of a network's numbers, which tabix's formats do not cover. */
    public boolean isIndexable() {
        return !parts.get(0).names().startsWith(ScoreTsvFormat.NAMES);
    }

    /** The run that the parts name; empty for a whole run's table. */
    public String run() {
        return parts.get(0).place().run();
    }

    public int parts() {
        return parts.size();
    }

    /** Writes the whole table, lines as the shards have them; returns the number of hits. */
    public long write(TableOutput table) throws IOException {
        out = table;
        filler = notes.scope().isEmpty() ? null : new QValueFiller(qvalues(), notes.limit());
        TablePart first = parts.get(0);
        for (String line : first.head()) {
            batch.add(line).add('\n');
            if (line.startsWith(Provenance.COMMAND)) {
                batch.add(first.engine()).add('\n');
            }
        }
        parts.stream().map(TablePart::names).max(Comparator.comparingInt(String::length)).filter(names -> !names.isEmpty())
                .ifPresent(names -> batch.add(names).add('\n'));
        MergedBest best = new MergedBest();
        long linesBefore = 0;
        for (TablePart part : parts) {
            best.begin(part.notes(), linesBefore);
            copyHits(part, best);
            linesBefore = best.linesBehind(part.notes());
        }
        addAll(best.finish());
        out.write(batch.add(foot).add('\n'));
        batch.clear();
        return hits;
    }

    private QValues qvalues() {
        return notes.scope().equals("all")
                ? BenjaminiHochberg.overAll(totals, totals.tests())
                : BenjaminiHochberg.perMotif(totals, totals.tests());
    }

    private void copyHits(TablePart part, MergedBest best) throws IOException {
        try (TableLines lines = TableLines.open(part.file())) {
            boolean noted = false;
            for (long line = 0; lines.next(); line++) {
                if (line >= part.headLines() && lines.startsWith(ShardNotes.BEST)) {
                    addAll(best.note(lines.text()));
                    noted = true;
                } else if (line >= part.headLines() && !TablePart.isNote(lines)) {
                    if (noted) {
                        best.hit(lines.bytes(), lines.from(), lines.to());
                    } else {
                        add(lines.bytes(), lines.from(), lines.to());
                    }
                    noted = false;
                }
            }
        }
    }

    private void addAll(List<byte[]> lines) throws IOException {
        for (byte[] line : lines) {
            Bytes text = new Bytes().add(line);
            add(text, 0, text.size());
        }
    }

    private void add(Bytes line, int from, int to) throws IOException {
        int before = batch.size();
        if (filler == null) {
            batch.add(line, from, to);
        } else {
            filler.copy(line, from, to, batch);
        }
        hits += batch.size() > before ? 1 : 0;
        if (batch.size() > BATCH) {
            out.write(batch);
            batch.clear();
        }
    }
}
