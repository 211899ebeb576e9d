package org.convscan.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.convscan.InputException;
import org.convscan.format.beats.BeatFile;
import org.convscan.format.signal.Recording;
import org.convscan.format.wfdb.RecordClock;
import org.convscan.format.wfdb.WfdbRecord;
import org.convscan.report.BeatScoreTable;
import org.convscan.report.TableOutput;
import org.convscan.stats.BeatMarks;
import org.convscan.stats.BeatMatching;
import org.convscan.stats.BeatScore;

/** Compares beats with an expert's, as WFDB's bxb does. */
final class BeatJudge {
    /** What the command line asks for. */
    private record Request(Path truth, String annotator, double hertz, double start, double window) {}

    private BeatJudge() {}

    /** Whether an option is about beats, and so of no use with anything else. */
    static final List<String> OPTIONS = List.of("annotator", "rate", "start", "window");

    static void run(CommandLine line, Path truth, TableOutput table) throws UsageException, IOException {
        Request request = new Request(truth, line.getOptionValue("annotator", "atr"),
                positive(line, "rate", 0), time(line.getOptionValue("start", "0")), positive(line, "window", 0.15));
        if (line.getArgList().size() > 1 && !Files.isDirectory(truth)) {
            throw new UsageException("several files of beats need a folder after --truth");
        }
        List<BeatScoreTable.Row> rows = new ArrayList<>();
        for (String hits : line.getArgList()) {
            rows.add(row(request, Path.of(hits)));
        }
        BeatScoreTable.write(facts(request), rows, table);
    }

    private static List<String> facts(Request request) {
        return List.of("convscan " + Version.text(),
                "beats matched as WFDB's bxb 10.7.0 does: window " + request.window + " s, from " + request.start
                        + " s, time between [ and ] left out");
    }

    private static BeatScoreTable.Row row(Request request, Path hits) throws IOException {
        String record = stem(hits);
        Path truth = Files.isDirectory(request.truth) ? request.truth.resolve(record + "." + request.annotator) : request.truth;
        RecordClock clock = clock(request, truth, hits);
        // Rounded as bxb rounds them.
        long window = (long) (request.window * clock.hertz() + 0.5);
        long start = (long) (request.start * clock.hertz() + 0.5);
        BeatMarks beats = BeatFile.read(truth, clock.hertz());
        BeatScore score = BeatMatching.score(beats, BeatFile.read(hits, clock.hertz()), window, start, clock.ticks());
        return new BeatScoreTable.Row(record, score, 1000 / clock.hertz());
    }

    private static RecordClock clock(Request request, Path truth, Path hits) throws IOException {
        if (request.hertz > 0) {
            return new RecordClock(request.hertz, Recording.UNKNOWN);
        }
        Path header = header(truth, hits);
        if (header == null) {
            throw new InputException(truth.toString(), "", "nothing says how many samples a second has: there is no "
                    + stem(truth) + WfdbRecord.ENDING + " beside it", "give --rate");
        }
        return RecordClock.read(header);
    }

    /** The record's header beside either file; null when there is none. */
    private static Path header(Path truth, Path hits) {
        for (Path file : List.of(truth, hits)) {
            Path header = file.resolveSibling(stem(file) + WfdbRecord.ENDING);
            if (Files.isReadable(header)) {
                return header;
            }
        }
        return null;
    }

    private static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static double positive(CommandLine line, String option, double absent) throws UsageException {
        double value = OptionValues.number(line, option, absent);
        if (line.hasOption(option) && !(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new UsageException("--" + option + " takes a number above 0, not " + line.getOptionValue(option));
        }
        return value;
    }

    /** Seconds of "12.5", "5:00" or "1:05:00". */
    private static double time(String text) throws UsageException {
        double seconds = 0;
        try {
            for (String part : text.split(":", 3)) {
                seconds = 60 * seconds + Double.parseDouble(part);
            }
        } catch (NumberFormatException e) {
            seconds = -1;
        }
        if (!(seconds >= 0 && seconds < Double.POSITIVE_INFINITY)) {
            throw new UsageException("--start takes seconds, M:S or H:M:S, not '" + text + "'");
        }
        return seconds;
    }
}
