package org.convscan.format.fast5;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.convscan.InputException;

/**
 * The first bytes of an HDF5 file (HDF5 File Format Specification 3.0, section II.A), looked at before the rest: they tell how long
 * the file should be.
 */
final class Superblock {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1A, '\n'};
    private static final int MOST_BYTES = 64;
    private static final int WIDTH = 8;

    private Superblock() {}

    static void check(String name, Path path) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(path)) {
            start = in.readNBytes(MOST_BYTES);
        }
        if (start.length < SIGNATURE.length || !Arrays.equals(SIGNATURE, Arrays.copyOf(start, SIGNATURE.length))) {
            throw new InputException(name, "", "this is not an HDF5 file", "FAST5 files are; the first bytes should be \\x89HDF");
        }
        if (start.length < MOST_BYTES) {
            throw new InputException(name, "byte " + start.length, "the file ends inside its header", "it was cut: copy or download it again");
        }
        long end = end(ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN));
        long size = Files.size(path);
        if (end > size) {
            throw new InputException(name, "byte " + size, "the file ends early: it should have " + end + " bytes",
                    "it was cut: copy or download it again");
        }
    }

    /** The end of file address; -1 for layouts that do not occur here, which are jHDF's to judge. */
    private static long end(ByteBuffer start) {
        int version = start.get(8);
        if (version <= 1 && start.get(13) == WIDTH) {
            return start.getLong(version == 0 ? 40 : 44);
        }
        return version <= 3 && start.get(9) == WIDTH ? start.getLong(28) : -1;
    }
}
