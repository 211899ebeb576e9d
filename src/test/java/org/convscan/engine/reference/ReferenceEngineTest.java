package org.convscan.engine.reference;

import org.convscan.engine.Engine;
import org.convscan.engine.EngineContractTest;

/** The oracle keeps the contract's symmetries. */
final class ReferenceEngineTest extends EngineContractTest {
    @Override
    protected Engine engine() {
        return new ReferenceEngine();
    }
}
