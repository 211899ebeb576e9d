package org.convscan.engine.lookup;

import java.util.Arrays;
import java.util.List;
import org.convscan.engine.HitBuffer;
import org.convscan.engine.Scorer;
import org.convscan.engine.Tile;
import org.convscan.track.Symbols;

/** Goes through a tile in blocks, all groups a block. */
final class LookupScorer implements Scorer {
    /**
     * Long enough that loading a group's tables into the second cache does not count, nor its kernels' weights for the nominees;
     * the row numbers stay there beside them.
     */
    private static final int BLOCK = 1 << 16;

    private final Lanes lanes;
    private final Words words;
    private final List<Group> groups;
    private final int furthest;
    private final int reach;
    private final ThreadLocal<Desk> desks = ThreadLocal.withInitial(Desk::new);

    /** What a thread works with from tile to tile, since new memory has to be cleared and fetched first. */
    private static final class Desk {
        private byte[] codes = new byte[0];
        private int[] offsets = new int[0];
        private final Nominees nominees = new Nominees();

        /** Makes room for a tile of so many codes, in blocks of so many positions, whose windows reach so far behind them. */
        void prepare(int letters, int block, int reach) {
            if (codes.length < letters) {
                codes = new byte[letters];
            }
            if (offsets.length < block + reach) {
                offsets = new int[block + reach];
            }
        }
    }

    LookupScorer(Lanes lanes, Words words, List<Group> groups, int widest) {
        this.lanes = lanes;
        this.words = words;
        this.groups = groups;
        this.furthest = groups.stream().mapToInt(Group::furthest).max().orElse(0);
        this.reach = widest + 2 * (words == null ? 0 : words.step());
    }

    @Override
    public void scan(Tile tile, HitBuffer hits) {
        if (groups.isEmpty()) {
            return;
        }
        Lanes loop = lanes.forTile(tile.owned());
        Symbols track = (Symbols) tile.track();
        int letters = track.columns() + reach + words.step();
        Desk desk = desks.get();
        int positions = tile.owned() + furthest;
        int block = Math.min(BLOCK, positions);
        desk.prepare(letters, block, reach);
        byte[] codes = desk.codes;
        int[] offsets = desk.offsets;
        Nominees nominees = desk.nominees;
        track.codes(0, track.columns(), codes, 0);
        Arrays.fill(codes, track.columns(), letters, (byte) 0);
        for (int at = 0; at < positions; at += BLOCK) {
            int inside = Math.min(block + reach, letters - words.step() + 1 - at);
            words.rows(codes, at, inside, loop.count(), offsets);
            for (Group group : groups) {
                int some = Math.min(block, tile.owned() + group.furthest() - at);
                nominees.clear(some);
                loop.nominate(group.tables(), group.blocks(), group.blockBytes(), offsets, words.step(), some, nominees);
                group.judges().decide(nominees, at, codes, tile, hits);
            }
        }
    }
}
