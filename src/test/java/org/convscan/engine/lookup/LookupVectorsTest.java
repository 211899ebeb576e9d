package org.convscan.engine.lookup;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.convscan.engine.Engine;
import org.convscan.engine.EngineContractTest;
import org.junit.jupiter.api.Test;

/** With the Vector API, which the tests' own Java is started with, and every kernel in its tables. */
final class LookupVectorsTest extends EngineContractTest {
    @Override
    protected Engine engine() {
        return new LookupEngine(new VectorLanes(), 0, 0);
    }

    @Test
    void vectorsAreUsedWhereTheModuleIs() {
        assertTrue(new LookupEngine().vectorised());
    }
}
