package org.convscan.format.nanopore;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.convscan.InputException;
import org.convscan.format.fast5.Fast5File;
import org.convscan.format.pod5.Pod5File;
import org.convscan.format.rawread.ReadFile;
import org.convscan.format.slow5.Slow5File;

/** The formats of raw nanopore reads, told apart by a file's first bytes; names matter only where a folder is searched. */
enum ReadFormat {
    FAST5("\u0089HDF\r\n\u001A\n", ".fast5", Fast5File::open),
    POD5("\u008BPOD\r\n\u001A\n", ".pod5", Pod5File::open),
    SLOW5("#slow5_v", ".slow5", Slow5File::open),
    BLOW5("BLOW5\u0001", ".blow5", Slow5File::open);

    private static final int MAGIC_BYTES = 8;

    private interface Opener {
        ReadFile open(Path path) throws IOException;
    }

    private final String magic;
    private final String extension;
    private final Opener opener;

    ReadFormat(String magic, String extension, Opener opener) {
        this.magic = magic;
        this.extension = extension;
        this.opener = opener;
    }

    /** Whether a file in a folder is taken for reads. */
    static boolean isCalledSo(Path path) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        for (ReadFormat format : values()) {
            if (name.endsWith(format.extension)) {
                return true;
            }
        }
        return false;
    }

    /** @throws InputException when the file is of no known format, or damaged in a way that hides its reads */
    static ReadFile open(Path path) throws IOException {
        String start = start(path);
        for (ReadFormat format : values()) {
            if (start.startsWith(format.magic)) {
                return format.opener.open(path);
            }
        }
        String name = path.toString();
        if (start.isEmpty()) {
            throw new InputException(name, "", "the file is empty", "");
        }
        if (start.startsWith("\u001F\u008B")) {
            throw new InputException(name, "", "the file is gzipped", "unpack it: reads are compressed inside of their own formats");
        }
        throw new InputException(name, "", "this is not FAST5, POD5, SLOW5 or BLOW5", "the first bytes are those of none");
    }

    private static String start(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return new String(in.readNBytes(MAGIC_BYTES), StandardCharsets.ISO_8859_1);
        } catch (AccessDeniedException e) {
            throw new InputException(path.toString(), "", "may not be read", "permission denied", e);
        }
    }
}
