package org.convscan.engine.lookup;

import java.util.Arrays;
import java.util.List;
import org.convscan.engine.HitBuffer;
import org.convscan.engine.Scorer;
import org.convscan.engine.Tile;
import org.convscan.track.Symbols;

/** Goes through a tile with seeds, and then in blocks, all groups a block. */
final class LookupScorer implements Scorer {
    /**
     * Long enough that loading a group's tables into the second cache does not count, nor its kernels' weights for the nominees;
     * the row numbers stay there beside them.
     */
    private static final int BLOCK = 1 << 16;

    private final Lanes lanes;
    private final Words words;
    private final List<Seeds> seeds;
    private final List<Group> groups;
    private final int furthest;
    private final int reach;
    private final int unused;
    private final ThreadLocal<Desk> desks = ThreadLocal.withInitial(Desk::new);

    /** What a thread works with from tile to tile, since new memory has to be cleared and fetched first. */
    private static final class Desk {
        private byte[] codes = new byte[0];
        private char[] words = new char[0];
        private int[] offsets = new int[0];
        private final Nominees nominees = new Nominees();

        /** Makes room for a tile of so many codes, for the words' offsets of a block, and for so many words that stand before all others. */
        void prepare(int letters, int rows, int unused) {
            if (codes.length < letters) {
                codes = new byte[letters];
                words = new char[unused + letters];
            }
            if (offsets.length < rows) {
                offsets = new int[rows];
            }
        }
    }

    LookupScorer(Lanes lanes, Words words, List<Seeds> seeds, List<Group> groups, int widest) {
        this.lanes = lanes;
        this.words = words;
        this.seeds = seeds;
        this.groups = groups;
        this.furthest = Math.max(
                seeds.stream().mapToInt(Seeds::furthest).max().orElse(0),
                groups.stream().mapToInt(Group::furthest).max().orElse(0));
        this.unused = widest;
        this.reach = widest + 2 * (words == null ? 0 : words.step());
    }

    @Override
    public void scan(Tile tile, HitBuffer hits) {
        if (groups.isEmpty() && seeds.isEmpty()) {
            return;
        }
        Symbols track = (Symbols) tile.track();
        int letters = track.columns() + 2 * reach;
        int positions = tile.owned() + furthest;
        Desk desk = desks.get();
        desk.prepare(letters, Math.min(BLOCK, positions) + reach, unused);
        track.codes(0, track.columns(), desk.codes, 0);
        Arrays.fill(desk.codes, track.columns(), letters, (byte) 0);
        words.read(desk.codes, letters - words.step() + 1, desk.words, unused);
        for (Seeds some : seeds) {
            desk.nominees.clear(0, positions);
            some.nominate(desk.words, unused, tile.owned() + some.furthest(), desk.nominees);
            some.judges().decide(desk.nominees, desk.codes, tile, hits);
        }
        if (!groups.isEmpty()) {
            Lanes loop = lanes.forTile(tile.owned());
            for (int at = 0; at < positions; at += BLOCK) {
                scan(loop, at, Math.min(at + BLOCK, positions), desk, tile, hits);
            }
        }
    }

    private void scan(Lanes loop, int at, int end, Desk desk, Tile tile, HitBuffer hits) {
        Group.offsets(desk.words, unused + at, end + reach - at, loop.count(), desk.offsets);
        for (Group group : groups) {
            int some = Math.min(end, tile.owned() + group.furthest()) - at;
            desk.nominees.clear(at, some);
            loop.nominate(group.tables(), group.blocks(), group.blockBytes(), desk.offsets, words.step(), some, desk.nominees);
            group.judges().decide(desk.nominees, desk.codes, tile, hits);
        }
    }
}
