package org.convscan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in an installed copy: the script, and lib/ beside it. */
final class LauncherTest {
    private static final String[] SCAN = {"dna", "--quiet", "-m", Run.MOTIFS, Run.GENOME};

    @TempDir
    Path home;

    private record Ended(int code, String out, String err) {}

    @BeforeEach
    void install() throws IOException {
        Files.copy(Path.of("convscan"), home.resolve("convscan"));
        Path lib = Files.createDirectories(home.resolve("lib"));
        others(lib.resolve("others.jar"));
        jar(Path.of("target/classes"), lib.resolve("convscan-0.0.0.jar"));
        Files.setLastModifiedTime(lib.resolve("convscan-0.0.0.jar"), FileTime.from(Instant.now().minusSeconds(60)));
    }

    /** A jar with nothing in it but the names of all jars that the tests run with. */
    private static void others(Path to) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar")).map(entry -> Path.of(entry).toUri().toString()).collect(Collectors.joining(" ")));
        new JarOutputStream(Files.newOutputStream(to), manifest).close();
    }

    private static void jar(Path classes, Path to) throws IOException {
        try (OutputStream out = Files.newOutputStream(to); JarOutputStream jar = new JarOutputStream(out); Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                jar.putNextEntry(new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, jar);
            }
        }
    }

    /** Java's own word for where it had the class of the command from, see its option -Xlog:class+load. */
    private String sourceOfMain() throws Exception {
        Ended ended = run(Map.of("CONVSCAN_JAVA_OPTS", "-Xlog:class+load"), "--version");
        return ended.out().lines().filter(line -> line.contains(" org.convscan.cli.Main source: ")).findFirst().orElseThrow()
                .replaceFirst(".* source: ", "");
    }

    private Path archive() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("lib"))) {
            return files.filter(file -> file.toString().endsWith(".jsa")).findFirst().orElseThrow();
        }
    }

    @Test
    void sharedClassesAreTakenFromTheArchiveAndChangeNoResult() throws Exception {
        assertTrue(sourceOfMain().startsWith("file:"), sourceOfMain());
        Ended before = run(Map.of(), SCAN);
        assertEquals(new Ended(0, "", ""), run(Map.of(), "--share-classes"));
        assertEquals("shared objects file", sourceOfMain());
        assertEquals(before, run(Map.of(), SCAN));
        try (Stream<Path> files = Files.list(home.resolve("lib"))) {
            assertEquals(List.of(), files.filter(file -> file.getFileName().toString().startsWith("share.")).toList());
        }
    }

    @Test
    void anArchiveThatDoesNotFitIsLeftAloneWithoutAWord() throws Exception {
        run(Map.of(), "--share-classes");
        Ended whole = run(Map.of(), SCAN);
        Path archive = archive();
        // One older than the program is of an older program.
        Files.setLastModifiedTime(archive, FileTime.from(Instant.now().minusSeconds(3600)));
        assertTrue(sourceOfMain().startsWith("file:"), sourceOfMain());
        assertEquals(whole, run(Map.of(), SCAN));
        // Java knows its own archives.
        Files.delete(archive);
        Files.writeString(archive, "an archive of some other Java");
        assertTrue(sourceOfMain().startsWith("file:"), sourceOfMain());
        assertEquals(whole, run(Map.of(), SCAN));
    }

    @Test
    void anArchiveInTheCacheServesWhereTheProgramsFolderHasNone() throws Exception {
        run(Map.of(), "--share-classes");
        Path cache = Files.createDirectories(home.resolve("cache"));
        Files.move(archive(), cache.resolve(archive().getFileName()));
        assertTrue(sourceOfMain().startsWith("file:"), sourceOfMain());
        Ended listed = run(Map.of("CONVSCAN_CACHE", cache.toString(), "CONVSCAN_JAVA_OPTS", "-Xlog:class+load"), "--version");
        assertTrue(listed.out().contains(" org.convscan.cli.Main source: shared objects file"), listed.err());
    }

    /** Java refuses two garbage collectors. Its option -Xlog:gc names the one that it uses. */
    @Test
    void aGarbageCollectorThatTheUserNamesIsTheOneThatIsUsed() throws Exception {
        for (Map<String, String> named : List.of(Map.of("CONVSCAN_JAVA_OPTS", "-Xlog:gc -XX:+UseParallelGC"),
                Map.of("CONVSCAN_JAVA_OPTS", "-Xlog:gc", "JAVA_TOOL_OPTIONS", "-XX:+UseParallelGC"))) {
            Ended ended = run(named, "--version");
            assertEquals(0, ended.code(), ended.err());
            assertTrue(ended.out().contains("Using Parallel"), ended.out());
        }
        Ended argument = run(Map.of("CONVSCAN_JAVA_OPTS", "-Xlog:gc"), "-XX:+UseParallelGC", "--version");
        assertTrue(argument.out().contains("Using Parallel"), argument.err());
        assertTrue(run(Map.of("CONVSCAN_JAVA_OPTS", "-Xlog:gc"), "--version").out().contains("Using Serial"));
        // Another option that begins like those, and a file that is named as NCBI names genomes.
        Ended neither = run(Map.of("CONVSCAN_JAVA_OPTS", "-Xlog:gc"), "-XX:+UseCompressedOops", "dna", "--help", "GCF_000146045.2.fna");
        assertTrue(neither.out().contains("Using Serial"), neither.out() + neither.err());
    }

    /** Java takes the last of several values, and prints those that it took. */
    @Test
    void aSettingThatTheUserNamesGoesBeforeTheLaunchersOwn() throws Exception {
        for (String command : List.of("dna", "ecg", "nanopore")) {
            Ended named = run(Map.of("CONVSCAN_JAVA_OPTS", "-XX:Tier4InvocationThreshold=4321 -XX:+PrintFlagsFinal"), command, "--help");
            assertTrue(Pattern.compile(" Tier4InvocationThreshold +:?= 4321 ").matcher(named.out()).find(), command + named.err());
            Ended argument = run(Map.of("CONVSCAN_JAVA_OPTS", "-XX:+PrintFlagsFinal"), command, "-XX:Tier4InvocationThreshold=4321", "--help");
            assertTrue(Pattern.compile(" Tier4InvocationThreshold +:?= 4321 ").matcher(argument.out()).find(), command + argument.err());
        }
    }

    /** Not every Java has both compilers, whose settings the launcher gives. */
    @Test
    void commandsWithSettingsStartOnAJavaThatLacksOne() throws Exception {
        for (String command : List.of("dna", "ecg", "nanopore")) {
            Ended ended = run(Map.of("CONVSCAN_JAVA_OPTS", "-XX:+ASettingThatNoJavaHas"), command, "--help");
            assertEquals(0, ended.code(), ended.err());
            assertTrue(ended.out().startsWith("usage: convscan " + command), ended.out());
        }
    }

    /** The launcher's own bound on new objects is larger than this heap, of which Java would warn on standard output. */
    @Test
    void aSmallHeapPutsNothingAmongResults() throws Exception {
        Ended ended = run(Map.of(), "ecg", "-Xmx24m", "--help");
        assertTrue(ended.out().startsWith("usage: convscan ecg"), ended.out());
    }

    /** Java passes over a setting for a method that there is not. */
    @Test
    void theLoopsThatAreCompiledAtOnceAreThoseOfTheirNames() throws Exception {
        String launcher = Files.readString(Path.of("convscan"));
        List<MatchResult> loops = Pattern.compile("(?:loop|climb|unpack)=([a-zA-Z.]+)::([a-zA-Z]+)").matcher(launcher).results().toList();
        assertEquals(3, loops.size());
        for (MatchResult loop : loops) {
            String source = Files.readString(Path.of("src/main/java", loop.group(1).replace('.', '/') + ".java"));
            assertTrue(Pattern.compile(" (void|int) " + loop.group(2) + "\\(").matcher(source).find(), loop.group());
        }
        assertTrue(launcher.contains("sun.security.provider.SHA2::implCompress,"));
        Class.forName("sun.security.provider.SHA2").getDeclaredMethod("implCompress", byte[].class, int.class);
    }

    /** The launcher has Java pass over settings that it lacks; those of the last tier are for each other: without one the loop may be slow. */
    @Test
    void thisJavaHasTheCompilersSettingsForScansOfDna() throws Exception {
        String launcher = Files.readString(Path.of("convscan"));
        String block = launcher.substring(launcher.indexOf("dna=("), launcher.indexOf("# Classes that Java has parsed once"));
        List<String> settings = Pattern.compile("-XX:(Tier[34]|ProfileMaturity)\\w+=\\d+").matcher(block).results().map(MatchResult::group).toList();
        assertEquals(9, settings.size(), block);
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(settings);
        command.add("-version");
        Path said = home.resolve("said");
        int code = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start().waitFor();
        assertEquals(0, code, Files.readString(said));
    }

    private Ended run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bash", home.resolve("convscan").toString()));
        command.addAll(Arrays.asList(arguments));
        Path out = home.resolve("out");
        Path err = home.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        int code = builder.start().waitFor();
        return new Ended(code, Files.readString(out), Files.readString(err));
    }
}
