package org.convscan.format.pod5;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;
import org.convscan.InputException;
import org.convscan.format.rawread.Defect;
import org.convscan.format.rawread.RawRead;
import org.convscan.format.rawread.ReadFile;
import org.convscan.format.rawread.StoredRead;
import org.convscan.format.rawread.UnusableRead;

/**
 * A POD5 file of version 0 to 3, signal packed with VBZ or not. Loaded are the footer, the dictionaries, a batch of the table of
 * reads, and of the signal what belongs to one read. For one thread.
 */
public final class Pod5File implements ReadFile {
    private static final String DAMAGED = "copy or download the file again";

    private final String name;
    private final FileChannel channel;
    private final ReadTable reads;
    private final SignalTable signal;

    private Pod5File(String name, FileChannel channel) throws IOException {
        this.name = name;
        this.channel = channel;
        try {
            Footer footer = Footer.of(name, channel);
            this.reads = new ReadTable(footer.reads(), footer.runs());
            this.signal = new SignalTable(footer.signal());
        } catch (IOException | RuntimeException e) {
            throw failure("footer", e);
        }
    }

    /** @throws InputException when it is no POD5 file, was cut short, or is damaged */
    public static Pod5File open(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path);
        try {
            return new Pod5File(path.toString(), channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public StoredRead next() throws IOException {
        String place = "table of reads";
        try {
            if (!reads.advance()) {
                return null;
            }
            place = "read " + reads.id();
        } catch (IOException | RuntimeException e) {
            throw failure(place, e);
        }
        try {
            return read(reads.id(), place);
        } catch (IOException | RuntimeException e) {
            // What it claimed to need is not kept.
            signal.takeSamples();
            return new UnusableRead(Defect.DAMAGED, failure(place, e));
        }
    }

    @Override
    public boolean skip() throws IOException {
        try {
            return reads.advance();
        } catch (IOException | RuntimeException e) {
            throw failure("table of reads", e);
        }
    }

    @Override
    public void reuse(RawRead spent) {
        signal.reuse(spent.release());
    }

    @Override
    public double passed() {
        return reads.passed();
    }

    private StoredRead read(String id, String place) throws IOException {
        int size = signal.read(reads.signalRows(), reads.samples());
        if (reads.samples() >= 0 && reads.samples() != size) {
            throw new IOException("its signal has " + size + " samples, not the " + reads.samples() + " that its row claims");
        }
        if (size == 0) {
            return new UnusableRead(Defect.EMPTY, new InputException(name, place, "a signal of 0 samples", ""));
        }
        Runs.Run run = reads.run();
        Map<String, String> attributes = reads.attributes();
        if (run != null) {
            run.describe(attributes);
        }
        return RawRead.wrap(id, signal.takeSamples(), size, run == null ? Double.NaN : run.hertz(), reads.calibration(), attributes);
    }

    /** Offsets that point anywhere end in exceptions of the JDK's buffers, whose messages help nobody. */
    private InputException failure(String place, Exception e) {
        if (e instanceof InputException known) {
            return known;
        }
        if (e instanceof IOException || e instanceof IllegalArgumentException && e.getMessage() != null) {
            return new InputException(name, place, e.getMessage(), DAMAGED, e);
        }
        return new InputException(name, place, "the Arrow data points to places that do not exist", DAMAGED, e);
    }

    @Override
    public void close() throws IOException {
        signal.close();
        channel.close();
    }
}
