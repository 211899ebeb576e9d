package org.convscan.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;

/** The files that a command line names, by whatever spelling or link: none is written twice, and none is both read and written. */
final class FilesNamed {
    /** A program that writes into the pipe that it reads waits for itself. */
    private static final Set<String> STANDARD_INPUT = Set.of("/dev/stdin", "/dev/fd/0", "/proc/self/fd/0");

    private final Set<Path> written = new HashSet<>();

    /**
     * One that is written. Devices and pipes may be named as often as one likes.
     *
     * @param name null and "-" (standard output) are no files
     * @param endings of files that are written beside it
     */
    FilesNamed writes(String name, String... endings) throws UsageException {
        if (!isFile(name)) {
            return this;
        }
        addWritten(name);
        for (String ending : endings) {
            addWritten(name + ending);
        }
        return this;
    }

    private void addWritten(String name) throws UsageException {
        if (STANDARD_INPUT.contains(name)) {
            throw new UsageException(name + " is standard input, which is read: give the output another name");
        }
        if (!isSpecial(Path.of(name)) && !written.add(meant(name))) {
            throw new UsageException("two outputs go to " + name + ": give each its own file");
        }
    }

    /** One that is read; call it behind {@link #writes}. */
    FilesNamed reads(Iterable<String> names) throws UsageException {
        for (String name : names) {
            if (isFile(name) && written.contains(meant(name))) {
                throw new UsageException(name + " is both read and written: give the output another name");
            }
        }
        return this;
    }

    /**
     * Files that are read more than once: a pipe is empty the second time.
     *
     * @param what "--shard must read its sequences twice"
     */
    static void again(String what, Iterable<String> names) throws UsageException {
        for (String name : names) {
            if (isReadOnce(name)) {
                throw new UsageException(what + ": give files, not " + (name.equals("-") ? "standard input" : "the pipe " + name));
            }
        }
    }

    /** Whether it is standard input, a pipe or a device, whose content is gone once it was read. */
    static boolean isReadOnce(String name) {
        return name.equals("-") || isSpecial(Path.of(name));
    }

    private static boolean isFile(String name) {
        return name != null && !name.equals("-");
    }

    private static boolean isSpecial(Path path) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).isOther();
        } catch (IOException notThere) {
            return false;
        }
    }

    /** The file behind links; of one that is yet to be made, its place in the folder behind links. */
    private static Path meant(String name) {
        Path path = Path.of(name).toAbsolutePath();
        try {
            if (Files.exists(path)) {
                return path.toRealPath();
            }
            Path folder = path.getParent();
            return folder == null ? path : folder.toRealPath().resolve(path.getFileName());
        } catch (IOException unreachable) {
            return path.normalize();
        }
    }
}
