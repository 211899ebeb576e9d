package org.convscan.report;

/**
 * One lead as a page holds it.
 *
 * @param width samples in a bucket
 * @param size number of buckets
 * @param base value of step 0
 * @param step size of a step
 * @param lows packed steps of the buckets' smallest values
 * @param heights packed steps from there to the greatest; empty when a bucket is one sample
 */
record BeatTrace(BeatReport.Lead lead, long width, int size, double base, double step, String lows, String heights) {
    static BeatTrace of(BeatReport.Lead lead, Envelope envelope) {
        float[] range = envelope.range();
        double step = Envelope.step(range);
        String lows = PackedNumbers.pack(envelope.size(), i -> envelope.low(i, range, step));
        String heights = envelope.width() == 1 ? ""
                : PackedNumbers.pack(envelope.size(), i -> envelope.high(i, range, step) - envelope.low(i, range, step));
        return new BeatTrace(lead, envelope.width(), envelope.size(), range[0], step, lows, heights);
    }

    int characters() {
        return lows.length() + heights.length();
    }

    /** What the page's script must know beside the numbers. */
    String json() {
        return "{\"name\":" + Json.text(lead.name()) + ",\"unit\":" + Json.text(lead.unit()) + ",\"width\":" + width + ",\"size\":"
                + size + ",\"base\":" + base + ",\"step\":" + step + "}";
    }

    /** How true to the recording the drawing is. */
    String resolution(double hertz) {
        String unit = lead.unit().isEmpty() ? "" : " " + lead.unit();
        String steps = "steps of " + Numbers.amount(step) + unit;
        return (lead.name().isEmpty() ? "The lead" : lead.name()) + (width == 1 ? " is drawn sample by sample, in " + steps + "."
                : " is drawn by the smallest and the greatest of every " + width + " samples (" + Numbers.amount(hertz / width)
                + " such pairs a second), in " + steps + "; a closer look shows no more than that.");
    }
}
