package org.convscan.format.nanopore;

import static org.convscan.format.nanopore.Fixtures.assertSameReads;
import static org.convscan.format.nanopore.Fixtures.real;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.convscan.InputException;
import org.convscan.format.rawread.RawRead;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of sequencers and of other people's test suites; they are not part of the project, so the test needs ../shared/data. */
class RealReadsTest {
    private static Path format(String file) {
        return real("formats").resolve(file);
    }

    /** The number of samples is the sum of the lengths that h5py 3.7.0 gives for the Signal datasets of multi_fast5_zip.fast5. */
    @ParameterizedTest
    @CsvSource({
        "multi_fast5_vbz_v0.fast5", "multi_fast5_vbz_v1.fast5", "multi_fast5_zip_v0.pod5", "multi_fast5_zip_v1.pod5",
        "multi_fast5_zip_v2.pod5", "multi_fast5_zip_v3.pod5"
    })
    void tenReadsAreTheSameInSevenFiles(String file) throws IOException {
        List<RawRead> gzip = Fixtures.reads(format("multi_fast5_zip.fast5"));
        List<RawRead> reads = Fixtures.reads(format(file));
        assertEquals(10, reads.size());
        assertEquals(1_548_931, reads.stream().mapToLong(RawRead::size).sum());
        assertSameReads(gzip, reads);
    }

    @Test
    void theSameReadHasTheSameCurrentInFast5AndPod5() throws IOException {
        List<RawRead> fast5 = Fixtures.reads(format("multi_fast5_zip.fast5"));
        List<RawRead> pod5 = Fixtures.reads(format("multi_fast5_zip_v3.pod5"));
        for (RawRead read : fast5) {
            RawRead other = pod5.stream().filter(each -> each.id().equals(read.id())).findAny().orElseThrow();
            assertEquals(read.hertz(), other.hertz());
            for (String name : List.of("channel_number", "start_time", "read_number", "start_mux", "run_id", "experiment_type")) {
                assertEquals(read.attributes().get(name), other.attributes().get(name), name);
            }
            float[] current = new float[read.size()];
            read.picoamperes(0, current.length, current, 0);
            float[] same = new float[read.size()];
            other.picoamperes(0, same.length, same, 0);
            assertArrayEquals(current, same, 1e-4f);
        }
    }

    /** h5py 3.7.0: read 0000173c... begins with 371, 370, 373; (371 + 21) * 1437.6976318359375 / 8192 = 68.79608. */
    @Test
    void currentsAreThoseOfTheAttributes() throws IOException {
        RawRead read = Fixtures.reads(format("multi_fast5_vbz_v0.fast5")).get(0);
        assertEquals("0000173c-bf67-44e7-9a9c-1ad0bc728e74", read.id());
        assertArrayEquals(new short[] {371, 370, 373}, Arrays.copyOf(Fixtures.samples(read), 3));
        float[] current = new float[1];
        read.picoamperes(0, 1, current, 0);
        assertEquals(68.79608, current[0], 1e-5);
    }

    @ParameterizedTest
    @CsvSource({
        "exp_1_lossless.slow5,exp_1_lossless.blow5", "exp_1_lossless.slow5,exp_1_lossless_gzip.blow5", "ssm1.slow5,ssm1_zlib.blow5",
        "ssm1.slow5,ssm1_zlib_svb.blow5"
    })
    void slow5AndBlow5HoldTheSame(String text, String binary) throws IOException {
        List<RawRead> expected = Fixtures.reads(format(text));
        List<RawRead> reads = Fixtures.reads(format(binary));
        assertSameReads(expected, reads);
        for (int i = 0; i < reads.size(); i++) {
            assertEquals(expected.get(i).attributes(), reads.get(i).attributes());
            assertEquals(expected.get(i).calibration(), reads.get(i).calibration());
        }
    }

