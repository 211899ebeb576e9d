package org.convscan.report;

import java.util.Locale;
import org.convscan.stats.Beat;

/** Tables of beats: tabs, commas, or BED, where a beat is one column wide and the record is the chromosome. */
public enum BeatFormat {
    TSV,
    CSV,
    BED;

    private static final String[] NAMES = {"record", "sample", "seconds", "lead", "confidence", "rr_seconds"};

    public void header(Provenance provenance, Bytes out) {
        provenance.writeTo(out);
        if (this == BED) {
            out.add("# columns: record start end lead score(1000*confidence) strand confidence rr_seconds\n");
        } else {
            out.add(String.join(separator(), NAMES)).add('\n');
        }
    }

    private String separator() {
        return this == CSV ? "," : "\t";
    }

    /**
     * @param sample by the record's clock, from 0
     * @param before the beat before, or null
     */
    public void append(String record, long sample, String lead, Beat beat, Beat before, Bytes out) {
        String confidence = Numbers.fixed(beat.confidence(), 3);
        String interval = before == null ? "." : seconds(beat.seconds() - before.seconds());
        String line = this == BED
                ? String.join("\t", cell(record), String.valueOf(sample), String.valueOf(sample + 1), cell(lead),
                        String.valueOf(Math.round(1000 * beat.confidence())), ".", confidence, interval)
                : String.join(separator(), cell(record), String.valueOf(sample), seconds(beat.seconds()), cell(lead), confidence,
                        this == CSV && before == null ? "" : interval);
        out.add(line).add('\n');
    }

    /** To the microsecond, which tells samples of any electrocardiograph apart. */
    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.6f", seconds);
    }

    /** A name that cannot be taken for two cells. */
    private String cell(String text) {
        String clean = text.isEmpty() ? "." : text.replaceAll("\\p{Cntrl}", " ");
        if (this == BED) {
            return clean.replace(' ', '_');
        }
        return this == CSV && clean.matches("(?s).*[\",].*") ? '"' + clean.replace("\"", "\"\"") + '"' : clean;
    }
}
