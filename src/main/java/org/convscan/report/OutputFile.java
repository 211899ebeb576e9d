package org.convscan.report;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.convscan.InputException;

/**
 * A file that is written under a temporary name beside its target and moved into place when it is complete, so a run that fails
 * or is killed leaves nothing half under the final name: closing without {@link #commit}, Ctrl-C and SIGTERM delete what was
 * written. A target that is a link means the file it points to; one that is a device or a pipe is written straight to. For one
 * thread.
 */
public final class OutputFile implements Closeable {
    static final String NOTHING_LEFT = "nothing was left behind";

    private final Path target;
    private final Path place;
    private final Path temporary;
    private OutputStream out;
    private final Thread janitor;
    private boolean closed;

    /**
     * @param target as the user named it
     * @param place the file that is meant; null when there is none
     * @param temporary where the bytes go first; the place itself when it is no ordinary file
     */
    private OutputFile(Path target, Path place, Path temporary, OutputStream out) {
        this.target = target;
        this.place = place;
        this.temporary = temporary;
        this.out = out;
        this.janitor = new Thread(this::delete, "convscan-cleaner");
    }

    /** Sees to it that nothing is left, whatever ends the program. */
    private OutputFile watched() throws IOException {
        try {
            Runtime.getRuntime().addShutdownHook(janitor);
            return this;
        } catch (IllegalStateException tooLate) {
            close();
            throw new InterruptedIOException("interrupted");
        }
    }

    /** @throws InputException when the target cannot be written, before any work is done */
    public static OutputFile create(Path target) throws IOException {
        try {
            if (isSpecial(target)) {
                return new OutputFile(target, target, target, Files.newOutputStream(target, StandardOpenOption.WRITE)).watched();
            }
            Path place = place(target);
            return open(target, place, temporaryBeside(place));
        } catch (InputException | InterruptedIOException e) {
            throw e;
        } catch (AccessDeniedException e) {
            throw new InputException(target.toString(), "", "cannot be written here: permission denied", "choose another folder");
        } catch (IOException e) {
            throw failure(target, e);
        }
    }

    /**
     * What must wait before it can be written to the target: a file that {@link #close} deletes. Beside the target, where there is
     * room for it; among the temporary files when the target is a device or a pipe, or null.
     */
    public static OutputFile scratch(Path target) throws IOException {
        boolean beside = target != null && !isSpecial(target);
        Path temporary = temporaryBeside(beside ? place(target) : Path.of(System.getProperty("java.io.tmpdir"), "any"));
        Path name = beside ? target : temporary;
        try {
            return open(name, null, temporary);
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            throw failure(name, e);
        }
    }

    private static OutputFile open(Path target, Path place, Path temporary) throws IOException {
        OutputStream raw = Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new OutputFile(target, place, temporary, new BufferedOutputStream(raw, 1 << 16)).watched();
    }

    private static Path place(Path target) throws IOException {
        return Files.isSymbolicLink(target) && Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
    }

    /** @throws InputException when a file cannot be written here, known before hours of work are done for it */
    public static void check(Path target) throws IOException {
        isSpecial(target);
    }

    /** Looks at what stands under the target's name now; true for a device or a pipe, which cannot be replaced. */
    private static boolean isSpecial(Path target) throws IOException {
        Path directory = target.toAbsolutePath().getParent();
        if (directory != null && !Files.isDirectory(directory)) {
            throw new InputException(target.toString(), "", "there is no directory " + directory, "make it first");
        }
        BasicFileAttributes old;
        try {
            old = Files.readAttributes(target, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            return false;
        }
        if (old.isDirectory()) {
            throw new InputException(target.toString(), "", "this is a directory", "name a file in it");
        }
        if (!Files.isWritable(target)) {
            throw new InputException(target.toString(), "", "this file is write-protected", "choose another name");
        }
        return old.isOther();
    }

    /** Not made from the process number alone: in containers many processes have the same. */
    static Path temporaryBeside(Path place) {
        long chance = ThreadLocalRandom.current().nextLong() >>> 16;
        return place.resolveSibling(".convscan-" + ProcessHandle.current().pid() + "-" + Long.toHexString(chance) + ".tmp");
    }

    /** What is written: a page, a table. */
    public interface Text {
        void write(Appendable out) throws IOException;
    }

    /** A whole file of text (UTF-8): complete under its name, or not there. */
    public static void write(Path target, Text text) throws IOException {
        try (OutputFile file = create(target)) {
            Writer writer = new OutputStreamWriter(file.stream(), StandardCharsets.UTF_8);
            text.write(writer);
            writer.flush();
            file.commit();
        }
    }

    /** Where to write. Failures are {@link InputException}s that name the target. */
    public OutputStream stream() {
        return new Guarded();
    }

    /** The file as it grows, under its temporary name. */
    public Path temporary() {
        return temporary;
    }

    /** Finishes the file and moves it to its name, over an older one. */
    public void commit() throws IOException {
        commit(List.of(this));
    }

    /**
     * Finishes all the files, then moves them to their names in this order; when one cannot be moved none is.
     *
     * @param files none from {@link #scratch}
     */
    public static void commit(List<OutputFile> files) throws IOException {
        for (OutputFile file : files) {
            file.finish();
        }
        JointMove move = new JointMove();
        for (OutputFile file : files) {
            if (!file.temporary.equals(file.place)) {
                move.add(file.target, file.temporary, file.place);
            }
        }
        move.run();
    }

    /** All is written: closes the file, which {@link #commit} is still to move to its name. A finished file takes next to no memory. */
    public void finish() throws IOException {
        try {
            if (!closed) {
                closed = true;
                out.close();
                out = OutputStream.nullOutputStream();
            }
        } catch (IOException e) {
            throw failure(target, e);
        }
    }

    @Override
    public void close() {
        try {
            if (!closed) {
                closed = true;
                out.close();
            }
        } catch (IOException lost) {
            // A full disk shows again here; the file goes anyway.
            closed = true;
        }
        delete();
        try {
            Runtime.getRuntime().removeShutdownHook(janitor);
        } catch (IllegalStateException shuttingDown) {
            // The hook is running or has run: nothing is left to do.
            return;
        }
    }

    /** What is left of an unfinished file; there is nothing under the temporary name once it has been moved. */
    private void delete() {
        try {
            if (!temporary.equals(place)) {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException left) {
            // Nobody is left to tell; the temporary name says what it is.
            return;
        }
    }

    private static InputException failure(Path target, IOException e) {
        return failure(target, e, NOTHING_LEFT);
    }

    /** @param left what is there now */
    static InputException failure(Path target, IOException e, String left) {
        String reason = e instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return new InputException(target.toString(), "", "cannot be written: " + reason,
                "free some space or choose another folder; " + left, e);
    }

    private final class Guarded extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                out.write(bytes, from, length);
            } catch (IOException e) {
                throw failure(target, e);
            }
        }

        @Override
        public void flush() throws IOException {
            try {
                out.flush();
            } catch (IOException e) {
                throw failure(target, e);
            }
        }
    }
}
