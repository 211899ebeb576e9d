package org.convscan.workflow.nanopore;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.convscan.coord.Interval;
import org.convscan.engine.lookup.Climb;
import org.convscan.engine.ort.Device;
import org.convscan.format.pore.PoreModel;
import org.convscan.format.pore.Squiggle;
import org.convscan.format.pore.SquiggleProposer;
import org.convscan.format.rawread.Calibration;
import org.convscan.format.rawread.RawRead;
import org.convscan.kernel.Staircase;
import org.convscan.scan.ClimbRule;
import org.convscan.scan.StaircaseTrace;
import org.convscan.stats.DecoyedSearch;
import org.convscan.stats.SearchedLine;
import org.convscan.transform.LevelFit;
import org.convscan.transform.PairFit;
import org.convscan.transform.PlateauDetector;
import org.convscan.transform.Plateaus;

/** One read at a time: events, their levels in the pore model's unit, and the queries on them. Safe to share. */
final class NanoporeReadSearch implements AutoCloseable {
    /** ONT's scrappie, event_detection.h, event_detection_defaults: R9.4 DNA at 4 kHz. */
    private static final PlateauDetector DNA = new PlateauDetector(3, 6, 1.4f, 9.0f, 0.2f);

    /** nanopolish, event_detection.h, event_detection_rna: 3 kHz, 70 bases a second. */
    private static final PlateauDetector RNA = new PlateauDetector(7, 14, 2.5f, 9.0f, 1.0f);

    /** Events vary more than the tables say, and reads more than their scale: in deviations of all levels. */
    private static final double SPREAD_FLOOR = 0.1;

    private static final double SPREAD_WITHOUT_TABLE = 0.25;
    /** Places further down are dropped before anyone knows their p-values, which would be about 0.2. */
    private static final double LEAST_DEVIATIONS = 1;

    /** Places of a query in a read that are aligned. */
    static final int PROPOSALS = 20;

    private static final double FIT_SPREAD = 0.25;
    private static final double OUTLIERS = 0.02;
    private static final double SKIP = 3;

    private final PlateauDetector detector;
    private final LevelFit fit;
    /** Null for RNA, whose pairs were never measured. */
    private final PairFit pairs;
    private final DecoyedSearch search;
    /** Null where all of a read is aligned. */
    private final SquiggleProposer proposer;

    /** @param proposing where a convolution says where to align; null for everywhere */
    NanoporeReadSearch(PoreModel model, NanoporeQueries queries, int most, Climb climb, Device proposing) throws IOException {
        Squiggle squiggle = squiggle(model);
        List<Staircase.Step> steps = squiggle.allSteps();
        this.detector = model.backwards() ? RNA : DNA;
        this.fit = new LevelFit(steps.stream().mapToDouble(Staircase.Step::level).toArray(), FIT_SPREAD);
        this.pairs = model.backwards() ? null : new PairFit(
                squiggle.passages().stream().map(p -> new PairFit.Passage(p.levelsBefore(), p.levelsAfter())).toList(), FIT_SPREAD);
        this.search = new DecoyedSearch(queries.groups(), most, new ClimbRule(squiggle.passages(), OUTLIERS, SKIP), climb, LEAST_DEVIATIONS);
        this.proposer = proposing == null ? null
                : new SquiggleProposer(model, search.staircases(), search.owners(), Math.max(PROPOSALS, most), proposing);
    }

    private LevelFit.Scale scale(Plateaus events) {
        LevelFit.Scale scale = fit.fit(events);
        return pairs == null ? scale : pairs.refine(events, scale);
    }

    static Squiggle squiggle(PoreModel model) {
        return new Squiggle(model, 1, model.hasSpreads() ? SPREAD_FLOOR : SPREAD_WITHOUT_TABLE);
    }

    SearchedLine search(RawRead read) throws IOException {
        short[] samples = new short[read.size()];
        read.raw(0, samples.length, samples, 0);
        Plateaus events = detector.detect(samples, samples.length);
        DecoyedSearch.Line line = line(samples, read.hertz(), events);
        List<SearchedLine.Found> found = new ArrayList<>();
        for (DecoyedSearch.Place place : line.places()) {
            found.add(new SearchedLine.Found(place, new Interval(events.start(place.start()), events.end(place.end() - 1))));
        }
        return new SearchedLine(read.id(), samples.length, read.hertz(), events.size(), line.decoys(), found);
    }

    private DecoyedSearch.Line line(short[] samples, double hertz, Plateaus events) throws IOException {
        LevelFit.Scale scale = scale(events);
        if (proposer == null) {
            return search.on(scale.levels(events));
        }
        return search.on(scale.levels(events), proposer.propose(samples, hertz, scale.middle(), scale.unit()).stream()
                .map(stretches -> stretches.stream().map(events::under).toList()).toList());
    }

    @Override
    public void close() {
        if (proposer != null) {
            proposer.close();
        }
    }

    /** What a query looks like where it was found, in picoamperes where the read can tell them. */
    ExpectedCurrent expected(RawRead read, Interval place, Staircase query) {
        short[] samples = new short[read.size()];
        read.raw(0, samples.length, samples, 0);
        Plateaus events = detector.detect(samples, samples.length);
        LevelFit.Scale scale = scale(events);
        double[] levels = scale.levels(events);
        int first = 0;
        while (first < events.size() && events.start(first) < place.start()) {
            first++;
        }
        int end = first;
        while (end < events.size() && events.end(end) <= place.end()) {
            end++;
        }
        Calibration calibration = read.calibration().orElse(new Calibration(0, 1));
        int[] steps = StaircaseTrace.of(query, Arrays.copyOfRange(levels, first, end));
        long[] starts = new long[steps.length];
        float[] current = new float[steps.length];
        for (int i = 0; i < steps.length; i++) {
            double raw = scale.middle() + scale.unit() * query.steps().get(steps[i]).level();
            starts[i] = events.start(first + i);
            current[i] = (float) ((raw + calibration.offset()) * calibration.scale());
        }
        return new ExpectedCurrent(starts, current);
    }
}
