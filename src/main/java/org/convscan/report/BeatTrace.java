package org.convscan.report;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * One lead as a page holds it.
 *
 * @param width samples in a bucket
 * @param size number of buckets
 * @param base value of step 0
 * @param step size of a step
 * @param firsts packed steps of the buckets' earlier extremes
 * @param rises packed steps from there to the later ones; empty when a bucket is one sample
 */
record BeatTrace(BeatReport.Lead lead, long width, int size, double base, double step, String firsts, String rises) {
    static BeatTrace of(BeatReport.Lead lead, Envelope envelope, int steps) {
        float[] range = envelope.range();
        double step = Envelope.step(range, steps);
        String firsts = PackedNumbers.pack(envelope.size(), i -> envelope.first(i, range, step));
        String rises = envelope.width() == 1 ? ""
                : PackedNumbers.pack(envelope.size(), i -> envelope.second(i, range, step) - envelope.first(i, range, step));
        return new BeatTrace(lead, envelope.width(), envelope.size(), range[0], step, firsts, rises);
    }

    int characters() {
        return firsts.length() + rises.length();
    }

    /** What the page's script must know beside the numbers. */
    String json() {
        return "{\"name\":" + Json.text(lead.name()) + ",\"unit\":" + Json.text(lead.unit()) + ",\"width\":" + width + ",\"size\":"
                + size + ",\"base\":" + base + ",\"step\":" + step + "}";
    }

    /** How true to the recording the drawing is. */
    String resolution(double hertz) {
        String unit = lead.unit().isEmpty() ? "" : " " + lead.unit();
        String steps = "steps of " + new BigDecimal(step).round(new MathContext(1)).toPlainString() + unit;
        return (lead.name().isEmpty() ? "The lead" : lead.name()) + (width == 1 ? " is drawn sample by sample, in " + steps + "."
                : " is drawn by the smallest and the greatest of every " + width + " samples (" + Numbers.amount(hertz / width)
                + " such pairs a second), in " + steps + "; a closer look shows no more than that.");
    }
}
