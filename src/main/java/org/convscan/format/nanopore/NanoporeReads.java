package org.convscan.format.nanopore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.convscan.InputException;
import org.convscan.coord.Interval;
import org.convscan.format.NameSet;
import org.convscan.format.rawread.Defect;
import org.convscan.format.rawread.Printable;
import org.convscan.format.rawread.RawRead;
import org.convscan.format.rawread.ReadFile;
import org.convscan.format.rawread.ReadSource;
import org.convscan.format.rawread.StoredRead;
import org.convscan.format.rawread.UnusableRead;
import org.convscan.track.Samples;
import org.convscan.track.TrackSource;

/**
 * The raw reads of nanopore files (FAST5, POD5, SLOW5, BLOW5) and of folders of them, one after the other: as tracks of one channel
 * of picoamperes, called by their read ids ({@link #next}), or as they are stored ({@link #nextRead}). At most one read is in
 * memory. For one thread.
 *
 * <p>What cannot be used is skipped and counted: damaged reads, reads without signal, of no samples or without calibration, ids that
 * were there before in any of the files, and files that cannot be read, or not to their end. The first five of a kind are
 * said in a line each, those behind them in one line at the end. When nothing at all could be used, or when asked to be strict, the
 * first line is an {@link InputException}.
 *
 * <pre>{@code
 * try (NanoporeReads reads = NanoporeReads.open(List.of("run1", "more.pod5"), false, System.err::println)) {
 *     for (RawRead read = reads.nextRead(); read != null; read = reads.nextRead()) {
 *         ...
 *     }
 * }
 * }</pre>
 */
public final class NanoporeReads implements TrackSource, ReadSource {
    private final List<Path> paths;
    private final NameSet ids = new NameSet(Integer.MAX_VALUE);
    private final Skipped skipped;
    private final long[] starts;
    private Interval owned;
    private int opened;
    private long bytesDone;
    private ReadFile file;
    private RawRead read;
    private int done;
    private long reads;

    private NanoporeReads(List<Path> paths, boolean strict, Consumer<String> warnings) throws IOException {
        this.paths = paths;
        this.skipped = new Skipped(strict, warnings);
        this.starts = new long[paths.size() + 1];
        for (int i = 0; i < paths.size(); i++) {
            starts[i + 1] = starts[i] + Files.size(paths.get(i));
        }
        this.owned = new Interval(0, Long.MAX_VALUE);
    }

