package org.convscan.format.gzip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.convscan.InputException;
import org.junit.jupiter.api.Test;

class GzipInputTest {
    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    /** A pipe whose writer is slow: few bytes at a time, and available() says 0. */
    private static InputStream pipe(byte[] bytes, int most) {
        return new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public int read(byte[] target, int at, int length) throws IOException {
                return super.read(target, at, Math.min(most, length));
            }

            @Override
            public int available() {
                return 0;
            }
        };
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    @Test
    void membersThatComeSlowlyThroughAPipeAreAllRead() throws IOException {
        long seed = 7;
        Random random = new Random(seed);
        byte[] packed = new byte[0];
        byte[] content = new byte[0];
        for (int member = 0; member < 20; member++) {
            byte[] part = new byte[random.nextInt(3) * random.nextInt(5000)];
            random.nextBytes(part);
            packed = join(packed, gzip(part));
            content = join(content, part);
        }
        for (int most : new int[] {1, 2, 17, 18, 19, 511, 1 << 20}) {
            byte[] read = new GzipInput(pipe(packed, most), "pipe").readAllBytes();
            assertArrayEquals(content, read, "seed " + seed + ", " + most + " bytes at a time");
        }
    }

    @Test
    void everyCutOfAFileIsNoticed() throws IOException {
        byte[] packed = join(gzip("ACGT".repeat(20).getBytes()), gzip("GG".getBytes()));
        int member = gzip("ACGT".repeat(20).getBytes()).length;
        for (int length = 1; length < packed.length; length++) {
            if (length != member) {
                InputStream in = new GzipInput(new ByteArrayInputStream(Arrays.copyOf(packed, length)), "x.gz");
                InputException e = assertThrows(InputException.class, in::readAllBytes, "cut to " + length);
                assertTrue(e.getMessage().startsWith("x.gz, byte ") && e.getMessage().contains("gzip data ends early"));
            }
        }
    }

    @Test
    void everyFlippedBitIsNoticedUnlessItIsInTheSlackOfTheLastByte() throws IOException {
        int slack = 0;
        byte[] packed = gzip("ACGTTGCA".repeat(9).getBytes());
        for (int bit = 80; bit < 8 * packed.length; bit++) {
            byte[] damaged = packed.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            InputStream in = new GzipInput(new ByteArrayInputStream(damaged), "x.gz");
            try {
                assertEquals("ACGTTGCA".repeat(9), new String(in.readAllBytes()), "bit " + bit);
                slack++;
            } catch (InputException expected) {
                assertTrue(expected.getMessage().contains("gzip data"), expected.getMessage());
            }
        }
        assertTrue(slack < 8);
    }

    @Test
    void zerosBehindTheLastMemberAreIgnored() throws IOException {
        byte[] packed = join(gzip("ACGT".getBytes()), new byte[700]);
        assertEquals("ACGT", new String(new GzipInput(new ByteArrayInputStream(packed), "x.gz").readAllBytes()));
    }

    @Test
    void headersMayHoldAnExtraFieldANameACommentAndAChecksum() throws IOException {
        byte[] plain = gzip("ACGT".getBytes());
        byte[] head = Arrays.copyOf(plain, 10);
        head[3] = 2 | 4 | 8 | 16;
        byte[] extra = {6, 0, 'X', 'Y', 2, 0, 'B', 'C'};
        byte[] packed = join(head, extra, "name\0comment\0".getBytes(), new byte[2], Arrays.copyOfRange(plain, 10, plain.length));
        assertEquals("ACGT", new String(new GzipInput(new ByteArrayInputStream(packed), "x.gz").readAllBytes()));
    }

    @Test
    void aMissingFileAndADirectoryAreEachOneClearLine() {
        InputException missing = assertThrows(InputException.class, () -> InputFile.of("no/such.fa", null));
        assertEquals("no/such.fa: no such file (check the name)", missing.getMessage());
        InputException directory = assertThrows(InputException.class, () -> InputFile.of("src", null));
        assertEquals("src: is a directory, not a file (name a file in it)", directory.getMessage());
    }

    @Test
    void standardInputIsLeftOpen() throws IOException {
        boolean[] closed = new boolean[1];
        InputStream in = new FilterInputStream(new ByteArrayInputStream(gzip("ACGT".getBytes()))) {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        InputFile file = InputFile.of("-", in);
        try (InputStream content = file.open()) {
            assertEquals("ACGT", new String(content.readAllBytes()));
        }
        assertEquals("standard input", file.name());
        assertEquals(false, closed[0]);
    }
}
