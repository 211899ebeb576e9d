package org.convscan.cli;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.convscan.engine.ort.Device;
import org.convscan.engine.ort.Session;
import org.convscan.network.Inference;
import org.convscan.network.Network;
import org.convscan.network.Weights;
import org.convscan.stats.BeatMarks;
import org.convscan.stats.BeatMatching;
import org.convscan.stats.BeatScore;

/**
 * How many heartbeats of records that nothing was learned from a network finds, in each lead by itself: F1 over all beats, by bxb's
 * rule at 150 ms. A beat is where the network's probability has a maximum of at least a quarter, 200 ms or more from a greater one.
 */
final class EcgValidation {
    private static final double WINDOW_SECONDS = 0.15;
    private static final double REFRACTORY_SECONDS = 0.2;

    /** The best for all beats alike, which are not looked for again where one is overdue; see docs/ecg-training.md. */
    private static final float THRESHOLD = 0.25f;

    /** Columns that are computed at a time; a power of two, which levels of any U-Net divide. */
    private static final int PIECE = 1 << 16;

    /** Columns on either side that only give context: more than a network of heartbeats looks around. */
    private static final int MARGIN = 1 << 12;

    private final Network network;
    private final double hertz;

    EcgValidation(Network network, double hertz) {
        this.network = network;
        this.hertz = hertz;
    }

    double f1(List<EcgRecord> records, Weights weights, Device device, int threads) {
        List<BeatScore> scores = new ArrayList<>();
        try (Session session = Session.load(Inference.model(network, weights), device, threads); Session.Feed feed = new Session.Feed()) {
            for (EcgRecord record : records) {
                for (float[] lead : record.leads()) {
                    scores.add(score(record, maxima(probabilities(lead, session, feed))));
                }
            }
        }
        return BeatScore.sum(scores).f1();
    }

    private float[] probabilities(float[] lead, Session session, Session.Feed feed) {
        int step = (int) (network.input().length() / network.output().length());
        float[] all = new float[(lead.length + step - 1) / step];
        for (int from = 0; from < lead.length; from += PIECE) {
            FloatBuffer line = feed.buffer(Inference.INPUT, 1, 1, PIECE + 2 * MARGIN);
            for (int i = from - MARGIN; i < from + PIECE + MARGIN; i++) {
                line.put(lead[Math.min(lead.length - 1, Math.max(0, i))]);
            }
            float[] piece = session.run(feed).get(Inference.OUTPUT).values();
            System.arraycopy(piece, MARGIN / step, all, from / step, Math.min(PIECE / step, all.length - from / step));
        }
        return all;
    }

    private BeatMarks maxima(float... probabilities) {
        BeatMarks marks = new BeatMarks();
        double step = (double) network.input().length() / network.output().length();
        int apart = (int) Math.round(REFRACTORY_SECONDS * hertz / step);
        int kept = -1;
        for (int i = 1; i + 1 < probabilities.length; i++) {
            float here = probabilities[i];
            if (here < THRESHOLD || here < probabilities[i - 1] || here <= probabilities[i + 1]) {
                continue;
            }
            if (kept >= 0 && i - kept >= apart) {
                marks.add(Math.round(kept * step));
                kept = i;
            } else if (kept < 0 || here > probabilities[kept]) {
                kept = i;
            }
        }
        if (kept >= 0) {
            marks.add(Math.round(kept * step));
        }
        return marks;
    }

    private BeatScore score(EcgRecord record, BeatMarks hits) {
        BeatMarks truth = new BeatMarks();
        for (double beat : record.beats()) {
            truth.add(Math.round(beat));
        }
        boolean[] doubtful = record.doubtful();
        for (int i = 0; i < doubtful.length; i++) {
            int from = i;
            while (i < doubtful.length && doubtful[i]) {
                i++;
            }
            if (i > from) {
                truth.exclude(from, i);
            }
        }
        return BeatMatching.score(truth, hits, (long) (WINDOW_SECONDS * hertz + 0.5), 0, record.columns());
    }
}
