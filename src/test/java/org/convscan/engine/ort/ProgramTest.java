package org.convscan.engine.ort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ProgramTest {
    @Test
    void shortPiecesUseFewShapesThatFit() {
        Program program = new Program(new byte[0], null, Graph.Type.UINT8, 0, 12, 64, 65_536);
        Set<Integer> sizes = new HashSet<>();
        for (int starts = 1; starts < 100_000; starts++) {
            int size = program.chunkFor(starts);
            assertEquals(0, size % 64);
            assertTrue(size >= Math.min(starts, 65_536));
            sizes.add(size);
        }
        assertEquals(Set.of(128, 1024, 8192, 65_536), sizes);
    }

    @Test
    void aChunkIsAGranuleTimesAPowerOfTwo() {
        assertEquals(64, Program.chunk(64, 1));
        assertEquals(64, Program.chunk(64, 127));
        assertEquals(4096, Program.chunk(64, 8191));
    }
}
