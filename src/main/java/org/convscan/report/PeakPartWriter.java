package org.convscan.report;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.convscan.scan.Peak;
import org.convscan.scan.RhythmSelection;
import org.convscan.stats.Gaps;
import org.convscan.track.SampleSum;

/**
 * A shard's peaks. Which of them are events of a rhythm depends on all before, so that is chosen when {@link PeakMerger} has all parts;
 * it is quickly done. The lines behind the provenance:
 *
 * <pre>
 * # part format tsv                                    of the whole table
 * # part rule HIGH LOW APART ...                       of the selection, with lengths in seconds
 * # part recordings COUNT                              of the whole run
 * # part peaks RECORDING NAME HERTZ TICK SEARCHED LEAD...  peaks of this recording follow; RECORDING counts from 0
 * COLUMN SCORE LEAD                                    (between tabs) the score as the bits of a float; the lead counts among those searched
 * # part still RECORDING LEAD START-END:VALUE...      where the shard's samples of a searched lead do not change
 * # part sum RECORDING SEGMENT NUMBER EXPECTED FOUND SIGNAL  what the shard's samples of a signal add up to, modulo 65,536
 * # part end RECORDING COLUMNS                         in the shard that has its last peaks: its length
 * # part hits COUNT                                    the last line
 * </pre>
 */
public final class PeakPartWriter implements Closeable {
    private static final int FLUSHED = 1 << 16;

    private final TableOutput table;
    private final Bytes text = new Bytes();
    private long peaks;

    /**
     * @param table is closed with this
     * @param provenance of the shard
     * @param format of the table that all parts become
     * @param recordings of the whole run
     */
    public PeakPartWriter(TableOutput table, Provenance provenance, String format, RhythmSelection.Rule rule,
            int recordings) {
        this.table = table;
        provenance.writeTo(text);
        note("format", format);
        note("rule", Arrays.stream(rule.numbers()).mapToObj(Double::toString).collect(Collectors.joining(" ")));
        note("recordings", String.valueOf(recordings));
    }

    private void note(String key, String value) {
        text.add(ShardNotes.PREFIX).add(key).add(' ').add(value).add('\n');
    }

    /** Peaks of this recording follow. */
    public void begin(int number, SearchedRecording recording) {
        note("peaks", number + " " + recording.line());
    }

    public void add(Peak peak) {
        text.add(peak.column()).add('\t').add(Float.floatToRawIntBits(peak.score())).add('\t').add(peak.mark()).add('\n');
        peaks++;
        if (text.size() > FLUSHED) {
            flush();
        }
    }

    private void flush() {
        try {
            table.write(text);
            text.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the shard's samples of the recording tell of gaps, for each lead that was searched. */
    public void still(int recording, List<List<Gaps.Still>> leads) {
        for (int lead = 0; lead < leads.size(); lead++) {
            note("still", recording + " " + lead + leads.get(lead).stream()
                    .map(still -> " " + still.columns().start() + "-" + still.columns().end() + ":" + still.value()).collect(Collectors.joining()));
        }
    }

    public void sum(int recording, SampleSum sum) {
        note("sum", recording + " " + sum.segment() + " " + sum.number() + " " + sum.expected() + " " + sum.found() + " "
                + URLEncoder.encode(sum.signal(), StandardCharsets.UTF_8));
    }

    /** The recording ends here, and is so many columns long. */
    public void end(int recording, long columns) {
        note("end", recording + " " + columns);
        flush();
    }

    public long peaks() {
        return peaks;
    }

    /** All peaks are added: moves the file into place. */
    public void commit() throws IOException {
        note("hits", String.valueOf(peaks));
        flush();
        table.commit();
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}
