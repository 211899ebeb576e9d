package org.convscan.engine.ort;

import org.convscan.engine.Engine;
import org.convscan.engine.EngineContractTest;

/** The processor's graph on the processor. */
final class OrtProcessorTest extends EngineContractTest {
    @Override
    protected Engine engine() {
        return new OrtEngine(Device.CPU);
    }
}
