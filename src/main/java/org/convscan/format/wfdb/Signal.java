package org.convscan.format.wfdb;

import java.util.OptionalInt;

/**
 * One signal line of a header.
 *
 * @param file name of the signal file, relative to the header's folder
 * @param samplesPerFrame at least 1
 * @param skew frames by which the signal lags behind in its file
 * @param offset bytes before the first sample
 * @param gain units of the file in a physical unit, never 0
 * @param baseline the stored value that means 0 physical units
 * @param unit "mV" unless the header says otherwise
 * @param initial the value before the first difference of format 8
 * @param checksum the low 16 bits of the sum of all samples, when the header has it
 */
record Signal(
        String file, SampleFormat format, int samplesPerFrame, int skew, long offset, double gain, int baseline, String unit,
        int initial, OptionalInt checksum, String name) {}
