package org.convscan.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.convscan.InputException;
import org.convscan.format.model.ModelCard;
import org.convscan.format.signal.Lead;
import org.convscan.format.signal.Recording;

/**
 * What a model of signals reads, as its card says.
 *
 * @param hertz columns in a second
 * @param units of the numbers
 * @param leads by name, in the order of the channels; empty where any will do
 */
record SignalReader(double hertz, String units, int channels, List<String> leads) {
    /** Units that stand for one another, in microvolts. */
    private static final Map<String, Double> VOLTS = Map.of("V", 1e6, "mV", 1e3, "uV", 1.0, "\u00b5V", 1.0, "nV", 1e-3);

    /** @param file of the card, for messages */
    static SignalReader of(String file, ModelCard card) throws InputException {
        Map<String, String> reads = card.reads();
        String channels = reads.get("channels");
        try {
            double hertz = Double.parseDouble(reads.get("hertz"));
            boolean counted = channels.matches("\\d{1,5}");
            List<String> leads = counted ? List.of() : List.of(channels.split(" *, *"));
            int count = counted ? Integer.parseInt(channels) : leads.size();
            if (!(hertz > 0 && hertz < 1e9) || count < 1) {
                throw new NumberFormatException();
            }
            if (!card.normalisation().equals("none")) {
                throw new InputException(file, "", "its samples want a normalisation that is not known here: " + card.normalisation(),
                        "'none' is known: a network may normalise by itself");
            }
            return new SignalReader(hertz, reads.get("units"), count, leads);
        } catch (NumberFormatException e) {
            throw new InputException(file, "", "'" + reads.get("hertz") + "' hertz and '" + channels + "' channels are not what a model can "
                    + "read", "a number each, or names of channels", e);
        }
    }

    /**
     * The leads of a recording that go into the model, in the order of its channels; for a model of one channel each by itself.
     *
     * @param asked numbers from 1 or names; empty where the user left it to us
     */
    int[] chosen(String file, Recording recording, List<String> asked) throws InputException {
        List<String> names = asked.isEmpty() ? leads : asked;
        List<Integer> chosen = new ArrayList<>();
        for (String name : names) {
            chosen.add(lead(file, name, recording.leads()));
        }
        int present = recording.leads().size();
        if (names.isEmpty() && (channels == 1 || channels == present)) {
            IntStream.range(0, present).forEach(chosen::add);
        }
        if (chosen.isEmpty() || channels > 1 && chosen.size() != channels) {
            throw new InputException(file, "", "it has " + present + " leads, and the model reads " + channels
                    + (names.isEmpty() ? "" : ", not " + chosen.size()), "--lead names them: " + names(recording));
        }
        return chosen.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int lead(String file, String name, List<Lead> leads) throws InputException {
        for (int i = 0; i < leads.size(); i++) {
            if (leads.get(i).name().equals(name)) {
                return i;
            }
        }
        int number = name.matches("\\d{1,6}") ? Integer.parseInt(name) : 0;
        if (number < 1 || number > leads.size()) {
            throw new InputException(file, "", "there is no lead " + name, "there are " + leads.stream().map(Lead::name).toList());
        }
        return number - 1;
    }

    private static String names(Recording recording) {
        return String.join(",", recording.leads().stream().map(Lead::name).toList());
    }

    /** What each lead's samples are multiplied by to be in the model's units: 1 where a recording does not say its own. */
    double[] factors(String file, Recording recording) throws InputException {
        double[] factors = new double[recording.leads().size()];
        for (int i = 0; i < factors.length; i++) {
            Lead lead = recording.leads().get(i);
            if (lead.unit().isEmpty() || lead.unit().equals(units)) {
                factors[i] = 1;
            } else if (VOLTS.containsKey(lead.unit()) && VOLTS.containsKey(units)) {
                factors[i] = VOLTS.get(lead.unit()) / VOLTS.get(units);
            } else {
                throw new InputException(file, "", "lead " + lead.name() + " is in " + lead.unit() + ", and the model reads " + units, "");
            }
        }
        return factors;
    }
}
