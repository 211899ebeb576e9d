package org.convscan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MotifsCommandTest {
    /** Three motifs whose names are one and the same when only letters that are safe in the name of a file are left, or differ by case. */
    private static final String ALIKE = ">a/b\nA [9 0]\nC [0 0]\nG [0 9]\nT [0 0]\n>a:b\nA [0 0]\nC [9 0]\nG [0 9]\nT [0 0]\n"
            + ">A_b\nA [0 9]\nC [0 0]\nG [9 0]\nT [0 0]\n";

    @TempDir
    private Path folder;

    @Test
    void motifsWithLikeNamesHaveALogoEach() throws IOException {
        Path motifs = Files.writeString(folder.resolve("alike.jaspar"), ALIKE);
        Path logos = folder.resolve("logos");
        Run run = Run.of("motifs", "show", "--logos", logos.toString(), motifs.toString());
        assertEquals(0, run.code(), run.err());
        assertEquals(List.of("A_b-3.svg", "a_b-2.svg", "a_b.svg"), Run.files(logos));
        assertNotEquals(Files.readString(logos.resolve("a_b.svg")), Files.readString(logos.resolve("a_b-2.svg")));
    }

    @Test
    void logosAppearTogetherOrNotAtAll() throws IOException {
        Path motifs = Files.writeString(folder.resolve("alike.jaspar"), ALIKE);
        Path logos = folder.resolve("logos");
        Files.createDirectories(logos.resolve("a_b-2.svg"));
        Run.of("motifs", "show", "--logos", logos.toString(), motifs.toString()).failed(1).saying("a_b-2.svg: this is a directory");
        assertEquals(List.of("a_b-2.svg"), Run.files(logos));
        Run.of("motifs", "show", "--logos", motifs.toString(), motifs.toString()).failed(1).saying("alike.jaspar: this is a file (name a folder)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"show MOTIFS", "convert --to jaspar MOTIFS", "compare MOTIFS MOTIFS"})
    void whatGoesToStandardOutputGoesToAFile(String words) throws IOException {
        String[] action = words.replace("MOTIFS", Run.MOTIFS).split(" ");
        Path file = folder.resolve("out.txt");
        Run printed = Run.of(Run.words("motifs", List.of(action)));
        Run written = Run.of(Run.words("motifs", "-o", file, List.of(action)));
        assertEquals(0, written.code(), written.err());
        assertEquals("", written.out());
        assertEquals(printed.out(), Files.readString(file));
        Path packed = folder.resolve("out.txt.gz");
        assertEquals(0, Run.of(Run.words("motifs", "-o", packed, List.of(action))).code());
        assertEquals(printed.out(), Run.unpacked(packed));
    }

    @Test
    void aFileOfMotifsIsNotWrittenOver() throws IOException {
        Path motifs = Files.writeString(folder.resolve("alike.jaspar"), ALIKE);
        Run.of("motifs", "convert", "-o", motifs.toString(), motifs.toString()).failed(2).saying("is both read and written");
        assertEquals(ALIKE, Files.readString(motifs));
    }
}
