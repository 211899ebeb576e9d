package org.convscan.format;

/**
 * Names seen so far, as 64-bit hashes, 16 to 32 bytes each: 0.3 GB for the ten million reads of a large flow cell, of which two
 * share a hash by chance three times in a million such runs. Not thread-safe.
 */
public final class NameSet {
    private final int most;
    private long[] slots = new long[1 << 8];
    private int size;

    /** @param most names that are remembered; all behind them count as new */
    public NameSet(int most) {
        this.most = most;
    }

    /** False when the name has been there before. */
    public boolean add(String name) {
        if (size == most) {
            return true;
        }
        if (2 * (size + 1) > slots.length) {
            grow();
        }
        return put(hash(name));
    }

    private boolean put(long hash) {
        int mask = slots.length - 1;
        int slot = (int) hash & mask;
        while (slots[slot] != 0) {
            if (slots[slot] == hash) {
                return false;
            }
            slot = slot + 1 & mask;
        }
        slots[slot] = hash;
        size++;
        return true;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[old.length * 2];
        size = 0;
        for (long hash : old) {
            if (hash != 0) {
                put(hash);
            }
        }
    }

    /** FNV-1a (Fowler, Noll, Vo), stirred by the finalizer of MurmurHash3 (Appleby); never 0, which marks a free slot. */
    private static long hash(String name) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001B3L;
        }
        hash = (hash ^ hash >>> 33) * 0xFF51AFD7ED558CCDL;
        hash = (hash ^ hash >>> 33) * 0xC4CEB9FE1A85EC53L;
        hash ^= hash >>> 33;
        return hash == 0 ? 1 : hash;
    }
}
