package org.convscan.format.slow5;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.convscan.InputException;
import org.convscan.format.rawread.ReadFile;

/** Opens SLOW5 files, text or binary, told apart by their first bytes. */
public final class Slow5File {
    static final byte[] TEXT_MAGIC = {'#', 's', 'l', 'o', 'w', '5', '_', 'v', 'e', 'r', 's', 'i', 'o', 'n'};
    static final byte[] BINARY_MAGIC = {'B', 'L', 'O', 'W', '5', 1};

    /** The newest version whose layout is known is 0.2. */
    private static final int NEWEST_MINOR = 2;

    private static final int BLOCK = 1 << 16;

    private Slow5File() {}

    /** @throws InputException when it is no SLOW5 file, or its header is damaged */
    public static ReadFile open(Path path) throws IOException {
        String name = path.toString();
        InputStream in = new BufferedInputStream(Files.newInputStream(path), BLOCK);
        try {
            in.mark(TEXT_MAGIC.length);
            byte[] start = in.readNBytes(TEXT_MAGIC.length);
            in.reset();
            if (startsWith(start, TEXT_MAGIC)) {
                return new TextFile(name, in, Files.size(path));
            }
            if (startsWith(start, BINARY_MAGIC)) {
                return new BinaryFile(name, in, Files.size(path));
            }
            throw new InputException(name, "", "this is not a SLOW5 or BLOW5 file", "they begin with #slow5_version or BLOW5");
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private static boolean startsWith(byte[] bytes, byte[] magic) {
        return bytes.length >= magic.length && Arrays.equals(Arrays.copyOf(bytes, magic.length), magic);
    }

    static void checkVersion(String name, int major, int minor, int patch) throws InputException {
        if (major > 0 || minor > NEWEST_MINOR) {
            throw new InputException(name, "", "SLOW5 version " + major + "." + minor + "." + patch + " is not supported",
                    "0.1 and 0.2 are");
        }
    }
}
