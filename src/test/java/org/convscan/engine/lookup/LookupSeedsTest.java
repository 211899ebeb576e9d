package org.convscan.engine.lookup;

import org.convscan.engine.Engine;
import org.convscan.engine.EngineContractTest;

/** Every kernel is listed by its seeds for which these are no more than a fifth of all windows. */
final class LookupSeedsTest extends EngineContractTest {
    @Override
    protected Engine engine() {
        return new LookupEngine(new PlainLanes(64), 0.2 * 64, 0);
    }
}
