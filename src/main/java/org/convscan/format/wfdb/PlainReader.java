package org.convscan.format.wfdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.convscan.InputException;
import org.convscan.format.signal.ColumnReader;
import org.convscan.format.signal.Part;
import org.convscan.format.signal.Recording;

/** The frames of a record of one segment, as they stand in its signal files; skew is not undone yet. */
final class PlainReader implements ColumnReader {
    private final Header header;
    private final long frames;
    private final int columnsPerFrame;
    private final int[] leads;
    private final Part part;
    private final long summed;
    private final List<SignalFile> files = new ArrayList<>();
    private long done;

    /**
     * @param frames how many belong to the record; unknown when the files decide
     * @param leads for each signal the channel it is written to, or -1; channels of none are missing
     * @param part in frames
     */
    PlainReader(Header header, long frames, int columnsPerFrame, int[] leads, Part part) throws IOException {
        this.header = header;
        this.frames = frames;
        this.columnsPerFrame = columnsPerFrame;
        this.leads = leads;
        this.part = part;
        this.done = part.from();
        // Check sums are of the whole record, so they hold only when all that the header promises is there.
        this.summed = header.frames() != Recording.UNKNOWN && frames >= header.frames() ? Math.min(header.frames(), part.owned().end()) : 0;
        try {
            List<Signal> signals = header.signals();
            for (int from = 0, to; from < signals.size(); from = to) {
                to = from + 1;
                while (to < signals.size() && signals.get(to).file().equals(signals.get(from).file())) {
                    to++;
                }
                files.add(open(signals.subList(from, to)));
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private SignalFile open(List<Signal> signals) throws IOException {
        Signal first = signals.get(0);
        for (Signal signal : signals) {
            if (signal.format() != first.format()) {
                throw new InputException(header.file().toString(), "signal " + signal.name(),
                        "the signals of file " + first.file() + " have different formats", "");
            }
        }
        if (first.format() == SampleFormat.NULL && frames == Recording.UNKNOWN) {
            throw new InputException(header.file().toString(), "signal " + first.name(),
                    "a signal without a file needs a record with a length", "");
        }
        Path path = header.file().resolveSibling(first.file());
        if (first.format() != SampleFormat.NULL && !Files.isReadable(path)) {
            throw new InputException(header.file().toString(), "signal " + first.name(),
                    "the signal file " + path + " is missing or may not be read", "it belongs beside the header");
        }
        return SignalFile.open(path, signals, part.from());
    }

    @Override
    public int read(float[][] channels, int at, int columns) throws IOException {
        int wanted = columns / columnsPerFrame;
        if (frames != Recording.UNKNOWN) {
            wanted = (int) Math.min(wanted, frames - done);
        }
        int found = wanted == 0 ? 0 : readFiles(wanted);
        for (int c = 0; c < channels.length; c++) {
            if (!isWritten(c)) {
                Arrays.fill(channels[c], at, at + found * columnsPerFrame, Float.NaN);
            }
        }
        int signal = 0;
        for (SignalFile file : files) {
            signal = scale(file, signal, channels, at, found);
        }
        sum(found);
        return found * columnsPerFrame;
    }

    private boolean isWritten(int channel) {
        for (int lead : leads) {
            if (lead == channel) {
                return true;
            }
        }
        return false;
    }

    private int readFiles(int wanted) throws IOException {
        int found = wanted;
        for (SignalFile file : files) {
            int there = file.read(found);
            if (there < found && frames != Recording.UNKNOWN) {
                throw new InputException(file.path().toString(), "sample " + (done + there), "the file ends here, and the header "
                        + header.file().getFileName() + " promises " + frames + " samples of each signal", "is it cut short?");
            }
            found = there;
        }
        return found;
    }

    private int scale(SignalFile file, int firstSignal, float[][] channels, int at, int found) {
        int signal = firstSignal;
        for (int s = 0; s < file.signals(); s++, signal++) {
            if (leads[signal] >= 0) {
                file.scale(s, channels[leads[signal]], at, found, columnsPerFrame);
            }
        }
        return signal;
    }

    /** Adds up what is owned of the frames that were read last. */
    private void sum(int found) {
        int from = (int) Math.max(0, Math.min(found, part.owned().start() - done));
        int to = (int) Math.max(0, Math.min(found, summed - done));
        done += found;
        if (from >= to) {
            return;
        }
        files.forEach(file -> file.count(from, to));
        int signal = 0;
        for (SignalFile file : done >= summed ? files : List.<SignalFile>of()) {
            file.tell(signal, part.sums());
            signal += file.signals();
        }
    }

    @Override
    public void close() throws IOException {
        for (SignalFile file : files) {
            file.close();
        }
    }
}
