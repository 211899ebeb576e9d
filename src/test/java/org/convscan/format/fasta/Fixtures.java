package org.convscan.format.fasta;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convscan.track.Alphabet;
import org.convscan.track.Symbols;
import org.convscan.track.TrackSource;

/** What the tests of readers share. */
final class Fixtures {
    static final String DNA = "test-data/dna/";

    private Fixtures() {}

    static SequenceSource text(String content) throws IOException {
        return bytes(content.getBytes(StandardCharsets.UTF_8));
    }

    static SequenceSource bytes(byte[] content) throws IOException {
        return SequenceFiles.open(List.of("-"), new ByteArrayInputStream(content), Alphabet.DNA);
    }

    static SequenceSource files(String... paths) throws IOException {
        return SequenceFiles.open(List.of(paths), null, Alphabet.DNA);
    }

    /** All lines, by name; checks that stretches join and that only the last one of a line says so. */
    static Map<String, String> lines(TrackSource source, int columns) throws IOException {
        Map<String, String> lines = new LinkedHashMap<>();
        String open = null;
        for (Symbols stretch = (Symbols) source.next(columns); stretch != null; stretch = (Symbols) source.next(columns)) {
            String before = open == null ? "" : lines.get(open);
            boolean joins = stretch.columns() <= columns && stretch.start() == before.length()
                    && (open == null ? !lines.containsKey(stretch.name()) : open.equals(stretch.name()));
            boolean exact = stretch.columns() > 0 || stretch.last() && stretch.start() == 0;
            if (!joins || !exact) {
                throw new AssertionError("stretch at " + stretch.start() + " of " + stretch.name() + " behind " + before);
            }
            lines.put(stretch.name(), before + stretch.text(0, stretch.columns()));
            open = stretch.last() ? null : stretch.name();
        }
        if (open != null) {
            throw new AssertionError(open + " has no last stretch");
        }
        return lines;
    }
}
