package org.convscan.engine.ort;

import org.convscan.engine.Engine;
import org.convscan.engine.EngineContractTest;

/** The GPU's graph on the processor: the same nodes, another device. */
final class OrtGpuGraphTest extends EngineContractTest {
    @Override
    protected Engine engine() {
        return new OrtEngine(Device.CPU, OrtEngine.Form.GPU);
    }
}
