package org.convscan.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FalseDiscoveryTest {
    @Test
    void qvaluesAreThoseOfBenjaminiAndHochberg() {
        // 10 tests: 0.001 x 10 / 1, 0.02 x 10 / 3 (which is less than 0.015 x 10 / 2), 0.2 x 10 / 4.
        FalseDiscovery rates = new FalseDiscovery(new double[] {0.02, 0.001, 0.2, 0.015}, 10);
        assertEquals(0.01, rates.at(0.001), 1e-12);
        assertEquals(0.2 / 3, rates.at(0.015), 1e-12);
        assertEquals(0.2 / 3, rates.at(0.02), 1e-12);
        assertEquals(0.5, rates.at(0.2), 1e-12);
    }

    @Test
    void aPvalueBetweenOthersLiesBetweenTheirQvalues() {
        FalseDiscovery rates = new FalseDiscovery(new double[] {0.001, 0.002}, 10);
        // Two tests are as good: 0.003 x 10 / 2.
        assertEquals(0.015, rates.at(0.003), 1e-12);
        assertEquals(1, rates.at(0.9), 1e-12);
    }
}
