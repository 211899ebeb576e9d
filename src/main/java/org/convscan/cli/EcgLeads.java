package org.convscan.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.convscan.InputException;
import org.convscan.format.signal.Lead;
import org.convscan.format.signal.Recording;
import org.convscan.report.SearchedRecording;
import org.convscan.track.Samples;
import org.convscan.track.TrackSource;
import org.convscan.transform.Channels;

/**
 * The leads of a recording that are searched.
 *
 * @param indexes in the recording
 * @param factors that make millivolts of the samples; where no unit is known, something like it
 */
record EcgLeads(Recording recording, int[] indexes, float[] factors) {
    private static final Map<String, Double> MILLIVOLTS =
            Map.of("v", 1e3, "mv", 1.0, "uv", 1e-3, "\u00b5v", 1e-3, "\u03bcv", 1e-3, "nv", 1e-6);

    /** Names, in small letters, of what is recorded beside electrocardiograms. */
    private static final String OTHERS = "(resp|abp|art|pap|cvp|icp|bp|nbp|ple|spo2|sao2|eeg|emg|eog|co2|etco2|temp|hr|pulse|flow|"
            + "airflow|chest|abdo|nasal|thor|snor|posi|body|light|acc|gyr|event|status|marker|sv|stim|oxim)";

    private static final Pattern OTHER = Pattern.compile(OTHERS + ".*|.*\\b" + OTHERS + "\\b.*");

    private static final Pattern UNCALIBRATED = Pattern.compile("nu|adu|counts?|digital|1|au|a\\.u\\.|");

    private static final int SECONDS_LOOKED_AT = 30;

    /** @param wanted a number from 1, a name, "all", or null for the first that is an electrocardiogram */
    static EcgLeads of(Recording recording, String wanted, String file) throws IOException {
        int[] indexes = wanted == null ? first(recording, file) : wanted.equals("all") ? all(recording, file) : one(recording, wanted, file);
        float[] factors = new float[indexes.length];
        for (int i = 0; i < factors.length; i++) {
            Double known = MILLIVOLTS.get(recording.leads().get(indexes[i]).unit().toLowerCase(Locale.ROOT));
            factors[i] = known == null ? measured(recording, indexes[i]) : known.floatValue();
        }
        return new EcgLeads(recording, indexes, factors);
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

    /** The samples of these leads, in millivolts. */
    TrackSource samples(Console console) throws IOException {
        TrackSource chosen = recording.samples(indexes, console::warn);
        return Channels.of(chosen, IntStream.range(0, indexes.length).toArray(), factors);
    }

    /** What tables of beats need to know. */
    SearchedRecording searched() {
        return new SearchedRecording(recording.name(), recording.hertz(), recording.columnsPerTick(), IntStream.of(indexes).boxed().toList(),
                recording.leads().stream().map(Lead::name).toList());
    }

    String name(int index) {
        return recording.leads().get(index).name();
    }

    /** Whether the samples of a chosen lead are millivolts for certain. */
    boolean hasUnit(int chosen) {
        return MILLIVOLTS.containsKey(recording.leads().get(indexes[chosen]).unit().toLowerCase(Locale.ROOT));
    }

    /** "lead 1 (MLII) of 2". */
    String sentence() {
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
