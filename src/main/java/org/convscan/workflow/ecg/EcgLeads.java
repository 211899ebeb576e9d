package org.convscan.workflow.ecg;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.convscan.InputException;
import org.convscan.format.signal.Lead;
import org.convscan.format.signal.Part;
import org.convscan.format.signal.Recording;
import org.convscan.track.Samples;
import org.convscan.track.TrackSource;
import org.convscan.transform.Channels;

/**
 * The leads of a recording that are searched for heartbeats, as samples in millivolts. What a lead is recorded in its unit says; a lead
 * without a known one is scaled by what its first 30 seconds show, for which these are read. Immutable, and as safe to share as its
 * recording and those who look on.
 */
public final class EcgLeads {
    private static final Map<String, Double> MILLIVOLTS =
            Map.of("v", 1e3, "mv", 1.0, "uv", 1e-3, "\u00b5v", 1e-3, "\u03bcv", 1e-3, "nv", 1e-6);

    /** Names, in small letters, of what is recorded beside electrocardiograms. */
    private static final String OTHERS = "(resp|abp|art|pap|cvp|icp|bp|nbp|ple|spo2|sao2|eeg|emg|eog|co2|etco2|temp|hr|pulse|flow|"
            + "airflow|chest|abdo|nasal|thor|snor|posi|body|light|acc|gyr|event|status|marker|sv|stim|oxim)";

    private static final Pattern OTHER = Pattern.compile(OTHERS + ".*|.*\\b" + OTHERS + "\\b.*");

    private static final Pattern UNCALIBRATED = Pattern.compile("nu|adu|counts?|digital|1|au|a\\.u\\.|");

    private static final int SECONDS_LOOKED_AT = 30;

    private final Recording recording;
    private final int[] indexes;
    private final float[] factors;
    private final Consumer<String> warnings;
    private final Consumer<Samples> eye;

    private EcgLeads(Recording recording, int[] indexes, float[] factors, Consumer<String> warnings, Consumer<Samples> eye) {
        this.recording = recording;
        this.indexes = indexes;
        this.factors = factors;
        this.warnings = warnings;
        this.eye = eye;
    }

    /** All leads that look like electrocardiograms, by unit and name; their scores are fused. */
    public static EcgLeads all(Recording recording) throws IOException {
        return of(recording, "all", recording.name());
    }

    /** The first lead that looks like an electrocardiogram. */
    public static EcgLeads first(Recording recording) throws IOException {
        return of(recording, null, recording.name());
    }

    /**
     * One lead, whatever it looks like.
     *
     * @param name in any case, or its number from 1
     * @throws InputException when there is none
     */
    public static EcgLeads named(Recording recording, String name) throws IOException {
        return of(recording, Objects.requireNonNull(name), recording.name());
    }

    /**
     * As {@code convscan ecg --lead} takes it.
     *
     * @param wanted a number from 1, a name, "all", or null for the first that is an electrocardiogram
     * @param file what messages call the recording
     * @throws InputException when there is no such lead
     */
    public static EcgLeads of(Recording recording, String wanted, String file) throws IOException {
        int[] indexes = wanted == null ? first(recording, file) : wanted.equals("all") ? all(recording, file) : one(recording, wanted, file);
        float[] factors = new float[indexes.length];
        for (int i = 0; i < factors.length; i++) {
            Double known = MILLIVOLTS.get(recording.leads().get(indexes[i]).unit().toLowerCase(Locale.ROOT));
            factors[i] = known == null ? measured(recording, indexes[i]) : known.floatValue();
        }
        return new EcgLeads(recording, indexes, factors, warning -> {}, null);
    }

    private static boolean isElectrocardiogram(Lead lead) {
        String unit = lead.unit().toLowerCase(Locale.ROOT);
        boolean voltage = MILLIVOLTS.containsKey(unit) || UNCALIBRATED.matcher(unit).matches();
        return voltage && !OTHER.matcher(lead.name().toLowerCase(Locale.ROOT)).matches();
    }

    private static int[] all(Recording recording, String file) throws InputException {
        int[] indexes = IntStream.range(0, recording.leads().size())
                .filter(i -> isElectrocardiogram(recording.leads().get(i))).toArray();
        if (indexes.length == 0) {
            throw new InputException(file, "", "no lead looks like an electrocardiogram: " + names(recording),
                    "--lead takes its number or name");
        }
        return indexes;
    }

