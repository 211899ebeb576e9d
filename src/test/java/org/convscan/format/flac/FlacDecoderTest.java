package org.convscan.format.flac;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import org.convscan.InputException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** flac 1.4.2 made the files (test-data/flac/make.sh) and wrote the MD5 sum of their samples into bytes 26 to 41. */
class FlacDecoderTest {
    private static byte[] bytes(String file) throws IOException {
        return Files.readAllBytes(Path.of("test-data", "flac", file + ".flac"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mid-side", "left-side", "deep", "wasted-bits", "bytes", "extremes", "constant"})
    void samplesHaveTheCheckSumThatTheEncoderWrote(String file) throws Exception {
        byte[] flac = bytes(file);
        MessageDigest sum = MessageDigest.getInstance("MD5");
        int samples = 0;
        try (FlacDecoder decoder = FlacDecoder.open(file, new ByteArrayInputStream(flac))) {
            for (int count = decoder.next(); count > 0; count = decoder.next()) {
                samples += count;
                for (int i = 0; i < count; i++) {
                    for (int c = 0; c < decoder.channels(); c++) {
                        for (int shift = 0; shift < decoder.bitsInSample(); shift += 8) {
                            sum.update((byte) (decoder.channel(c)[i] >> shift));
                        }
                    }
                }
            }
        }
        assertEquals(1500, samples);
        assertArrayEquals(Arrays.copyOfRange(flac, 26, 42), sum.digest());
    }

    /** Whatever is changed or cut is an InputException or still decodes; it is never another exception and never endless. */
    @ParameterizedTest
    @ValueSource(strings = {"mid-side", "deep", "wasted-bits"})
    void aDamagedFileIsDecodedOrRefused(String file) throws Exception {
        byte[] whole = bytes(file);
        for (int at = 0; at < whole.length; at += 1 + whole.length / 500) {
            byte[] changed = whole.clone();
            changed[at] ^= (byte) (1 << at % 8);
            decode(changed);
            decode(Arrays.copyOf(whole, at));
        }
    }

    private static void decode(byte[] flac) throws IOException {
        try (FlacDecoder decoder = FlacDecoder.open("damaged", new ByteArrayInputStream(flac))) {
            int frames = 0;
            while (decoder.next() > 0) {
                frames++;
            }
            assertTrue(frames <= 1500);
        } catch (InputException e) {
            assertEquals(1, e.getMessage().lines().count());
        }
    }
}
