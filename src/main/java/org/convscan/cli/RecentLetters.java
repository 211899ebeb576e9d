package org.convscan.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import org.convscan.coord.Interval;
import org.convscan.track.Symbols;

/** The last stretches of a line, so that a window over several tiles can be shown. */
final class RecentLetters {
    private final Deque<Symbols> stretches = new ArrayDeque<>();

    /** The next stretch; it may overlap those before it. */
    void add(Symbols stretch) {
        stretches.add(stretch);
    }

    /** No window starts before this column any more. */
    void forgetBefore(long column) {
        while (!stretches.isEmpty() && stretches.peek().start() + stretches.peek().columns() <= column) {
            stretches.remove();
        }
    }

    /** The letters of a window that the stretches cover. */
    Symbols window(Interval place) {
        byte[] letters = new byte[Math.toIntExact(place.length())];
        for (Symbols stretch : stretches) {
            long from = Math.max(place.start(), stretch.start());
            long to = Math.min(place.end(), stretch.start() + stretch.columns());
            if (from < to) {
                stretch.letters((int) (from - stretch.start()), (int) (to - stretch.start()), letters, (int) (from - place.start()));
            }
        }
        Symbols first = stretches.element();
        return Symbols.wrap(first.name(), first.alphabet(), place.start(), letters, letters.length, false);
    }
}
