package org.convscan.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Stretches where a channel stays at or above a threshold, as BED: neighbours that touch or overlap are one peak. Columns 7 to 9
 * are the highest value and the stretch that has it.
 */
public final class PeakFormat implements ScoreFormat {
    private static final int HIGHEST_SCORE = 1000;

    private final float threshold;
    private final List<Peak> peaks = new ArrayList<>();
    private Peak[] open = new Peak[0];

    private record Peak(
            String track, long start, long end, int channel, char strand, float highest, long topStart, long topEnd) {
        private Peak with(long to, float value, long from) {
            return value > highest
                    ? new Peak(track, start, to, channel, strand, value, from, to)
                    : new Peak(track, start, to, channel, strand, highest, topStart, topEnd);
        }
    }

    public PeakFormat(float threshold) {
        this.threshold = threshold;
    }

    @Override
    public void header(Provenance provenance, int channels, Bytes out) {
        open = new Peak[channels];
        provenance.writeTo(out);
        out.add("# columns: chrom start end output score(0..1000 for values 0..1) strand highest_value top_start top_end\n");
    }

    @Override
    public void append(String track, long start, long end, char strand, float[] values, Bytes out) {
        for (int c = 0; c < open.length; c++) {
            boolean above = values[c] >= threshold;
            if (open[c] != null && (!above || open[c].end < start)) {
                peaks.add(open[c]);
                open[c] = null;
            }
            if (above) {
                open[c] = open[c] == null
                        ? new Peak(track, start, end, c, strand, values[c], start, end)
                        : open[c].with(end, values[c], start);
            }
        }
    }

    @Override
    public void end(String track, char strand, Bytes out) {
        for (int c = 0; c < open.length; c++) {
            if (open[c] != null) {
                peaks.add(open[c]);
                open[c] = null;
            }
        }
    }

    @Override
    public void endOfTrack(Bytes out) {
        peaks.sort(Comparator.comparingLong(Peak::start).thenComparingLong(Peak::end));
        for (Peak peak : peaks) {
            long score = Math.round(HIGHEST_SCORE * Math.max(0.0, Math.min(1.0, peak.highest)));
            out.addName(peak.track).add('\t').add(peak.start).add('\t').add(peak.end).add("\toutput_").add(peak.channel + 1);
            out.add('\t').add(score).add('\t').add(peak.strand).add('\t').add(Float.toString(peak.highest));
            out.add('\t').add(peak.topStart).add('\t').add(peak.topEnd).add('\n');
        }
        peaks.clear();
    }
}
