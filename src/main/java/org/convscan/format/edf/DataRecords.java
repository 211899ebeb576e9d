package org.convscan.format.edf;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.convscan.InputException;

/** The data records of an open file, one in memory. */
final class DataRecords implements Closeable {
    /** What ends an onset when a duration follows, and what ends onset, duration and each text; edfplus.info section 2.2.2. */
    private static final char DURATION = 0x15;

    private static final char PART = 0x14;

    private final EdfHeader header;
    private final FileChannel channel;
    private final byte[] bytes;
    private long number = -1;

    DataRecords(EdfHeader header) throws IOException {
        this.header = header;
        this.channel = FileChannel.open(header.file());
        this.bytes = new byte[header.bytesInRecord()];
    }

    /** Loads a data record, counted from 0. */
    void load(long record) throws IOException {
        number = record;
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long at = header.bytes() + record * bytes.length;
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, at + buffer.position()) < 0) {
                throw wrong("the file ends here", "is it cut short?");
            }
        }
    }

    /** Writes the samples of all leads in physical units, each as often as the fastest lead's rate asks for. */
    void scale(float[][] leads) {
        int columns = header.columnsInRecord();
        int at = 0;
        int lead = 0;
        for (EdfSignal signal : header.signals()) {
            if (!signal.isAnnotations()) {
                float[] target = leads[lead++];
                for (int c = 0; c < columns; c++) {
                    int sample = (int) ((long) c * signal.samples() / columns);
                    target[c] = signal.samples() == 0 ? Float.NaN : signal.physical(sample(at + sample * header.bytesInSample()));
                }
            }
            at += signal.samples() * header.bytesInSample();
        }
    }

    private int sample(int at) {
        return header.bytesInSample() == 2
                ? bytes[at] & 0xFF | bytes[at + 1] << 8
                : bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8 | bytes[at + 2] << 16;
    }

    /** Seconds from the file's start at which the loaded record begins. */
    double onset() throws InputException {
        List<EdfAnnotation> first = annotations(true);
        if (first.isEmpty()) {
            throw wrong("the data record does not say when it begins", "is the file damaged?");
        }
        return first.get(0).onset();
    }

    /** The marks in the loaded record. */
    List<EdfAnnotation> annotations() throws InputException {
        return annotations(false);
    }

    /** @param clock whether only the first list is wanted, which keeps time; its texts are empty */
    private List<EdfAnnotation> annotations(boolean clock) throws InputException {
        List<EdfAnnotation> all = new ArrayList<>();
        int at = 0;
        for (EdfSignal signal : header.signals()) {
            int length = signal.samples() * header.bytesInSample();
            if (signal.isAnnotations()) {
                for (String list : new String(bytes, at, length, StandardCharsets.UTF_8).split("\0")) {
                    if (!list.isEmpty()) {
                        read(list, clock, all);
                    }
                    if (clock) {
                        return all;
                    }
                }
            }
            at += length;
        }
        return all;
    }

    private void read(String list, boolean clock, List<EdfAnnotation> all) throws InputException {
        String[] parts = list.split(String.valueOf(PART), -1);
        int mark = parts[0].indexOf(DURATION);
        double onset = seconds(mark < 0 ? parts[0] : parts[0].substring(0, mark));
        double duration = mark < 0 ? Double.NaN : seconds(parts[0].substring(mark + 1));
        for (int p = 1; p < parts.length; p++) {
            if (clock || !parts[p].isEmpty()) {
                all.add(new EdfAnnotation(onset, duration, parts[p]));
            }
        }
    }

    private double seconds(String text) throws InputException {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw wrong("an annotation's time is no number: '" + text.replaceAll("\\p{Cntrl}", " ") + "'", "is the file damaged?");
        }
    }

    private InputException wrong(String what, String hint) {
        return new InputException(header.file().toString(), "data record " + (number + 1), what, hint);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
