package org.convscan.engine.lookup;

import org.convscan.engine.Engine;
import org.convscan.engine.EngineContractTest;

/** With vectors where this Java has them. */
final class LookupVectorsTest extends EngineContractTest {
    @Override
    protected Engine engine() {
        return new LookupEngine();
    }
}
