package org.convscan.engine.lookup;

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
    private final int reach;

    LookupScorer(Lanes lanes, Words words, List<Group> groups, int widest) {
        this.lanes = lanes;
        this.words = words;
        this.groups = groups;
        this.reach = widest + 2 * (words == null ? 0 : words.step());
    }

    @Override
    public void scan(Tile tile, HitBuffer hits) {
        if (groups.isEmpty()) {
            return;
        }
        Lanes loop = lanes.forTile(tile.owned());
        Symbols track = (Symbols) tile.track();
        byte[] codes = new byte[track.columns() + reach + words.step()];
        track.codes(0, track.columns(), codes, 0);
        int block = Math.min(BLOCK, tile.owned());
        int[] offsets = new int[block + reach];
        Nominees nominees = new Nominees(block);
        for (int at = 0; at < tile.owned(); at += BLOCK) {
            int inside = Math.min(offsets.length, codes.length - words.step() + 1 - at);
            words.rows(codes, at, inside, loop.count(), offsets);
            for (Group group : groups) {
                int positions = Math.min(BLOCK, tile.owned() - at);
                nominees.clear(positions);
                loop.nominate(
                        group.tables(), group.blocks(), group.blockBytes(), offsets, words.step(), positions, nominees);
                settle(group, nominees, codes, at, tile, hits);
            }
        }
    }

    /** The kernel's own arithmetic decides about each nominee. */
    private static void settle(Group group, Nominees nominees, byte[] codes, int at, Tile tile, HitBuffer hits) {
        for (int i = 0; i < nominees.size(); i++) {
            int position = at + nominees.position(i);
            for (long rest = nominees.lanes(i); rest != 0; rest &= rest - 1) {
                int lane = Long.numberOfTrailingZeros(rest);
                if (position < tile.starts(group.kernel(lane).width())) {
                    long score = group.kernel(lane).score(codes, position);
                    if (score >= group.threshold(lane)) {
                        hits.add(position, group.number(lane), score);
                    }
                }
            }
        }
    }
}
