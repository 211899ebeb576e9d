package org.convscan.engine.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.convscan.engine.Engine;
import org.convscan.engine.EngineContractTest;
import org.junit.jupiter.api.Test;

/** The plain loop for some tiles and vectors for the others, within one scan. */
final class LookupGradualTest extends EngineContractTest {
    @Override
    protected Engine engine() {
        return new LookupEngine(new GradualLanes(new VectorLanes(), 300), 0, 0);
    }

    @Test
    void shortTilesArePlainUntilTheirColumnsAreUsedUp() {
        Lanes vectors = new VectorLanes();
        Lanes gradual = new GradualLanes(vectors, 100);
        assertEquals("plain loop", gradual.forTile(60).description());
        assertEquals("plain loop", gradual.forTile(40).description());
        assertEquals(vectors, gradual.forTile(1));
        assertEquals(vectors, new GradualLanes(vectors, 100).forTile(101));
        assertEquals(vectors.description(), gradual.description());
    }
}
