package org.convscan.workflows;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Nextflow as Maven resolves it, run without the network in a home of its own. {@code convscan}, as the pipelines call it, is the
 * program under test: see {@link #launcher}.
 */
final class Nextflow {
    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final Path POM = PROJECT.resolve("src/test/nextflow/pom.xml");
    private static final long MINUTES = 4;

    private final String classPath;
    private final Path folder;

    /** What a process printed, both streams, and how it ended. */
    record Ended(int code, String text) {
        List<String> lines() {
            return text.lines().filter(line -> !line.isBlank()).toList();
        }
    }

    private Nextflow(String classPath, Path folder) {
        this.classPath = classPath;
        this.folder = folder;
    }

    /** Nextflow working in a folder; the test is skipped where Maven cannot resolve it. */
    static Nextflow in(Path folder) throws IOException, InterruptedException {
        Path list = folder.resolve("nextflow.classpath");
        Ended maven = run(resolve(list), folder, Map.of());
        assumeTrue(maven.code() == 0 && Files.exists(list), () -> "skipped: Maven cannot resolve Nextflow here (offline?): "
                + maven.lines().stream().filter(line -> line.contains("ERROR")).findFirst().orElse("no reason given"));
        Nextflow nextflow = new Nextflow(Files.readString(list).strip(), folder);
        nextflow.launcher();
        return nextflow;
    }

    /** The build's own Maven, repository and settings, where a build runs this; else the Maven on the path. */
    private static List<String> resolve(Path list) {
        String home = System.getProperty("convscan.maven.home");
        List<String> command = new ArrayList<>(List.of(home == null ? "mvn" : home + "/bin/mvn", "-q", "-B", "-ntp", "-f", POM.toString()));
        String repository = System.getProperty("convscan.maven.repository");
        if (repository != null) {
            command.add("-Dmaven.repo.local=" + repository);
        }
        String settings = System.getProperty("convscan.maven.settings", "").replaceFirst("^file:", "");
        if (Files.isRegularFile(Path.of(settings))) {
            command.addAll(List.of("-s", settings));
        }
        if ("offline:true".equals(System.getProperty("convscan.maven.offline"))) {
            command.add("-o");
        }
        command.addAll(List.of("dependency:build-classpath", "-Dmdep.outputFile=" + list));
        return command;
    }

    /**
     * bin/convscan in the folder. Where a file named {@code kill-one} lies there, the first caller takes it away and its Java is
     * killed at once, so that exactly one task dies as it would for want of memory.
     */
    private void launcher() throws IOException {
        Path launcher = Files.createDirectories(folder.resolve("bin")).resolve("convscan");
        Files.writeString(launcher, """
                #!/usr/bin/env bash
                run=("%s" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC ${CONVSCAN_JAVA_OPTS:-} -Dconvscan.home="%s" -cp "%s" org.convscan.cli.Main "$@")
                if [ "$1" = dna ] && rm "%s" 2>/dev/null; then
                  "${run[@]}" &
                  kill -KILL $!
                  wait $!
                  exit $?
                fi
                exec "${run[@]}"
                """.formatted(java(), PROJECT, classes(), folder.resolve("kill-one")));
        launcher.toFile().setExecutable(true);
    }

    /** This process's class path, usable from any folder. */
    private static String classes() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath().toString()).collect(Collectors.joining(File.pathSeparator));
    }

    Ended run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m"));
        if (Runtime.version().feature() >= 24) {
            // Nextflow's store of finished tasks uses what Java 24 and newer warn of, on the stream of Nextflow's own words.
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        opened().forEach(name -> command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
        command.addAll(List.of("-cp", classPath, "nextflow.cli.Launcher"));
        command.addAll(List.of(arguments));
        return run(command, folder, Map.of("NXF_HOME", folder.resolve("home").toString(), "NXF_OFFLINE", "true",
                "NXF_PLUGINS_DEFAULT", "false", "NXF_DISABLE_CHECK_LATEST", "true", "NXF_ANSI_LOG", "false",
                "PATH", folder.resolve("bin") + File.pathSeparator + System.getenv("PATH")));
    }

    /** The program by itself, as a task would call it. */
    Ended convscan(Path where, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(folder.resolve("bin/convscan").toString()));
        command.addAll(List.of(arguments));
        return run(command, where, Map.of());
    }

    /** The packages that Nextflow's own launcher opens. */
    private static Stream<String> opened() {
        return Stream.of("java.lang", "java.io", "java.nio", "java.net", "java.util", "java.util.concurrent", "java.util.concurrent.locks",
                "java.util.regex", "sun.nio.ch", "sun.nio.fs", "sun.net.www.protocol.http", "sun.net.www.protocol.https",
                "sun.net.www.protocol.ftp", "sun.net.www.protocol.file", "jdk.internal.misc", "jdk.internal.vm");
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static Ended run(List<String> command, Path folder, Map<String, String> environment) throws IOException, InterruptedException {
        Path log = Files.createTempFile(folder, "run", ".log");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return new Ended(127, "ERROR " + e.getMessage());
        }
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
            return new Ended(124, "ERROR took longer than " + MINUTES + " minutes:\n" + Files.readString(log));
        }
        return new Ended(process.exitValue(), Files.readString(log));
    }
}
