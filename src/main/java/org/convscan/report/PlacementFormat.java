package org.convscan.report;

import java.util.Locale;
import org.convscan.stats.Placement;

/** How places of patterns on lines become lines of text. */
public enum PlacementFormat {
    /** Columns with names; places are 0-based and half-open. */
    TSV {
        @Override
        void columns(Bytes out) {
            out.add("read_id\tquery\tstrand\tstart_sample\tend_sample\tstart_seconds\tend_seconds\tscore\tp_value\tq_value\trank\n");
        }

        @Override
        public void append(Placement hit, Bytes out) {
            long start = hit.place().start();
            long end = hit.place().end();
            out.addName(hit.line()).add('\t').addName(hit.pattern()).add('\t').add(hit.strand().symbol()).add('\t');
            out.add(start).add('\t').add(end).add('\t').add(seconds(start, hit)).add('\t').add(seconds(end, hit)).add('\t');
            out.add(bits(hit)).add('\t').addThreeDigits(hit.pvalue()).add('\t').addThreeDigits(hit.qvalue());
            out.add('\t').add(hit.rank()).add('\n');
        }
    },
    /** The twelve columns of PAF: the pattern lies on the line, whose columns are its bases; scores as tags. */
    PAF {
        @Override
        void columns(Bytes out) {
            out.add("# columns: query letters 0 letters strand read samples start end letters samples mapping_quality tags\n");
        }

        @Override
        public void append(Placement hit, Bytes out) {
            long start = hit.place().start();
            long end = hit.place().end();
            out.addName(hit.pattern()).add('\t').add(hit.size()).add("\t0\t").add(hit.size()).add('\t');
            out.add(hit.strand().symbol()).add('\t').addName(hit.line()).add('\t').add(hit.columns()).add('\t');
            out.add(start).add('\t').add(end).add('\t').add(hit.size()).add('\t').add(end - start).add('\t');
            out.add(Math.min(60, Math.round(-10 * Math.log10(Math.max(hit.pvalue(), 1e-6)))));
            out.add("\tsc:f:").add(bits(hit)).add("\tpv:f:").addThreeDigits(hit.pvalue());
            out.add("\tqv:f:").addThreeDigits(hit.qvalue()).add("\trk:i:").add(hit.rank()).add('\n');
        }
    },
    /** BED6 and three more columns, as of hits on sequences: score in bits, p-value, q-value. */
    BED {
        @Override
        void columns(Bytes out) {
            out.add("# columns: read start end query score(min(1000,-100*log10(p))) strand bits p_value q_value\n");
        }

        @Override
        public void append(Placement hit, Bytes out) {
            out.addName(hit.line()).add('\t').add(hit.place().start()).add('\t').add(hit.place().end()).add('\t');
            out.addName(hit.pattern()).add('\t').add(HitLabels.bedScore(hit.pvalue())).add('\t').add(hit.strand().symbol());
            out.add('\t').add(bits(hit)).add('\t').addThreeDigits(hit.pvalue()).add('\t').addThreeDigits(hit.qvalue()).add('\n');
        }
    };

    public void header(Provenance provenance, Bytes out) {
        provenance.writeTo(out);
        columns(out);
    }

    abstract void columns(Bytes out);

    public abstract void append(Placement hit, Bytes out);

    private static String bits(Placement hit) {
        return String.format(Locale.ROOT, "%.2f", hit.score());
    }

    private static String seconds(long sample, Placement hit) {
        return hit.hertz() > 0 ? String.format(Locale.ROOT, "%.5f", sample / hit.hertz()) : ".";
    }
}