    /** Reads, samples and CRC-32 of all samples as little-endian bytes, by slow5lib 1.3.1 (slow5_get_next over the file). */
    @ParameterizedTest
    @CsvSource({
        "example.slow5,5,298365,563b5094", "example2.slow5,8,458496,7b698f0b", "exp_1_lossless.slow5,1,59676,e2b9c149",
        "ssm1.slow5,3,191766,9cd4c89a", "example3.blow5,10,939392,d721e0b5", "r9.4_pipeline0_reads.blow5,40,5165887,767f00e3",
        "rna_r9.4_pipeline0_reads.blow5,27,1388733,7cdafb4d", "ssm1_zlib_svb.blow5,3,191766,9cd4c89a"
    })
    void slow5FilesReadAsSlow5libReadsThem(String file, int count, long samples, String checksum) throws IOException {
        List<RawRead> reads = Fixtures.reads(format(file));
        assertEquals(count, reads.size());
        assertEquals(samples, reads.stream().mapToLong(RawRead::size).sum());
        assertEquals(checksum, checksum(reads));
    }

    /** The same by h5py 3.7.0, over the Signal datasets in the order of their names; VBZ, which it lacks, is proved by the pairs above. */
    @ParameterizedTest
    @CsvSource({
        "multi_fast5_zip.fast5,10,1548931,ca655c27", "api_multi_read_analyses_batch_0.fast5,1,10,61a04bb1",
        "api_multi_read_batch_0.fast5,4,80,4b048ca5", "api_read_file_v0.6_raw.fast5,1,46037,686ef036",
        "api_single_read0.fast5,1,20,5abd5010"
    })
    void fast5FilesReadAsH5pyReadsThem(String file, int count, long samples, String checksum) throws IOException {
        List<RawRead> reads = Fixtures.reads(format(file));
        assertEquals(count, reads.size());
        assertEquals(samples, reads.stream().mapToLong(RawRead::size).sum());
        assertEquals(checksum, checksum(reads));
    }

    private static String checksum(List<RawRead> reads) {
        CRC32 sum = new CRC32();
        for (RawRead read : reads) {
            for (short sample : Fixtures.samples(read)) {
                sum.update(sample & 0xFF);
                sum.update(sample >> 8 & 0xFF);
            }
        }
        return Long.toHexString(sum.getValue());
    }

    @ParameterizedTest
    @CsvSource({
        "api_basecall_2d_file_v1.0.fast5", "api_read_file_v0.6_single.fast5", "api_read_file_v1.0_single.fast5", "api_rle_example.fast5",
        "api_telemetry_test.fast5"
    })
    void filesWithoutRawSignalAreRefusedInOneLine(String file) {
        List<String> warnings = new ArrayList<>();
        String line = assertThrows(InputException.class, () -> Fixtures.reads(false, warnings, format(file))).getMessage();
        assertEquals(List.of(), warnings);
        assertTrue(line.startsWith(format(file) + ", read ") && line.contains(": no raw signal, only events or basecalls"), line);
    }

    @Test
    void vbzReadsAreThoseOfTheGzipFile() throws IOException {
        assertSameReads(Fixtures.reads(format("api_multi_read_batch_0.fast5")), Fixtures.reads(format("api_vbz_reads.fast5")));
        RawRead single = Fixtures.reads(format("api_single_000ebd63.fast5")).get(0);
        List<RawRead> batch = Fixtures.reads(format("api_unlinked_batch0.fast5"));
        assertEquals(8, batch.size());
        assertSameReads(List.of(single), batch.stream().filter(read -> read.id().equals(single.id())).toList());
    }

    /** 45 files; their lengths are those of h5py 3.7.0, summed. */
    @Test
    void aFolderOfSingleReadsIsReadWhole() throws IOException {
        List<String> warnings = new ArrayList<>();
        List<RawRead> reads = Fixtures.reads(false, warnings, real("r94-ecoli"));
        assertEquals(45, reads.size());
        assertEquals(2_289_609, reads.stream().mapToLong(RawRead::size).sum());
        assertEquals(List.of(), warnings);
        assertTrue(reads.stream().allMatch(RawRead::isCalibrated));
        assertEquals(45, Arrays.stream(reads.stream().map(RawRead::id).toArray()).distinct().count());
    }
}
