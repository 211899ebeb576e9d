package org.convscan.report;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process of its own that writes a table without end, to be killed or to run out of room, or one that begins while it ends. */
final class WriterProcess {
    private WriterProcess() {}

    /** Prints "writing" once there is something to clean up, and an error's message. */
    public static void main(String[] args) throws IOException {
        if (args.length > 1) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> begin(args[1], Path.of(args[0]))));
            return;
        }
        try (TableOutput out = TableOutput.to(Path.of(args[0]), Tabix.BED)) {
            Bytes line = new Bytes();
            for (long i = 0; ; i++) {
                line.clear();
                out.write(line.add("chr1\t").add(i).add('\t').add(i + 7).add("\tM1\n"));
                if (i == 10_000) {
                    System.out.println("writing");
                }
                if (i > 200_000) {
                    pause();
                }
            }
        } catch (IOException e) {
            System.out.println(e.getClass().getSimpleName() + " " + e.getMessage());
        }
    }

    private static void begin(String what, Path target) {
        try (OutputFile file = what.equals("scratch") ? OutputFile.scratch(target) : OutputFile.create(target)) {
            System.out.println("begun " + file.temporary());
        } catch (IOException e) {
            System.out.println(e.getMessage());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static List<String> command(Path target, String... more) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path").replace(File.pathSeparator + File.pathSeparator, File.pathSeparator),
                WriterProcess.class.getName(), target.toString()));
        command.addAll(List.of(more));
        return command;
    }
}
