package org.convscan.format.nanopore;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.convscan.InputException;
import org.convscan.format.rawread.Defect;

/**
 * What could not be used of some files: counted by what was wrong, and the first few of each kind said, once something could be used.
 * Where nothing can, the first is the error that ends the command, and is not said besides. For one thread.
 */
final class Skipped {
    /** A flow cell has millions of reads: a line for each that is damaged would bury all others. */
    static final int NAMED = 5;

    private final boolean strict;
    private final Consumer<String> warnings;
    private final Map<Defect, Long> counts = new EnumMap<>(Defect.class);
    private final List<String> unsaid = new ArrayList<>();
    private InputException first;
    private boolean used;
    private boolean ended;

    /** @param strict whether the first thing is thrown instead */
    Skipped(boolean strict, Consumer<String> warnings) {
        this.strict = strict;
        this.warnings = Objects.requireNonNull(warnings);
    }

    void add(Defect defect, InputException why) throws InputException {
        if (strict) {
            throw why;
        }
        if (first == null) {
            first = why;
        }
        if (counts.merge(defect, 1L, Long::sum) <= NAMED) {
            say(why.getMessage());
        }
    }

    private void say(String line) {
        if (used) {
            warnings.accept(line);
        } else {
            unsaid.add(line);
        }
    }

    /** Something could be used. */
    void used() {
        used = true;
        sayUnsaid();
    }

    private void sayUnsaid() {
        unsaid.forEach(warnings);
        unsaid.clear();
    }

    /**
     * Says once how many there were besides those that were said.
     *
     * @param thrown whether nothing could be used, and the caller throws the first thing: it is the first unsaid one
     */
    void end(boolean thrown) {
        if (thrown && !ended) {
            unsaid.remove(0);
        }
        sayUnsaid();
        Map<Defect, Long> rest = ended ? Map.of() : counts;
        ended = true;
        rest.forEach((defect, count) -> {
            if (count > NAMED) {
                warnings.accept("skipped like the first " + NAMED + ": " + (count - NAMED) + " more " + defect.plural());
            }
        });
    }

    /** What was wrong with the first thing; null where there was none. */
    InputException first() {
        return first;
    }

    Map<Defect, Long> counts() {
        return Map.copyOf(counts);
    }
}
