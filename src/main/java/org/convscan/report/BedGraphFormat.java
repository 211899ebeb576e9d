package org.convscan.report;

/** One channel as bedGraph: neighbours of equal value share a line. */
public final class BedGraphFormat implements ScoreFormat {
    private final int channel;
    private long start = -1;
    private long end;
    private float value;

    /** @param channel from 0 */
    public BedGraphFormat(int channel) {
        this.channel = channel;
    }

    @Override
    public void header(Provenance provenance, int channels, Bytes out) {
        provenance.writeTo(out);
        out.add("# columns: chrom start end value\n");
    }

    @Override
    public void append(String track, long from, long to, char strand, float[] values, Bytes out) {
        if (start >= 0 && end == from && Float.compare(value, values[channel]) == 0) {
            end = to;
            return;
        }
        end(track, strand, out);
        start = from;
        end = to;
        value = values[channel];
    }

    @Override
    public void end(String track, char strand, Bytes out) {
        if (start >= 0) {
            out.addName(track).add('\t').add(start).add('\t').add(end).add('\t').add(Float.toString(value)).add('\n');
        }
        start = -1;
    }
}
