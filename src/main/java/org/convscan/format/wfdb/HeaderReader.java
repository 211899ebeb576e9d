package org.convscan.format.wfdb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.convscan.InputException;
import org.convscan.format.gzip.InputFile;
import org.convscan.format.signal.Recording;

/** Reads header files, as header(5) of the WFDB Applications Guide describes them. */
final class HeaderReader {
    /** Frames in a second of a record whose header does not say it; header(5). */
    private static final double DEFAULT_HERTZ = 250;

    /** A header is text of a few kilobytes; whoever names a signal file instead must not wait for it to be read. */
    private static final long LARGEST = 64L << 20;

    private final Path file;
    private final List<String> lines;
    private int line;

    private HeaderReader(Path file, List<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    static Header read(Path file) throws IOException {
        InputFile.of(file.toString(), null);
        if (Files.size(file) > LARGEST) {
            throw new InputException(file.toString(), "", "this is no WFDB header: it is too large", "name the .hea file");
        }
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        if (text.indexOf('\0') >= 0) {
            throw new InputException(file.toString(), "", "this is binary data, no WFDB header", "name the .hea file");
        }
        return new HeaderReader(file, text.lines().toList()).header();
    }

    private Header header() throws InputException {
        String[] words = next("the line of the record").split("\\s+");
        if (words.length < 2) {
            throw wrong("the line of the record needs a name and a number of signals", "is this a WFDB header?");
        }
        int slash = words[0].indexOf('/');
        String name = slash < 0 ? words[0] : words[0].substring(0, slash);
        int segments = slash < 0 ? 0 : lines(words[0].substring(slash + 1), "number of segments");
        double hertz = words.length > 2 ? rate(words[2]) : DEFAULT_HERTZ;
        long frames = words.length > 3 ? count(words[3], "number of samples") : 0;
        long length = frames == 0 ? Recording.UNKNOWN : frames;
        return segments > 0
                ? new Header(file, name, hertz, length, List.of(), segments(segments))
                : new Header(file, name, hertz, length, signals(lines(words[1], "number of signals"), name), List.of());
    }

    private List<Segment> segments(int count) throws InputException {
        List<Segment> segments = new ArrayList<>();
        while (segments.size() < count) {
            String[] words = next("the line of segment " + (segments.size() + 1) + " of " + count).split("\\s+");
            if (words.length < 2) {
                throw wrong("segment '" + words[0] + "' has no length", "");
            }
            segments.add(new Segment(words[0], count(words[1], "length of segment '" + words[0] + "'")));
        }
        return segments;
    }

    private List<Signal> signals(int count, String record) throws InputException {
        List<Signal> signals = new ArrayList<>();
        while (signals.size() < count) {
            String text = next("the line of signal " + (signals.size() + 1) + " of " + count);
            String unnamed = "record " + record + ", signal " + signals.size();
            signals.add(new SignalLine(file, line, text).signal(unnamed));
        }
        return signals;
    }

    /** The next line that is neither empty nor a comment. */
    private String next(String what) throws InputException {
        while (line < lines.size()) {
            String text = lines.get(line++).strip();
            if (!text.isEmpty() && text.charAt(0) != '#') {
                return text;
            }
        }
        throw wrong("the header ends before " + what, "is the file complete?");
    }

    /** The frame rate, before a counter's rate and start: "360", "125/999.56(12)". */
    private double rate(String word) throws InputException {
        String text = word.split("[/(]", 2)[0];
        try {
            double hertz = Double.parseDouble(text);
            if (hertz > 0 && hertz < Double.POSITIVE_INFINITY) {
                return hertz;
            }
        } catch (NumberFormatException e) {
            throw wrong("the sampling rate '" + word + "' is no number", "", e);
        }
        throw wrong("the sampling rate '" + word + "' is not above 0", "");
    }

    private long count(String word, String what) throws InputException {
        try {
            long value = Long.parseLong(word);
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw wrong("the " + what + " '" + word + "' is no whole number", "", e);
        }
        throw wrong("the " + what + " '" + word + "' is below 0", "");
    }

    private int lines(String word, String what) throws InputException {
        long value = count(word, what);
        if (value > lines.size() - line) {
            throw wrong("the " + what + " is " + value + ", and the header has " + (lines.size() - line) + " more lines",
                    "is the file complete?");
        }
        return (int) value;
    }

    private InputException wrong(String what, String hint) {
        return wrong(what, hint, null);
    }

    private InputException wrong(String what, String hint, Throwable cause) {
        return new InputException(file.toString(), "line " + line, what, hint, cause);
    }
}
