package org.convscan.report;

import java.io.IOException;
import java.util.List;
import org.convscan.stats.DecoyedSearch;
import org.convscan.stats.PlaceJudge;
import org.convscan.stats.SearchedLine;

/**
 * A shard's places, as {@link PlacementParts} wants them: every line that was searched, all places with their scores, and the scores
 * of the first lines' decoys, from which p-values come when all shards are together.
 *
 * <pre>
 * # part places FORMAT P Q WAYS        what the table is to be
 * # part pattern LETTERS NAME          one a pattern
 * L name columns hertz levels          a line; behind it what belongs to it:
 * D score...                           the decoys of a group
 * P group pattern way start end score decoys rank
 * # part end LINES DEFECT              behind the last, with what could not be used first
 * </pre>
 */
public final class PlacementPart implements PlacementOutput {
    static final String KIND = "places";
    static final String LINE = "L";
    static final String DECOYS = "D";
    static final String PLACE = "P";

    private final TableOutput table;
    private final Bytes text = new Bytes();
    private long lines;
    private long searched;
    private long places;

    /** @param table where it goes; closed with this */
    public PlacementPart(TableOutput table) {
        this.table = table;
    }

    /** Writes the lines before the first read's. */
    public void start(Provenance provenance, PlacementRule rule) throws IOException {
        provenance.writeTo(text);
        text.add(PartHead.NOTE).add(KIND).add(' ').add(rule.format().name()).add(' ').add(Double.toString(rule.pvalue())).add(' ');
        text.add(Double.toString(rule.qvalue())).add(' ');
        rule.ways().forEach(way -> text.add(way.symbol()));
        text.add('\n');
        for (PlacementRule.Pattern pattern : rule.patterns()) {
            text.add(PartHead.NOTE).add("pattern ").add(pattern.letters()).add(' ').add(PartHead.escaped(pattern.name())).add('\n');
        }
        flush();
    }

    @Override
    public void add(SearchedLine line) throws IOException {
        text.add(LINE).add('\t').add(PartHead.escaped(line.name())).add('\t').add(line.columns()).add('\t').add(Double.toString(line.hertz()));
        text.add('\t').add(line.levels()).add('\n');
        lines++;
        if (line.levels() > 0 && searched++ < PlaceJudge.CALIBRATION) {
            for (double[] group : line.decoys()) {
                text.add(DECOYS);
                for (double score : group) {
                    text.add('\t').add(Double.toString(score));
                }
                text.add('\n');
                lines++;
            }
        }
        line.found().forEach(this::add);
        flush();
    }

    private void add(SearchedLine.Found found) {
        DecoyedSearch.Place place = found.place();
        text.add(PLACE).add('\t').add(place.group()).add('\t').add(place.pattern()).add('\t').add(place.way()).add('\t');
        text.add(found.columns().start()).add('\t').add(found.columns().end()).add('\t').add(Double.toString(place.score())).add('\t');
        text.add(Double.toString(place.decoys())).add('\t').add(place.rank()).add('\n');
        places++;
        lines++;
    }

    @Override
    public long places() {
        return places;
    }

    /** @param summary what could not be used first; empty where all could */
    @Override
    public List<OutputFile> finish(String summary) throws IOException {
        PartHead.writeEnd(lines, summary, text);
        flush();
        return table.finish();
    }

    private void flush() throws IOException {
        table.write(text);
        text.clear();
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}
