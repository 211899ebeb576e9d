package org.convscan.report;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.convscan.InputException;

/**
 * A file that is written under a temporary name beside its target and moved into place when it is complete, so a run that fails
 * or is killed leaves nothing half under the final name: closing without {@link #commit}, Ctrl-C and SIGTERM delete what was
 * written. For one thread.
 */
public final class OutputFile implements Closeable {
    private final Path target;
    private final Path temporary;
    private final OutputStream out;
    private final Thread janitor;
    private boolean closed;
    private boolean committed;

    private OutputFile(Path target, Path temporary, OutputStream out) {
        this.target = target;
        this.temporary = temporary;
        this.out = out;
        this.janitor = new Thread(this::discard, "convscan-cleaner");
        Runtime.getRuntime().addShutdownHook(janitor);
    }

    /** @throws InputException when the target cannot be written, before any work is done */
    public static OutputFile create(Path target) throws IOException {
        Path directory = target.toAbsolutePath().getParent();
        if (Files.isDirectory(target)) {
            throw new InputException(target.toString(), "", "this is a directory", "name a file in it");
        }
        if (!Files.isDirectory(directory)) {
            throw new InputException(target.toString(), "", "there is no directory " + directory, "make it first");
        }
        String name = "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp";
        Path temporary = directory.resolve(name);
        try {
            OutputStream raw = Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return new OutputFile(target, temporary, new BufferedOutputStream(raw, 1 << 16));
        } catch (FileAlreadyExistsException e) {
            throw new InputException(temporary.toString(), "", "another run is writing here", "remove it if none is");
        } catch (NoSuchFileException | java.nio.file.AccessDeniedException e) {
            throw new InputException(target.toString(), "", "cannot be written here: permission denied", "choose another folder");
        } catch (IOException e) {
            throw failure(target, e);
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
        try {
            closed = true;
            out.close();
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            committed = true;
        } catch (IOException e) {
            throw failure(target, e);
        }
    }

    @Override
    public void close() {
        if (!committed) {
            discard();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(janitor);
        } catch (IllegalStateException shuttingDown) {
            // The hook is running or has run: nothing is left to do.
            return;
        }
    }

    private void discard() {
        try {
            if (!closed) {
                closed = true;
                out.close();
            }
        } catch (IOException lost) {
            // A full disk shows again here; the file goes anyway.
            closed = true;
        }
        try {
            if (!committed) {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException left) {
            // Nobody is left to tell; the temporary name says what it is.
            committed = false;
        }
    }

    private static InputException failure(Path target, IOException e) {
        String reason = e instanceof java.nio.file.FileSystemException system && system.getReason() != null
                ? system.getReason()
                : e.getMessage();
        return new InputException(target.toString(), "", "cannot be written: " + reason,
                "free some space or choose another folder; nothing was left behind", e);
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
