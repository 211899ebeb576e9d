package org.convscan.engine.ort;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.convscan.engine.Engine;
import org.convscan.engine.EngineContractTest;
import org.junit.jupiter.api.BeforeAll;

/** The GPU's graph on a GPU; skipped, saying why, where there is none. */
final class OrtCudaTest extends EngineContractTest {
    @BeforeAll
    static void needsCuda() {
        Devices.Availability availability = Devices.cuda(0);
        assumeTrue(availability.usable(), availability.sentence());
    }

    @Override
    protected Engine engine() {
        return new OrtEngine(new Device(0));
    }
}
