package org.convscan.format.pore;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.convscan.kernel.Staircase;

/**
 * From letters to the levels that they show in a pore: a staircase of the words of a sequence, in the unit of
 * {@link PoreModel#level}. A word with ambiguity codes is as good as any of the words it stands for.
 */
public final class Squiggle {
    /** Letters that each IUPAC code stands for, as bits A 1, C 2, G 4, T 8 (IUPAC-IUB nomenclature, 1984). */
    private static final String CODES = "-ACMGRSVTWYHKDBN";

    private final PoreModel model;
    private final double factor;
    private final double floor;
    private final List<Staircase.Step> single;

    /**
     * @param factor on the table's spreads
     * @param floor added to them, as variances are
     */
    public Squiggle(PoreModel model, double factor, double floor) {
        this.model = model;
        this.factor = factor;
        this.floor = floor;
        List<Staircase.Step> steps = new ArrayList<>();
        for (int word = 0; word < model.words(); word++) {
            steps.add(step(List.of(word)));
        }
        this.single = List.copyOf(steps);
    }

    /** All words of the model, each as a step. */
    public List<Staircase.Step> allSteps() {
        return single;
    }

    /** Which words may follow which as the molecule passes: those that begin with all letters but the first of the other. */
    public List<Staircase.Passage> passages() {
        List<Staircase.Passage> passages = new ArrayList<>();
        int shared = model.words() / 4;
        for (int letters = 0; letters < shared; letters++) {
            List<Staircase.Step> earlier = new ArrayList<>();
            for (int code = 0; code < 4; code++) {
                earlier.add(single.get(code * shared + letters));
            }
            List<Staircase.Step> later = single.subList(4 * letters, 4 * letters + 4);
            passages.add(model.backwards() ? new Staircase.Passage(later, earlier) : new Staircase.Passage(earlier, later));
        }
        return passages;
    }

    /** @throws IllegalArgumentException on a letter that is no IUPAC code, or too few letters for one word */
    public Staircase of(String id, String letters) {
        int k = model.letters();
        List<Staircase.Step> steps = new ArrayList<>();
        for (int i = 0; i + k <= letters.length(); i++) {
            List<Integer> words = words(letters.substring(i, i + k).toUpperCase(Locale.ROOT));
            steps.add(words.size() == 1 ? single.get(words.get(0)) : step(words));
        }
        if (model.backwards()) {
            Collections.reverse(steps);
        }
        return new Staircase(id, steps);
    }

    /**
     * The same within a longer molecule: words that reach out of the sequence by up to a third are steps around it. The letters outside
     * may be any, but the ones inside say much of such a word's level.
     */
    public Staircase within(String id, String letters) {
        int around = model.letters() / 3;
        String any = "N".repeat(around);
        return new Staircase(id, of(id, any + letters + any).steps(), around);
    }

    private static List<Integer> words(String letters) {
        List<Integer> words = List.of(0);
        for (char letter : letters.toCharArray()) {
            int set = CODES.indexOf(letter == 'U' ? 'T' : letter);
            List<Integer> longer = new ArrayList<>();
            for (int word : words) {
                for (int code = 0; code < 4; code++) {
                    if ((set >> code & 1) != 0) {
                        longer.add(word << 2 | code);
                    }
                }
            }
            words = longer;
        }
        return words;
    }

    private Staircase.Step step(List<Integer> words) {
        double[] levels = new double[words.size()];
        double[] spreads = new double[levels.length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = model.level(words.get(i));
            spreads[i] = Math.hypot(factor * model.spread(words.get(i)), floor);
        }
        return new Staircase.Step(levels, spreads);
    }

    /** The other strand, 5' to 3', ambiguity codes included. */
    public static String reverseComplement(String letters) {
        String codes = "ACGTUMRWSYKVHDBN";
        String others = "TGCAAKYWSRMBDHVN";
        StringBuilder reverse = new StringBuilder();
        for (int i = letters.length() - 1; i >= 0; i--) {
            int code = codes.indexOf(Character.toUpperCase(letters.charAt(i)));
            if (code < 0) {
                throw new IllegalArgumentException("'" + letters.charAt(i) + "' is no IUPAC nucleotide code");
            }
            reverse.append(others.charAt(code));
        }
        return reverse.toString();
    }
}
