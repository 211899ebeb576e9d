package org.convscan.engine.lookup;

import static org.junit.jupiter.api.Assertions.assertFalse;

import org.convscan.engine.Engine;
import org.convscan.engine.EngineContractTest;
import org.junit.jupiter.api.Test;

/** Without the Vector API. */
final class LookupPlainTest extends EngineContractTest {
    @Override
    protected Engine engine() {
        return LookupEngine.plain();
    }

    @Test
    void thePlainEngineSaysThatItHasNoVectors() {
        assertFalse(LookupEngine.plain().vectorised());
    }
}
