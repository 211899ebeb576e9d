package org.convscan.format.fast5;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.convscan.InputException;
import org.convscan.format.rawread.Calibration;
import org.convscan.format.rawread.Defect;
import org.convscan.format.rawread.Printable;
import org.convscan.format.rawread.RawRead;
import org.convscan.format.rawread.ReadFile;
import org.convscan.format.rawread.StoredRead;
import org.convscan.format.rawread.UnusableRead;

/**
 * A FAST5 file of one read or of many; signal stored as it is, with deflate or with VBZ. Of the file only what is looked at is
 * loaded. For one thread.
 */
public final class Fast5File implements ReadFile {
    /** Smaller files are loaded whole: a mapping each would use up the system's mappings on a folder of a million files. */
    private static final long SMALL = 1 << 23;

    /** jHDF keeps every object it has seen until the file is closed; so it is closed now and then. */
    private static final int READS_AT_A_TIME = 1000;

    static {
        // jHDF logs through slf4j, which prints three lines to standard error where nobody has chosen a log back end.
        if (System.getProperty("slf4j.internal.verbosity") == null) {
            System.setProperty("slf4j.internal.verbosity", "ERROR");
        }
    }

    private final Path path;
    private final String name;
    private final ByteBuffer content;
    private final List<Layout> places;
    private final boolean hasSignal;
    private final SignalChunk chunk;
    private HdfFile file;
    private int next;
    private int taken;

    private Fast5File(Path path) throws IOException {
        this.path = path;
        this.name = path.toString();
        this.content = content(path);
        Superblock.check(name, path);
        this.file = guarded("", this::open);
        List<Layout> raw = guarded("", () -> Layout.of(file));
        this.hasSignal = !raw.isEmpty();
        this.places = hasSignal ? raw : guarded("", () -> Layout.ofEvents(file));
        if (places.isEmpty()) {
            throw new InputException(name, "", "an HDF5 file without nanopore reads", "FAST5 files have groups read_... or Raw/Reads");
        }
        this.chunk = new SignalChunk();
    }

    /** @throws InputException when it is no HDF5 file, was cut short, or has no nanopore reads */
    public static Fast5File open(Path path) throws IOException {
        return new Fast5File(path);
    }

    /** Null for a file beyond 2 GiB, which jHDF maps piece by piece. */
    private static ByteBuffer content(Path path) throws IOException {
        long size = Files.size(path);
        if (size <= SMALL) {
            return ByteBuffer.wrap(Files.readAllBytes(path));
        }
        if (size > Integer.MAX_VALUE) {
            return null;
        }
        try (FileChannel channel = FileChannel.open(path)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, size);
        }
    }

    private HdfFile open() {
        return content == null ? new HdfFile(path) : HdfFile.fromByteBuffer(content.duplicate());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public StoredRead next() throws IOException {
        if (next == places.size()) {
            return null;
        }
        if (++taken % READS_AT_A_TIME == 0) {
            file.close();
            file = guarded("", this::open);
        }
        Layout place = places.get(next++);
        try {
            return guarded("read " + Printable.of(place.fallbackId()), () -> read(place));
        } catch (InputException e) {
            return new UnusableRead(Defect.DAMAGED, e);
        }
    }

    @Override
    public boolean skip() {
        boolean there = next < places.size();
        next += there ? 1 : 0;
        return there;
    }

    @Override
    public double passed() {
        return (double) next / places.size();
    }

    private StoredRead read(Layout place) {
        Group raw = Nodes.group(file, place.raw());
        String id = Nodes.text(raw, "read_id");
        if (id == null || id.isEmpty()) {
            id = place.fallbackId();
        }
        if (!hasSignal || raw == null || !(Nodes.find(raw, "Signal") instanceof Dataset)) {
            return unusable(Defect.NO_SIGNAL, id, "no raw signal, only events or basecalls", "it was not kept; nothing can bring it back");
        }
        short[] samples = new SignalDataset((Dataset) Nodes.find(raw, "Signal"), chunk).read();
        if (samples.length == 0) {
            return unusable(Defect.EMPTY, id, "a signal of 0 samples", "");
        }
        Node channel = Nodes.find(file, place.shared() + "/channel_id");
        Map<String, String> attributes = attributes(raw, channel, Nodes.group(file, place.shared()));
        return RawRead.wrap(id, samples, Nodes.number(channel, "sampling_rate"), calibration(channel), attributes);
    }

    private UnusableRead unusable(Defect defect, String id, String what, String hint) {
        return new UnusableRead(defect, new InputException(name, "read " + Printable.of(id), what, hint));
    }

    private static Calibration calibration(Node channel) {
        double digitisation = Nodes.number(channel, "digitisation");
        double offset = Nodes.number(channel, "offset");
        double range = Nodes.number(channel, "range");
        try {
            return Calibration.of(digitisation, offset, range);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Map<String, String> attributes(Node raw, Node channel, Group shared) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (String each : List.of("channel_number", "digitisation", "range")) {
            Nodes.copy(channel, each, attributes);
        }
        for (String each : List.of("start_time", "read_number", "start_mux", "median_before", "end_reason")) {
            Nodes.copy(raw, each, attributes);
        }
        Node tracking = shared == null ? null : Nodes.find(shared, "tracking_id");
        Nodes.copy(tracking, "run_id", attributes);
        Node context = shared == null ? null : Nodes.find(shared, "context_tags");
        Nodes.copy(context, "experiment_type", attributes);
        Nodes.copy(context, "sequencing_kit", attributes);
        return attributes;
    }

    /**
     * jHDF answers damage with exceptions of many kinds, endless links with a stack overflow, and absurd sizes with an allocation
     * that fails; none of them may end the program.
     */
    private <T> T guarded(String place, Supplier<T> step) throws InputException {
        try {
            return step.get();
        } catch (StackOverflowError e) {
            throw new InputException(name, place, "links or groups of this HDF5 file lead in a circle", "the file is damaged", e);
        } catch (OutOfMemoryError e) {
            throw new InputException(name, place, "needs more memory than there is", "the file may be damaged", e);
        } catch (RuntimeException e) {
            throw new InputException(name, place, HdfFailure.reason(e), HdfFailure.hint(e), e);
        }
    }

    @Override
    public void close() {
        chunk.close();
        file.close();
    }
}
