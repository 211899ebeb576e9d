package org.convscan.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convscan.InputException;

/**
 * The parts of one run: all from the same one, each there once, none missing.
 *
 * @param <P> what is known of a part
 */
final class ShardSet<P> {
    private final Map<Integer, Path> files = new HashMap<>();
    private final List<Entry<P>> entries = new ArrayList<>();

    private final Difference<P> differs;
    private Path firstFile;
    private int of;

    private record Entry<P>(int number, P part) {}

    interface Difference<P> {
        String between(P first, P other);
    }

    /** @param differs says in what the second part is not of the first one's run; empty when it is */
    ShardSet(Difference<P> differs) {
        this.differs = differs;
    }

    void add(Path file, ShardPlace place, P part) throws InputException {
        if (entries.isEmpty()) {
            firstFile = file;
            of = place.of();
        } else {
            String other = differs.between(entries.get(0).part, part);
            if (!other.isEmpty()) {
                throw new InputException(file.toString(), "", "this is from another run than " + firstFile + ": " + other,
                        "merge shards of one run only");
            }
        }
        Path twin = files.put(place.number(), file);
        if (twin != null) {
            throw new InputException(file.toString(), "", "shard " + place.number() + "/" + of + " is also in " + twin,
                    "give each shard once");
        }
        entries.add(new Entry<>(place.number(), part));
    }

    /** All parts in their order. */
    List<P> complete() throws InputException {
        for (int number = 1; number <= of; number++) {
            if (!files.containsKey(number)) {
                throw new InputException(firstFile.toString(), "", "shard " + number + "/" + of + " is missing" + others(),
                        "give all " + of + " shards");
            }
        }
        entries.sort(Comparator.comparingInt(Entry::number));
        int last = entries.get(entries.size() - 1).number;
        if (entries.size() > of) {
            throw new InputException(files.get(last).toString(), "", "there is no shard " + last + "/" + of, "");
        }
        return entries.stream().map(Entry::part).toList();
    }

    private String others() {
        long missing = of - files.keySet().stream().filter(n -> n <= of).count() - 1;
        return missing == 0 ? "" : ", and " + missing + " more";
    }
}
