package org.convscan.stats;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * Tails of earlier runs in a folder, a file for each question, named by its checksums. A file is written beside its place and
 * moved, so that of many processes at once each sees whole ones only; the later replaces equal by equal. One that is damaged, or
 * answers another question, counts as absent. All together take at most {@link #MOST_BYTES}: those used last stay. Whatever goes
 * wrong here, tails are worked out as they are without a cache. For any number of threads.
 */
final class TailCache {
    static final long MOST_BYTES = 256L << 20;

    private static final String NAMES = "tails-*";

    private final Path folder;

    TailCache(Path folder) {
        this.folder = folder;
    }

    /** Null when there are none. */
    List<Tail> find(long[] question) {
        Path file = file(question);
        try {
            List<Tail> tails = TailFile.read(file, question);
            if (tails != null) {
                used(file);
            }
            return tails;
        } catch (NoSuchFileException absent) {
            return null;
        } catch (IOException | RuntimeException e) {
            return failed("read", e);
        }
    }

    /** Somebody else's file, or one on a disk that is read only, is as good. */
    private static void used(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } catch (IOException e) {
            failed("mark", e);
        }
    }

    void keep(long[] question, List<Tail> tails) {
        long bytes = TailFile.bytes(question, tails);
        if (bytes > MOST_BYTES / 2) {
            return;
        }
        try {
            Files.createDirectories(folder);
            makeRoom(MOST_BYTES - bytes);
            Path part = folder.resolve("tails-" + Long.toHexString(ThreadLocalRandom.current().nextLong()) + ".part");
            try {
                TailFile.write(part, question, tails);
                move(part, file(question));
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException | RuntimeException e) {
            failed("write", e);
        }
    }

    private static List<Tail> failed(String what, Exception e) {
        System.getLogger(TailCache.class.getName()).log(System.Logger.Level.DEBUG, "cannot {0} kept thresholds: {1}", what, e.toString());
        return null;
    }

    private Path file(long[] question) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * question.length);
        bytes.asLongBuffer().put(question);
        CRC32 first = new CRC32();
        CRC32C second = new CRC32C();
        first.update(bytes.array());
        second.update(bytes.array());
        return folder.resolve("tails-" + Long.toHexString(first.getValue() << Integer.SIZE | second.getValue()) + ".bin");
    }

    private static void move(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private record Kept(Path file, long bytes, FileTime used) implements Comparable<Kept> {
        @Override
        public int compareTo(Kept other) {
            return used.compareTo(other.used);
        }
    }

    /** Deletes, those used longest ago first, until the rest is no more than {@code most}; parts that a killed run left count too. */
    private void makeRoom(long most) throws IOException {
        List<Kept> files = files();
        long bytes = 0;
        for (Kept kept : files) {
            bytes += kept.bytes;
        }
        for (Kept kept : files) {
            if (bytes <= most) {
                return;
            }
            Files.deleteIfExists(kept.file);
            bytes -= kept.bytes;
        }
    }

    private List<Kept> files() throws IOException {
        List<Kept> files = new ArrayList<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder, NAMES)) {
            for (Path path : paths) {
                try {
                    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
                    files.add(new Kept(path, attributes.size(), attributes.lastModifiedTime()));
                } catch (NoSuchFileException deletedMeanwhile) {
                    // By another process that makes room.
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        Collections.sort(files);
        return files;
    }
}
