package org.convscan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The arrows between packages, as docs/architecture.md draws them. */
class ArchitectureTest {
    private static final String ROOT = "org.convscan.";

    /** What a top-level package may use, besides itself and the root package's exception. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("coord", Set.of()),
            Map.entry("track", Set.of("coord")),
            Map.entry("transform", Set.of("coord", "track")),
            Map.entry("kernel", Set.of("coord", "track")),
            Map.entry("engine", Set.of("coord", "track", "kernel")),
            Map.entry("network", Set.of("coord", "track", "kernel", "engine")),
            Map.entry("scan", Set.of("coord", "track", "kernel", "engine")),
            Map.entry("stats", Set.of("coord", "track", "kernel", "engine", "scan")),
            Map.entry("format", Set.of("coord", "track", "kernel", "engine", "network", "scan", "stats")),
            Map.entry("report", Set.of("coord", "track", "kernel", "engine", "scan", "stats")),
            Map.entry("workflow", Set.of("coord", "track", "transform", "kernel", "engine", "network", "scan", "stats", "format")),
            Map.entry("cli", Set.of("coord", "track", "transform", "kernel", "engine", "network", "scan", "stats", "format", "report",
                    "workflow")));

    /** Foreign packages and the only packages of ours that may see them. */
    private static final Map<String, Set<String>> SEEN_ONLY_BY = Map.of(
            "ai.onnxruntime", Set.of("engine.ort"),
            "htsjdk", Set.of("format", "report"),
            "org.biojava", Set.of("format"),
            "org.apache.commons.cli", Set.of("cli"),
            "io.jhdf", Set.of("format.fast5"),
            "com.github.luben.zstd", Set.of("format.zstd"),
            "jdk.incubator.vector", Set.of("engine.lookup"));

    private record Arrow(String from, String to) {}

    private static final List<Arrow> ARROWS = new ArrayList<>();

    @BeforeAll
    static void readClassFiles() {
        StringWriter out = new StringWriter();
        PrintWriter printer = new PrintWriter(out);
        ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
        jdeps.run(printer, printer, "-v", "--ignore-missing-deps", "--add-modules", "jdk.incubator.vector", "target/classes");
        Pattern line = Pattern.compile("^\\s+(\\S+)\\s+-> (\\S+)");
        for (String text : out.toString().split("\n")) {
            Matcher matcher = line.matcher(text);
            if (matcher.find() && matcher.group(1).startsWith(ROOT)) {
                ARROWS.add(new Arrow(matcher.group(1), matcher.group(2)));
            }
        }
        assertFalse(ARROWS.isEmpty(), out.toString());
    }

    private static String topPackage(String className) {
        String rest = className.substring(ROOT.length());
        return rest.indexOf('.') < 0 ? "" : rest.substring(0, rest.indexOf('.'));
    }

    @Test
    void packagesUseOnlyWhatStandsBelowThem() {
        Set<String> wrong = new TreeSet<>();
        for (Arrow arrow : ARROWS) {
            if (arrow.to.startsWith(ROOT)) {
                String from = topPackage(arrow.from);
                String to = topPackage(arrow.to);
                boolean fine = from.equals(to) || to.isEmpty() || MAY_USE.getOrDefault(from, Set.of()).contains(to);
                if (!fine) {
                    wrong.add(arrow.from + " -> " + arrow.to);
                }
            }
        }
        assertEquals(Set.of(), wrong);
    }

    @Test
    void librariesAreSeenOnlyWhereTheyBelong() {
        Set<String> wrong = new TreeSet<>();
        for (Arrow arrow : ARROWS) {
            SEEN_ONLY_BY.forEach((library, places) -> {
                if (arrow.to.startsWith(library + ".")
                        && places.stream().noneMatch(place -> arrow.from.startsWith(ROOT + place + "."))) {
                    wrong.add(arrow.from + " -> " + arrow.to);
                }
            });
        }
        assertEquals(Set.of(), wrong);
    }

    @Test
    void vectorsAreSeenByThreeClasses() {
        Set<String> users = new TreeSet<>();
        for (Arrow arrow : ARROWS) {
            if (arrow.to.startsWith("jdk.incubator.vector.")) {
                users.add(arrow.from);
            }
        }
        Set<String> known = Set.of("VectorClimb", "VectorDifferences", "VectorLanes");
        assertEquals(known.stream().map(name -> ROOT + "engine.lookup." + name).collect(Collectors.toSet()), users);
    }

    @Test
    void onlyMainEndsTheProcessOrTouchesStandardOutput() throws Exception {
        Set<String> wrong = new TreeSet<>();
        for (Path file : sources()) {
            String text = Files.readString(file);
            boolean touches = text.contains("System.exit") || text.contains("System.out") && !text.contains("// System.out");
            if (touches && !file.endsWith("cli/Main.java")) {
                wrong.add(file.toString());
            }
        }
        assertEquals(Set.of(), wrong);
    }

    @Test
    void wordsOfOneSignalStayAtTheEnds() throws Exception {
        Pattern word = Pattern.compile("(?i)dna|ecg|fast5|pod5|nanopore|fasta|vcf");
        Set<String> wrong = new TreeSet<>();
        for (Path file : sources()) {
            String place = Path.of("src/main/java/org/convscan").relativize(file).toString();
            boolean end = place.startsWith("format") || place.startsWith("cli") || place.startsWith("workflow");
            if (!end && word.matcher(file.getFileName().toString()).find()) {
                wrong.add(place);
            }
        }
        assertEquals(Set.of(), wrong);
    }

    private static List<Path> sources() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
