package org.convscan.format.pod5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import org.convscan.InputException;

/**
 * Where the tables of a POD5 file are (POD5 file format, "Footer"): each is an Arrow file of its own inside.
 *
 * @param runs null before version 3, where what is known of a run is in the table of reads
 */
record Footer(Region reads, Region signal, Region runs) {
    private static final byte[] SIGNATURE = {(byte) 0x8B, 'P', 'O', 'D', '\r', '\n', 0x1A, '\n'};
    private static final int TAIL = 32;
    private static final int READS = 0;
    private static final int SIGNAL = 1;
    private static final int RUNS = 4;

    static Footer of(String name, FileChannel channel) throws IOException {
        Region file = Region.of(channel, 0, channel.size());
        if (file.size() < SIGNATURE.length || !isSignature(file.read(0, SIGNATURE.length))) {
            throw new InputException(name, "", "this is not a POD5 file", "they begin with \\x8BPOD");
        }
        if (file.size() < TAIL + SIGNATURE.length || !isSignature(file.read(file.size() - SIGNATURE.length, SIGNATURE.length))) {
            throw new InputException(name, "byte " + file.size(), "the file ends without its end mark, so that its reads cannot be found",
                    "it was cut, or is still being written: copy or download it again");
        }
        long size = ByteBuffer.wrap(file.read(file.size() - TAIL, 8)).order(ByteOrder.LITTLE_ENDIAN).getLong();
        return of(name, channel, FlatTable.root(file.read(file.size() - TAIL - size, size)));
    }

    private static boolean isSignature(byte[] bytes) {
        return Arrays.equals(SIGNATURE, bytes);
    }

    private static Footer of(String name, FileChannel channel, FlatTable footer) throws IOException {
        Region[] found = new Region[RUNS + 1];
        for (int i = 0; i < footer.count(3); i++) {
            FlatTable part = footer.element(3, i);
            if (part.i16(3) >= 0 && part.i16(3) <= RUNS) {
                found[part.i16(3)] = Region.of(channel, part.i64(0), part.i64(1));
            }
        }
        if (found[READS] == null || found[SIGNAL] == null) {
            throw new InputException(name, "footer", "no table of " + (found[READS] == null ? "reads" : "signal"), "the file is damaged");
        }
        return new Footer(found[READS], found[SIGNAL], found[RUNS]);
    }
}