    /**
     * @param names files, of any name, and folders, which are searched to any depth for files that are called .fast5, .pod5, .slow5
     *     or .blow5; read in this order, folders in the order of the paths in them
     * @param strict whether the first thing that would be skipped is an InputException instead
     * @param warnings takes lines about what is skipped, from the first read on that can be used
     * @throws InputException when a file or folder does not exist, or a folder holds no reads
     */
    public static NanoporeReads open(List<String> names, boolean strict, Consumer<String> warnings) throws IOException {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("no files");
        }
        return new NanoporeReads(ReadPaths.files(names), strict, warnings);
    }

    /**
     * From now on only the reads that begin in a range of the files' bytes, laid end to end: what lies before is passed over, files
     * behind are not opened. A read that is not stored in one piece begins where its number among its file's reads says. Of what
     * cannot be used only that is said which begins in the range, and it may be all there is.
     */
    public void only(Interval range) {
        owned = range;
    }

    /** Of all files together. */
    public long bytes() {
        return starts[paths.size()];
    }

    /** "3 files, 12345 bytes". */
    public String files() {
        return paths.size() + " files, " + bytes() + " bytes";
    }

    /** What was wrong with the first thing that could not be used; empty where nothing was. */
    public String firstDefect() {
        return skipped.first() == null ? "" : skipped.first().getMessage();
    }

    /**
     * The next stretch, in picoamperes; reads without calibration are skipped.
     *
     * @return null behind the last read
     */
    @Override
    public Samples next(int columns) throws IOException {
        if (columns < 1) {
            throw new IllegalArgumentException("a stretch has at least one column: " + columns);
        }
        if (read == null || done == read.size()) {
            read = advance(true);
            done = 0;
        }
        if (read == null) {
            return null;
        }
        int count = Math.min(columns, read.size() - done);
        float[] current = new float[count];
        read.picoamperes(done, done + count, current, 0);
        done += count;
        return Samples.wrap(read.id(), read.hertz(), done - count, new float[][] {current}, count, done == read.size());
    }

    /**
     * The next read, whole, with or without a calibration. After {@link #next} that is the one behind the read which that gave a
     * stretch of.
     *
     * @return null behind the last read
     */
    @Override
    public RawRead nextRead() throws IOException {
        read = advance(false);
        done = read == null ? 0 : read.size();
        return read;
    }

    /**
     * Takes a read that the caller needs no more, and nobody whom it was given to: its memory may serve for later reads. To call it is not
     * necessary; of POD5 a program that does little else than read gets about a tenth more.
     */
    public void reuse(RawRead spent) {
        if (spent == read) {
            read = null;
            done = 0;
        }
        if (file != null) {
            file.reuse(spent);
        }
    }

    /** The read that the last answer came from; null before the first, behind the last, and when it was given back. */
    public RawRead current() {
        return read;
    }

    /** Reads given so far. */
    public long reads() {
        return reads;
    }

    /** Things skipped so far, by what was wrong; what did not occur is not in it. */
    public Map<Defect, Long> skipped() {
        return skipped.counts();
    }

    /** How much of the files' bytes has been passed, 0 to 1, a file at a time. */
    public double fractionRead() {
        long end = Math.min(owned.end(), bytes());
        return end <= owned.start() ? 1 : Math.max(0, Math.min(1, (double) (bytesDone - owned.start()) / (end - owned.start())));
    }

    private RawRead advance(boolean calibrated) throws IOException {
        while (file != null || opened < paths.size()) {
            StoredRead stored = file == null ? open() : step();
            if (stored instanceof UnusableRead unusable) {
                skipped.add(unusable.defect(), unusable.why());
            } else if (stored instanceof RawRead found && isWanted(found, calibrated)) {
                skipped.used();
                reads++;
                return found;
            }
        }
        boolean nothing = reads == 0 && skipped.first() != null && ownsAll();
        skipped.end(nothing);
        if (nothing) {
            throw skipped.first();
        }
        return null;
    }

    private boolean ownsAll() {
        return owned.start() == 0 && owned.end() >= bytes();
    }

    private boolean owns(long place) {
        return place >= owned.start() && place < owned.end();
    }

    /** Opens the next file, if anything in it may be wanted. */
    private StoredRead open() {
        Path path = paths.get(opened++);
        long start = starts[opened - 1];
        if (start >= owned.end()) {
            opened = paths.size();
        } else if (Math.max(starts[opened], start + 1) > owned.start()) {
            try {
                file = ReadFormat.open(path);
                return null;
            } catch (IOException e) {
                bytesDone = starts[opened];
                return owns(start) ? unreadable(path.toString(), e) : null;
            }
        }
        bytesDone = starts[opened];
        return null;
    }

    /** Where the open file's next read begins, in the bytes of all files. */
    private long place() {
        long start = starts[opened - 1];
        long size = starts[opened] - start;
        return start + Math.max(0, Math.min(size - 1, (long) (size * file.passed())));
    }

    /** The open file's next read if it is wanted. */
    private StoredRead step() throws IOException {
        long place = place();
        if (place >= owned.end()) {
            endFile();
            opened = paths.size();
            return null;
        }
        StoredRead stored = null;
        boolean there;
        try {
            stored = owns(place) ? file.next() : null;
            there = stored != null || !owns(place) && file.skip();
        } catch (IOException e) {
            stored = owns(place) ? unreadable(file.name(), e) : null;
            there = false;
        }
        if (!there) {
            endFile();
        }
        return stored;
    }

    private void endFile() throws IOException {
        file.close();
        file = null;
        bytesDone = starts[opened];
    }

    private static UnusableRead unreadable(String name, IOException e) {
        InputException why = e instanceof InputException known
                ? known
                : new InputException(name, "", "cannot be read: " + e.getMessage(), "", e);
        return new UnusableRead(Defect.FILE, why);
    }

    private boolean isWanted(RawRead found, boolean calibrated) throws InputException {
        if (calibrated && !found.isCalibrated()) {
            skipped.add(Defect.NO_CALIBRATION, new InputException(file.name(), called(found), "no calibration or sampling rate",
                    "its file lacks digitisation, offset and range, or the sampling rate"));
            return false;
        }
        if (!ids.add(found.id())) {
            skipped.add(Defect.DUPLICATE, new InputException(file.name(), called(found), "a read of this id has been there before", ""));
            return false;
        }
        return true;
    }

    private static String called(RawRead read) {
        return "read " + Printable.of(read.id());
    }

    @Override
    public void close() throws IOException {
        opened = paths.size();
        read = null;
        done = 0;
        if (file != null) {
            file.close();
            file = null;
        }
    }
}
