package org.convscan.cli;

import java.io.IOException;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** Heartbeats in recordings. */
final class EcgCommand implements Command {
    @Override
    public String name() {
        return "ecg";
    }

    @Override
    public String summary() {
        return "finds heartbeats in electrocardiograms (WFDB, EDF, BDF, CSV)";
    }

    @Override
    public String arguments() {
        return "[OPTIONS] RECORD...";
    }

    @Override
    public Options options() {
        return EcgOptions.options();
    }

    @Override
    public String examples() {
        return """
                # a file of annotations that WFDB's tools read
                ./convscan ecg -o target/simulated.beats test-data/ecg/simulated
                # a table, from all leads together
                ./convscan ecg --lead all -o - test-data/ecg/simulated
                """;
    }

    @Override
    public void run(CommandLine line, Console console) throws UsageException, IOException {
        new EcgRun(EcgOptions.of(line), console).run();
    }
}
