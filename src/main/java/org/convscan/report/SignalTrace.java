package org.convscan.report;

import java.util.List;

/**
 * One line's signal as a page holds it: the extremes of every so many samples, packed.
 *
 * @param hertz samples in a second; 0 when nobody knows
 * @param rank the place it earned: the p-value of its best hit, or less its score where there is no p-value
 * @param order when it came, to break ties
 * @param width samples in a bucket
 * @param size number of buckets
 * @param base value of step 0
 * @param step size of a step
 * @param lows packed steps of the buckets' smallest values
 * @param heights packed steps from there to the greatest; empty when a bucket is one sample
 */
record SignalTrace(String name, double hertz, long samples, List<LocatedHit> hits, double rank, long order, long width, int size,
        double base, double step, String lows, String heights) {
    /** Steps in the range that all but a thousandth of the extremes lie in: finer than a pixel is. */
    private static final int STEPS = 1000;

    static SignalTrace of(String name, double hertz, long samples, List<LocatedHit> hits, double rank, long order, Envelope envelope) {
        float[] range = envelope.range();
        double step = range[1] > range[0] ? ((double) range[1] - range[0]) / STEPS : 1;
        String lows = PackedNumbers.pack(envelope.size(), i -> Math.min(envelope.first(i, range, step), envelope.second(i, range, step)));
        String heights = envelope.width() == 1 ? ""
                : PackedNumbers.pack(envelope.size(), i -> Math.abs(envelope.second(i, range, step) - envelope.first(i, range, step)));
        return new SignalTrace(name, hertz, samples, List.copyOf(hits), rank, order, envelope.width(), envelope.size(), range[0], step,
                lows, heights);
    }

    long characters() {
        return (long) lows.length() + heights.length();
    }

    /** What the page's script must know beside the packed numbers. */
    String json() {
        StringBuilder json = new StringBuilder("{\"name\":").append(Json.text(name)).append(",\"hertz\":").append(hertz)
                .append(",\"samples\":").append(samples).append(",\"width\":").append(width).append(",\"base\":").append(base)
                .append(",\"step\":").append(step).append(",\"hits\":[");
        for (int i = 0; i < hits.size(); i++) {
            json.append(i == 0 ? "" : ",").append(json(hits.get(i)));
        }
        return json.append("]}").toString();
    }

    private static String json(LocatedHit hit) {
        StringBuilder json = new StringBuilder("{\"query\":").append(Json.text(hit.query())).append(",\"strand\":\"")
                .append(hit.strand().symbol()).append("\",\"start\":").append(hit.start()).append(",\"end\":").append(hit.end())
                .append(",\"score\":").append(Json.text(Numbers.amount(hit.score()))).append(",\"p\":")
                .append(Json.text(Double.isNaN(hit.p()) ? "" : Numbers.probability(hit.p()))).append(",\"stairs\":[");
        LocatedHit.Template template = hit.template();
        for (int i = 0; i < template.starts().length; i++) {
            json.append(i == 0 ? "" : ",").append(template.starts()[i]).append(',').append(Numbers.fixed(template.levels()[i], 2));
        }
        return json.append("]}").toString();
    }
}
