package org.convscan.format.wfdb;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.convscan.InputException;
import org.convscan.format.flac.FlacDecoder;
import org.convscan.track.SampleSum;

/** One open signal file: the signals that a header lists for it, decoded a block of frames at a time. */
final class SignalFile implements Closeable {
    /** Of the packed formats, in which most recordings of hearts are. */
    private static final int TABLED_BITS = 12;

    private final Path path;
    private final List<Signal> signals;
    private final SampleReader reader;
    private final int[] offsets;
    private final int frameSize;
    private final int[] sums;
    private final int[] levels;
    /** By signal what its samples stand for, where a table of all is small; null until it is asked for. */
    private final float[][] tables;
    private int[] block = new int[0];

    private SignalFile(Path path, List<Signal> signals, SampleReader reader) {
        this.path = path;
        this.signals = signals;
        this.reader = reader;
        this.offsets = new int[signals.size()];
        int size = 0;
        for (int s = 0; s < offsets.length; s++) {
            offsets[s] = size;
            size += signals.get(s).samplesPerFrame();
        }
        this.frameSize = size;
        this.sums = new int[signals.size()];
        this.tables = new float[signals.size()][];
        this.levels = signals.stream().mapToInt(Signal::initial).toArray();
    }

    /** @param from the first frame that is read; 0 where a format does not {@linkplain SampleFormat#hasPlaces have places} */
    static SignalFile open(Path path, List<Signal> signals, long from) throws IOException {
        SampleFormat format = signals.get(0).format();
        if (format == SampleFormat.NULL) {
            return new SignalFile(path, signals, new MissingSamples());
        }
        SeekableByteChannel channel = Files.newByteChannel(path);
        InputStream in = Channels.newInputStream(channel);
        try {
            in.skipNBytes(signals.get(0).offset());
            return new SignalFile(path, signals, format.isFlac() ? flac(path, in, signals) : packed(channel, in, signals, from));
        } catch (EOFException e) {
            in.close();
            throw new InputException(path.toString(), "", "the file ends before byte " + signals.get(0).offset()
                    + ", where the header says that samples begin", "is it cut short?", e);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private static SampleReader packed(SeekableByteChannel channel, InputStream in, List<Signal> signals, long from) throws IOException {
        SampleFormat format = signals.get(0).format();
        long samples = from * signals.stream().mapToInt(Signal::samplesPerFrame).sum();
        if (samples > 0) {
            channel.position(channel.position() + samples / format.samplesInPack() * format.bytesInPack());
        }
        return new PackedSamples(in, format, (int) (samples % format.samplesInPack()));
    }

    private static SampleReader flac(Path path, InputStream in, List<Signal> signals) throws IOException {
        FlacDecoder flac = FlacDecoder.open(path.toString(), new BufferedInputStream(in));
        Signal first = signals.get(0);
        if (flac.channels() != signals.size() || flac.bitsInSample() > first.format().bits()) {
            throw new InputException(path.toString(), "", "holds " + flac.channels() + " channels of " + flac.bitsInSample()
                    + " bits, and the header lists " + signals.size() + " signals of " + first.format().bits() + " bits", "");
        }
        if (signals.stream().anyMatch(signal -> signal.samplesPerFrame() != first.samplesPerFrame())) {
            throw new InputException(path.toString(), "", "the signals of a FLAC file have one rate, and the header gives several",
                    "");
        }
        return new FlacSamples(flac, first.samplesPerFrame());
    }

    int signals() {
        return signals.size();
    }

    Path path() {
        return path;
    }

    /** Decodes up to so many frames and returns how many there were; fewer only at the end of the file. */
    int read(int frames) throws IOException {
        if (block.length < frames * frameSize) {
            block = new int[frames * frameSize];
        }
        int found = reader.read(block, 0, frames * frameSize) / frameSize;
        for (int s = 0; s < offsets.length; s++) {
            if (signals.get(s).format() == SampleFormat.DIFFERENCES_8) {
                addUp(s, found);
            }
        }
        return found;
    }

    /** Turns differences into what they lead to. */
    private void addUp(int s, int frames) {
        int perFrame = signals.get(s).samplesPerFrame();
        int level = levels[s];
        for (int f = 0; f < frames; f++) {
            int at = f * frameSize + offsets[s];
            for (int i = at; i < at + perFrame; i++) {
                level += block[i];
                block[i] = level;
            }
        }
        levels[s] = level;
    }

    /** Writes one signal of the block that was read last in physical units, each sample as often as its rate asks for. */
    void scale(int s, float[] target, int at, int frames, int columnsPerFrame) {
        int perFrame = signals.get(s).samplesPerFrame();
        for (int k = 0; k < columnsPerFrame; k++) {
            int sample = offsets[s] + (int) ((long) k * perFrame / columnsPerFrame);
            if (signals.get(s).format().bits() <= TABLED_BITS && signals.get(s).format() != SampleFormat.DIFFERENCES_8) {
                look(table(s), sample, target, at + k, columnsPerFrame, frames);
            } else {
                scale(signals.get(s), sample, target, at + k, columnsPerFrame, frames);
            }
        }
    }

    private float[] table(int s) {
        if (tables[s] == null) {
            tables[s] = table(signals.get(s).format().missing(), signals.get(s).baseline(), signals.get(s).gain());
        }
        return tables[s];
    }

    private static float[] table(long missing, double baseline, double gain) {
        float[] table = new float[1 << TABLED_BITS];
        for (int bits = 0; bits < table.length; bits++) {
            int value = bits << Integer.SIZE - TABLED_BITS >> Integer.SIZE - TABLED_BITS;
            table[bits] = value == missing ? Float.NaN : (float) ((value - baseline) / gain);
        }
        return table;
    }

    /** Takes one sample of each frame to every {@code step}th place of the target, by what it stands for. */
    private void look(float[] table, int sample, float[] target, int at, int step, int frames) {
        for (int f = 0, from = sample, to = at; f < frames; f++, from += frameSize, to += step) {
            target[to] = table[block[from] & table.length - 1];
        }
    }

    /** Takes one sample of each frame to every {@code step}th place of the target. */
    private void scale(Signal signal, int sample, float[] target, int at, int step, int frames) {
        long missing = signal.format().missing();
        double baseline = signal.baseline();
        double gain = signal.gain();
        for (int f = 0, from = sample, to = at; f < frames; f++, from += frameSize, to += step) {
            int value = block[from];
            target[to] = value == missing ? Float.NaN : (float) ((value - baseline) / gain);
        }
    }

    /** Adds frames [from, to) of the block to the check sums. */
    void count(int from, int to) {
        for (int s = 0; s < sums.length; s++) {
            // One loop for each sample of a frame, of which there is nearly always one.
            for (int i = offsets[s]; i < offsets[s] + signals.get(s).samplesPerFrame(); i++) {
                sums[s] += sum(from * frameSize + i, to * frameSize);
            }
        }
    }

    private int sum(int from, int end) {
        int sum = 0;
        for (int i = from; i < end; i += frameSize) {
            sum += block[i];
        }
        return sum;
    }

    /**
     * Tells what has been counted of each signal, where the header says what it should be.
     *
     * @param first number in the header of the first signal
     */
    void tell(int first, Consumer<SampleSum> sink) {
        for (int s = 0; s < sums.length; s++) {
            Signal signal = signals.get(s);
            if (signal.format() != SampleFormat.NULL && signal.checksum().isPresent()) {
                sink.accept(new SampleSum(path + ", signal " + signal.name(), 0, first + s, (short) signal.checksum().getAsInt(), (short) sums[s]));
            }
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /** What format 0 stands for. */
    private static final class MissingSamples implements SampleReader {
        @Override
        public int read(int[] target, int at, int count) {
            Arrays.fill(target, at, at + count, (int) SampleFormat.NULL.missing());
            return count;
        }

        @Override
        public void close() {}
    }
}
