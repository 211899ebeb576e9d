package org.convscan.report;

/** All channels as tab-separated columns; positions count from 1 and both ends are included, as in the tables of hits. */
public final class ScoreTsvFormat implements ScoreFormat {
    static final String NAMES = "sequence_name\tstart\tstop\tstrand";

    @Override
    public void header(Provenance provenance, int channels, Bytes out) {
        provenance.writeTo(out);
        out.add(NAMES);
        for (int c = 1; c <= channels; c++) {
            out.add("\toutput_").add(c);
        }
        out.add('\n');
    }

    @Override
    public void append(String track, long start, long end, char strand, float[] values, Bytes out) {
        out.addName(track).add('\t').add(start + 1).add('\t').add(end).add('\t').add(strand);
        for (float value : values) {
            out.add('\t').add(Float.toString(value));
        }
        out.add('\n');
    }

    @Override
    public void end(String track, char strand, Bytes out) {}
}
