package org.convscan.stats;

import org.convscan.kernel.Background;

/**
 * Lists every word whose loss is within a limit, with its probability, letter by letter; gives up when there are more than a
 * set number. Any background; where letters depend on those before them, each word by itself.
 */
final class WordSearch {
    /** Letters tried before giving up: what a millisecond allows. */
    private static final int PATIENCE = 200_000;

    private final Losses losses;
    private final Background background;
    private final long limit;
    private final int most;
    private final Words found = new Words();
    private int tried;

    private WordSearch(Losses losses, Background background, long limit, int most) {
        this.losses = losses;
        this.background = background;
        this.limit = limit;
        this.most = most;
    }

    /**
     * The words, smallest loss first; null when there are more than {@code most}.
     *
     * @param room holds them until the next are made there
     */
    static Words within(Losses losses, Background background, long limit, int most, TailRoom room) {
        if (background.order() == 0) {
            return ofIndependent(losses.steepestFirst(), background, limit, most, room.front());
        }
        WordSearch search = new WordSearch(losses, background, limit, most);
        return search.extend(0, 0, 0, 1) ? search.found.sorted() : null;
    }

    /** All beginnings of one length at a time: each goes on with its best letter, so they are never more than the words. */
    private static Words ofIndependent(Losses columns, Background background, long limit, int most, Words found) {
        for (int i = 0; i < columns.width(); i++) {
            found.followedBy(Words.letters(columns, i, background), limit);
            if (found.size() > most) {
                return null;
            }
        }
        return found;
    }

    private boolean extend(int column, int context, long loss, double mass) {
        if (column == losses.width()) {
            found.add(loss, mass);
            return found.size() <= most;
        }
        int letters = losses.letters();
        int known = Math.min(column, background.order());
        int contexts = (int) Math.pow(letters, Math.min(column + 1, background.order()));
        for (int a = 0; a < letters; a++) {
            long sum = loss + losses.at(column, a);
            if (sum <= limit) {
                double chance = known == 0 ? background.frequency(a) : background.next(known, context, a);
                boolean fine = ++tried <= PATIENCE
                        && extend(column + 1, (context * letters + a) % contexts, sum, mass * chance);
                if (!fine) {
                    return false;
                }
            }
        }
        return true;
    }
}
