package org.convscan.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The test genome and its regions, read without the program. */
final class TestGenome {
    static final String REGIONS = "test-data/dna/regions.bed";

    private TestGenome() {}

    /** Sequences of the test genome as they are written. */
    static Map<String, String> sequences() throws IOException {
        Map<String, StringBuilder> lines = new LinkedHashMap<>();
        StringBuilder current = null;
        for (String line : Files.readAllLines(Path.of(Run.GENOME))) {
            if (line.startsWith(">")) {
                current = new StringBuilder();
                lines.put(line.substring(1).split("\\s")[0], current);
            } else {
                current.append(line.strip());
            }
        }
        Map<String, String> genome = new LinkedHashMap<>();
        lines.forEach((name, letters) -> genome.put(name, letters.toString()));
        return genome;
    }

    record Place(String chrom, long start, long end) {}

    static List<Place> regions() throws IOException {
        return Files.readAllLines(Path.of(REGIONS)).stream()
                .map(line -> line.split("\t"))
                .filter(c -> c.length >= 3 && !c[0].startsWith("#"))
                .map(c -> new Place(c[0], Long.parseLong(c[1]), Long.parseLong(c[2])))
                .toList();
    }

    /** The other strand; letters other than A, C, G and T stay what they are. */
    static String reverse(String letters) {
        StringBuilder turned = new StringBuilder();
        for (char letter : new StringBuilder(letters).reverse().toString().toCharArray()) {
            int at = "ACGTacgt".indexOf(letter);
            turned.append(at < 0 ? letter : "TGCAtgca".charAt(at));
        }
        return turned.toString();
    }
}
