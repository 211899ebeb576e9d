package org.convscan.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.convscan.format.gzip.InputFile;

/**
 * The checked command line of {@code convscan merge}.
 *
 * @param parts as they were named
 * @param output null for the parts' own default; so are the others where there is none
 */
record MergeOptions(List<String> parts, String output, String matrix, String segments, String multiqc, String intervals) {
    static Options options() {
        return OptionValues.everywhere()
                .addOption(OptionValues.value("o", "output", "FILE", "where the table goes (default: standard output); .gz is bgzipped and "
                        + "indexed. Heartbeats: as for 'ecg'"))
                .addOption(OptionValues.value(null, "matrix", "FILE", "where the matrix goes, when matrices are among the parts"))
                .addOption(OptionValues.value(null, "segments", "FILE.tsv", "where the segments of reads go, when they are among the parts"))
                .addOption(OptionValues.multiqc())
                .addOption(OptionValues.value(null, "intervals", "FILE.tsv", "heartbeats: also write each RR interval, and in "
                        + "FILE.summary.tsv heart rate and its variability"))
                .addOption(OptionValues.value(null, "parts", "FILE", "names of more parts, one a line: for more than a command line can hold"));
    }

    static MergeOptions of(CommandLine line, InputStream in) throws UsageException, IOException {
        List<String> names = new ArrayList<>(line.getArgList());
        if (line.hasOption("parts")) {
            names.addAll(lines(line.getOptionValue("parts"), in));
        }
        names.removeIf(String::isBlank);
        if (names.isEmpty()) {
            throw new UsageException("'merge' takes the files that --shard wrote");
        }
        FilesNamed.again("'merge' must read its parts twice", names);
        for (String name : names) {
            InputFile.of(name, null);
        }
        return new MergeOptions(List.copyOf(names), line.getOptionValue("output"), OptionValues.matrix(line),
                line.getOptionValue("segments"), OptionValues.multiqc(line), line.getOptionValue("intervals"));
    }

    private static List<String> lines(String file, InputStream in) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(InputFile.of(file, in).openText(),
                StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Where the table goes; "-" for standard output. */
    String target() {
        return output == null ? "-" : output;
    }

    /** Whether the table goes to standard output. */
    boolean toStream() {
        return output == null || output.equals("-");
    }
}
