package org.convscan.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.convscan.InputException;

/**
 * The move of complete files to their names, all or none. File systems move one file at a time, so older files are kept under
 * another name until the last one has moved, and are put back when one cannot. Older files whose names are not the first one's go
 * before anything moves: an index never stands beside a table that it does not describe.
 */
final class JointMove {
    private final List<Step> steps = new ArrayList<>();

    /** One file, and how far its move has come. */
    private static final class Step {
        private final Path target;
        private final Path from;
        private final Path to;
        private Path older;
        private boolean done;

        private Step(Path target, Path from, Path to) {
            this.target = target;
            this.from = from;
            this.to = to;
        }

        /** A second name for the older file where the file system has such; else the file goes under that name. */
        private void keepOlder(boolean needed) throws IOException {
            if (!needed || !Files.isRegularFile(to)) {
                return;
            }
            Path name = OutputFile.temporaryBeside(to);
            try {
                Files.createLink(name, to);
            } catch (UnsupportedOperationException | IOException noLinks) {
                Files.move(to, name, StandardCopyOption.ATOMIC_MOVE);
            }
            older = name;
        }

        private void run() throws IOException {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            done = true;
        }

        /** Whether all is as it was. */
        private boolean takeBack() {
            try {
                if (older != null) {
                    Files.move(older, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
                    older = null;
                } else if (done) {
                    Files.deleteIfExists(to);
                }
                return true;
            } catch (IOException stuck) {
                return false;
            }
        }

        private void dropOlder() {
            try {
                if (older != null) {
                    Files.deleteIfExists(older);
                }
            } catch (IOException left) {
                // The new file is in place; the name of the old one says what it is.
                older = null;
            }
        }
    }

    /**
     * @param target as the user named it
     * @param from a complete file beside its place
     */
    void add(Path target, Path from, Path to) {
        steps.add(new Step(target, from, to));
    }

    /** @throws InputException names the file that could not be moved, and others where they could not be put back */
    void run() throws InputException {
        Path current = null;
        try {
            for (Step step : steps) {
                current = step.target;
                step.keepOlder(steps.size() > 1);
            }
            for (Step step : steps.subList(Math.min(1, steps.size()), steps.size())) {
                current = step.target;
                if (step.older != null) {
                    Files.deleteIfExists(step.to);
                }
            }
            for (Step step : steps) {
                current = step.target;
                step.run();
            }
        } catch (IOException e) {
            throw OutputFile.failure(current, e, takeBack());
        }
        steps.forEach(Step::dropOlder);
    }

    /** What is left, for the message. */
    private String takeBack() {
        List<String> stuck = new ArrayList<>();
        for (int i = steps.size() - 1; i >= 0; i--) {
            Step step = steps.get(i);
            if (!step.takeBack()) {
                stuck.add(step.older == null ? step.target + " is new" : "the older " + step.target + " is now " + step.older);
            }
        }
        return stuck.isEmpty() ? OutputFile.NOTHING_LEFT : String.join(", ", stuck);
    }
}
