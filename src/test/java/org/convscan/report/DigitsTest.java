package org.convscan.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The texts are what printf("%.3g") of glibc 2.36 wrote for the same doubles. */
class DigitsTest {
    @ParameterizedTest
    @CsvSource({
        "2.99e-05,2.99e-05", "5.5e-05,5.5e-05", "0.000123,0.000123", "0.000244140625,0.000244", "1,1", "0.05,0.05", "0.0001,0.0001",
        "0.00010005,0.0001", "9.994e-05,9.99e-05", "9.995e-05,0.0001", "9.985e-05,9.99e-05", "0.9995,1", "0.09995,0.0999",
        "1.005e-05,1.01e-05", "12345,1.23e+04", "100,100", "150,150", "999.5,1e+03", "998.5,998", "1000,1e+03", "0.125,0.125",
        "1.125,1.12", "8.125,8.12", "2.5,2.5", "0.0625,0.0625", "40,40", "39.96,40", "1e-10,1e-10", "1e-300,1e-300", "2.5e-290,2.5e-290",
        "4.9e-324,4.94e-324", "1.7976931348623157e308,1.8e+308", "-2.5e-7,-2.5e-07", "0,0"
    })
    void threeDigitsAreThoseOfC(double value, String expected) {
        assertEquals(expected, Digits.general(value, 3));
    }

    @Test
    void otherNumbersOfDigitsAreThoseOfC() {
        // printf("%.6g %.1g %.6g %.17g")
        assertEquals("10.9516", Digits.general(10.95162, 6));
        assertEquals("0.01", Digits.general(0.0096, 1));
        assertEquals("1.23457e+06", Digits.general(1234567, 6));
        assertEquals("0.10000000000000001", Digits.general(0.1, 17));
    }
}
