package org.convscan.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.convscan.InputException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder in place of a target stands for whatever may keep a file from being moved. */
class JointMoveTest {
    @TempDir
    private Path folder;

    private final List<OutputFile> files = new ArrayList<>();

    @AfterEach
    void closeFiles() throws IOException {
        files.forEach(OutputFile::close);
        try (var left = Files.list(folder)) {
            assertEquals(List.of(), left.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".tmp")).toList());
        }
    }

    private OutputFile open(String name) throws IOException {
        OutputFile file = OutputFile.create(folder.resolve(name));
        file.stream().write(("new " + name).getBytes());
        files.add(file);
        return file;
    }

    private void older(String name) throws IOException {
        Files.writeString(folder.resolve(name), "older " + name);
    }

    private void taken(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
        Files.createDirectories(folder.resolve(name).resolve("inside"));
    }

    /** Of files their text, of folders "a folder"; without temporary names. */
    private Map<String, String> there() throws IOException {
        Map<String, String> there = new TreeMap<>();
        try (var paths = Files.list(folder)) {
            for (Path path : paths.toList()) {
                String name = path.getFileName().toString();
                if (!name.endsWith(".tmp")) {
                    there.put(name, Files.isDirectory(path) ? "a folder" : Files.readString(path));
                }
            }
        }
        return there;
    }

    private String failure() {
        return assertThrows(InputException.class, () -> OutputFile.commit(files)).getMessage();
    }

    @Test
    void newFilesAppearTogetherAndOlderOnesAreReplaced() throws IOException {
        older("b");
        open("a");
        open("b");
        OutputFile.commit(files);
        assertEquals(Map.of("a", "new a", "b", "new b"), there());
    }

    @Test
    void whenTheLastCannotBeMovedTheFirstIsTakenBack() throws IOException {
        open("a");
        open("b");
        open("c");
        taken("c");
        String message = failure();
        assertTrue(message.startsWith(folder.resolve("c") + ": cannot be written: "), message);
        assertTrue(message.endsWith("; nothing was left behind)"), message);
        assertEquals(Map.of("c", "a folder"), there());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "b", "c"})
    void whateverFailsOlderFilesAreAsTheyWere(String failing) throws IOException {
        Map<String, String> before = new TreeMap<>();
        for (String name : List.of("a", "b", "c")) {
            older(name);
            open(name);
        }
        taken(failing);
        before.putAll(there());
        assertTrue(failure().startsWith(folder.resolve(failing).toString()));
        assertEquals(before, there());
    }

    @Test
    void anIndexThatCannotBeMovedLeavesTheOlderTable() throws IOException {
        older("hits.gz");
        try (TableOutput table = TableOutput.to(folder.resolve("hits.gz"), Tabix.BED)) {
            table.write(new Bytes().add("chr1\t1\t5\n"));
            taken("hits.gz.tbi");
            assertTrue(assertThrows(InputException.class, table::commit).getMessage().contains("hits.gz.tbi: cannot be written"));
        }
        assertEquals(Map.of("hits.gz", "older hits.gz", "hits.gz.tbi", "a folder"), there());
    }

    @ParameterizedTest
    @ValueSource(strings = {"t.mtx", "t.mtx.rows.tsv", "t.mtx.columns.tsv"})
    void aMatrixOfWhichOneFileCannotBeMovedLeavesNoOther(String failing) throws IOException {
        try (MatrixMarket matrix = MatrixMarket.create(folder.resolve("t.mtx"))) {
            matrix.column("chr1");
            taken(failing);
            assertThrows(InputException.class, () -> matrix.commit(List.of(), ""));
        }
        assertEquals(Map.of(failing, "a folder"), there());
    }
}
