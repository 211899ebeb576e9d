package org.convscan.report;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What tables of a recording's events need to know of it.
 *
 * @param hertz columns in a second
 * @param columnsPerTick of the clock that its annotations count by
 * @param searched indexes of the leads that were searched
 * @param leads names of all
 */
public record SearchedRecording(String name, double hertz, int columnsPerTick, List<Integer> searched, List<String> leads) {
    public SearchedRecording {
        searched = List.copyOf(searched);
        leads = List.copyOf(leads);
    }

    /** On one line, in words without spaces. */
    String line() {
        List<String> words = new ArrayList<>(List.of(word(name), String.valueOf(hertz), String.valueOf(columnsPerTick),
                searched.stream().map(String::valueOf).collect(Collectors.joining(","))));
        leads.forEach(lead -> words.add(word(lead)));
        return String.join(" ", words);
    }

    private static String word(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** @throws IllegalArgumentException, or one of its kind, where a line is none of {@link #line} */
    static SearchedRecording of(String line) {
        String[] words = line.split(" ", -1);
        if (words.length < 5) {
            throw new IllegalArgumentException(line);
        }
        List<String> leads = Arrays.stream(words).skip(4).map(SearchedRecording::text).toList();
        List<Integer> searched = Arrays.stream(words[3].split(",")).map(Integer::valueOf).toList();
        if (searched.stream().anyMatch(index -> index < 0 || index >= leads.size())) {
            throw new IllegalArgumentException(line);
        }
        return new SearchedRecording(text(words[0]), Double.parseDouble(words[1]), Integer.parseInt(words[2]), searched, leads);
    }

    private static String text(String word) {
        return URLDecoder.decode(word, StandardCharsets.UTF_8);
    }
}
