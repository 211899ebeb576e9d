package org.convscan.format.nanopore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.convscan.InputException;
import org.convscan.format.gzip.InputFile;

/** From what a user named to files: folders are searched to any depth, by extension, in the order of their names. */
final class ReadPaths {
    private ReadPaths() {}

    static List<Path> files(List<String> names) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String name : names) {
            Path path = path(name);
            if (Files.isDirectory(path)) {
                addFolder(path, files);
            } else if (Files.exists(path)) {
                InputFile.requireSeekable(path);
                files.add(path);
            } else {
                throw new InputException(name, "", "no such file", "");
            }
        }
        return files;
    }

    private static Path path(String name) throws InputException {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new InputException(name, "", "no such file", "", e);
        }
    }

    private static void addFolder(Path folder, List<Path> files) throws IOException {
        int before = files.size();
        try (Stream<Path> found = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            found.filter(path -> ReadFormat.isCalledSo(path) && Files.isRegularFile(path)).sorted().forEach(files::add);
        } catch (UncheckedIOException e) {
            throw new InputException(folder.toString(), "", "cannot be searched: " + e.getCause().getMessage(), "", e);
        }
        if (files.size() == before) {
            throw new InputException(folder.toString(), "", "no nanopore reads in this folder",
                    "files that end in .fast5, .pod5, .slow5 or .blow5 are looked for");
        }
    }
}