    private static int[] first(Recording recording, String file) throws InputException {
        return Arrays.copyOf(all(recording, file), 1);
    }

    private static int[] one(Recording recording, String wanted, String file) throws InputException {
        List<Integer> named = new ArrayList<>();
        for (int i = 0; i < recording.leads().size(); i++) {
            if (recording.leads().get(i).name().equalsIgnoreCase(wanted)) {
                named.add(i);
            }
        }
        if (!named.isEmpty()) {
            return new int[] {named.get(0)};
        }
        if (wanted.matches("\\d{1,6}") && Integer.parseInt(wanted) >= 1 && Integer.parseInt(wanted) <= recording.leads().size()) {
            return new int[] {Integer.parseInt(wanted) - 1};
        }
        throw new InputException(file, "", "there is no lead '" + wanted + "'", "it has " + names(recording));
    }

    /** Half of all seconds at the start reach over 1 in these units, as they do over about 1 mV in an electrocardiogram. */
    private static float measured(Recording recording, int lead) throws IOException {
        int second = Math.max(1, (int) Math.round(recording.hertz()));
        List<Float> heights = new ArrayList<>();
        try (TrackSource source = recording.samples(warning -> {})) {
            for (Samples next = (Samples) source.next(second); next != null && heights.size() < SECONDS_LOOKED_AT;
                    next = (Samples) source.next(second)) {
                heights.add(height(next, lead));
            }
        }
        float median = heights.stream().filter(height -> height > 0).sorted().skip(heights.stream().filter(h -> h > 0).count() / 2)
                .findFirst().orElse(1f);
        return 1 / median;
    }

    private static float height(Samples samples, int lead) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < samples.columns(); i++) {
            float value = samples.value(lead, i);
            low = value < low ? value : low;
            high = value > high ? value : high;
        }
        return high > low && high - low <= Float.MAX_VALUE ? high - low : 0;
    }

    /**
     * The same leads; what is wrong with their file and does not stop the reading is said in a sentence each, and to nobody else.
     *
     * @param sentences such as one about a wrong checksum
     */
    public EcgLeads withWarnings(Consumer<String> sentences) {
        return new EcgLeads(recording, indexes, factors, Objects.requireNonNull(sentences), eye);
    }

    /**
     * The same leads, whose samples somebody else sees too.
     *
     * @param looker takes each stretch while it is on its way to a search, in order: one channel a lead, in millivolts
     */
    public EcgLeads seenBy(Consumer<Samples> looker) {
        return new EcgLeads(recording, indexes, factors, warnings, eye == null ? Objects.requireNonNull(looker) : eye.andThen(looker));
    }

    /** The samples of these leads, in millivolts; one line. */
    public TrackSource samples() throws IOException {
        return samples(Part.whole(warnings));
    }

    /** Those of a part of the recording. */
    TrackSource samples(Part part) throws IOException {
        TrackSource chosen = recording.samples(indexes, part, warnings);
        TrackSource scaled = Channels.of(chosen, IntStream.range(0, indexes.length).toArray(), factors);
        return eye == null ? scaled : new SeenSamples(scaled, eye);
    }

    public Recording recording() {
        return recording;
    }

    /** Places in the recording's list of leads. */
    public int[] indexes() {
        return indexes.clone();
    }

    /** What makes millivolts of the recording's samples, a number for each of these leads. */
    public float[] factors() {
        return factors.clone();
    }

    /** @param index in the recording's list of leads, as {@link org.convscan.stats.Beat#lead} has it */
    public String name(int index) {
        return recording.leads().get(index).name();
    }

    /** Whether the samples of a chosen lead are millivolts for certain. */
    public boolean hasUnit(int chosen) {
        return MILLIVOLTS.containsKey(recording.leads().get(indexes[chosen]).unit().toLowerCase(Locale.ROOT));
    }

    /** "lead 1 (MLII) of 2". */
    public String sentence() {
        int count = recording.leads().size();
        if (indexes.length == 1) {
            return "lead " + (indexes[0] + 1) + " (" + name(indexes[0]) + ") of " + count;
        }
        return indexes.length + " of " + count + " leads (" + String.join(", ", IntStream.of(indexes).mapToObj(this::name).toList()) + ")";
    }

    private static String names(Recording recording) {
        List<String> names = recording.leads().stream().map(Lead::name).limit(20).toList();
        return String.join(", ", names) + (names.size() < recording.leads().size() ? ", ..." : "");
    }
}
