package org.convscan.report;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A headless browser, where the machine has one: the variable CHROMIUM, or chromium in the PATH. */
final class Chromium {
    private final String program;
    private final Path folder;

    private Chromium(String program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    /** @return null where there is none */
    static Chromium find(Path folder) {
        String named = System.getenv("CHROMIUM");
        if (named != null && !named.isEmpty()) {
            return new Chromium(named, folder);
        }
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(place -> Path.of(place, "chromium")).filter(Files::isExecutable)
                .map(path -> new Chromium(path.toString(), folder)).findFirst().orElse(null);
    }

    /** The page after its scripts have run. */
    String dom(Path page, String... options) throws IOException, InterruptedException {
        return run(page, "--dump-dom", options);
    }

    void screenshot(Path page, Path picture, String... options) throws IOException, InterruptedException {
        run(page, "--screenshot=" + picture, options);
    }

    void pdf(Path page, Path paper) throws IOException, InterruptedException {
        run(page, "--print-to-pdf=" + paper, "--no-pdf-header-footer");
    }

    private String run(Path page, String what, String... options) throws IOException, InterruptedException {
        Path profile = Files.createTempDirectory("convscan-chromium");
        try {
            return run(profile, page, what, options);
        } finally {
            delete(profile);
        }
    }

    /** As far as it goes: processes of the browser may still be writing there as they end. */
    private static void delete(Path profile) throws InterruptedException {
        for (int attempt = 0; attempt < 20 && Files.exists(profile); attempt++) {
            try (Stream<Path> all = Files.walk(profile)) {
                all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            } catch (IOException | java.io.UncheckedIOException e) {
                // a file went away under the walk
            }
            if (Files.exists(profile)) {
                Thread.sleep(50);
            }
        }
    }

    private String run(Path profile, Path page, String what, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program, "--headless=new", "--no-sandbox", "--disable-gpu",
                "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--allow-file-access-from-files", "--hide-scrollbars", "--virtual-time-budget=4000",
                "--user-data-dir=" + profile, what));
        command.addAll(List.of(options));
        command.add(page.toUri().toString());
        Path output = Files.createTempFile(folder, "chromium", ".out");
        Process process = new ProcessBuilder(command).redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new IOException(program + " did not finish in a minute");
        }
        return Files.readString(output, StandardCharsets.UTF_8);
    }
}
