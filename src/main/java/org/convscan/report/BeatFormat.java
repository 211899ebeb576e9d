package org.convscan.report;

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
            out.add(String.join(this == CSV ? "," : "\t", NAMES)).add('\n');
        }
    }

    /**
     * @param sample by the record's clock, from 0
     * @param before the beat before, or null
     */
    public void append(String record, long sample, String lead, Beat beat, Beat before, Bytes out) {
        char separator = this == CSV ? ',' : '\t';
        out.add(cell(record)).add(separator).add(sample).add(separator);
        if (this == BED) {
            out.add(sample + 1).add(separator).add(cell(lead)).add(separator);
            out.add(Math.round(1000 * beat.confidence())).add(separator).add('.').add(separator);
            fixed(beat.confidence(), 1_000, out);
        } else {
            // To the microsecond, which tells the samples of any electrocardiograph apart.
            fixed(beat.seconds(), 1_000_000, out);
            out.add(separator).add(cell(lead)).add(separator);
            fixed(beat.confidence(), 1_000, out);
        }
        out.add(separator);
        if (before != null) {
            fixed(beat.seconds() - before.seconds(), 1_000_000, out);
        } else if (this != CSV) {
            out.add('.');
        }
        out.add('\n');
    }

    /** A number from 0, with as many decimals as the unit has zeros. */
    private static void fixed(double value, long unit, Bytes out) {
        long parts = Math.round(value * unit);
        out.add(parts / unit).add('.').addDigits((int) (parts % unit), unit == 1_000 ? 3 : 6);
    }

    /** A name that cannot be taken for two cells. */
    private String cell(String text) {
        return isPlain(text) ? text : quoted(text);
    }

    /** Letters, digits, underscores, points and hyphens, of which most names consist. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_' || c == '.' || c == '-')) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private String quoted(String text) {
        String clean = text.isEmpty() ? "." : text.replaceAll("\\p{Cntrl}", " ");
        if (this == BED) {
            return clean.replace(' ', '_');
        }
        return this == CSV && clean.matches("(?s).*[\",].*") ? '"' + clean.replace("\"", "\"\"") + '"' : clean;
    }
}
