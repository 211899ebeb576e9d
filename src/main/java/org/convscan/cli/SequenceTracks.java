package org.convscan.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.convscan.format.fasta.SequenceFiles;
import org.convscan.format.fasta.SequenceSource;
import org.convscan.track.Alphabet;
import org.convscan.track.Symbols;
import org.convscan.track.Track;

/** Sequences of DNA, each whole in memory. */
final class SequenceTracks implements NetworkTracks {
    private static final int READ_AHEAD = 1 << 20;

    private final SequenceSource source;

    SequenceTracks(List<String> files, Console console) throws IOException {
        this.source = SequenceFiles.open(files, console.in(), Alphabet.DNA);
    }

    @Override
    public Symbols next() throws IOException {
        return whole(source);
    }

    /** The next sequence, whole; null behind the last. */
    static Symbols whole(SequenceSource source) throws IOException {
        ByteArrayOutputStream letters = new ByteArrayOutputStream();
        for (Track stretch = source.next(READ_AHEAD); stretch != null; stretch = source.next(READ_AHEAD)) {
            byte[] bytes = new byte[stretch.columns()];
            ((Symbols) stretch).letters(0, bytes.length, bytes, 0);
            if (stretch.last() && letters.size() == 0) {
                return Symbols.wrap(stretch.name(), Alphabet.DNA, 0, bytes, bytes.length, true);
            }
            letters.write(bytes);
            if (stretch.last()) {
                return Symbols.wrap(stretch.name(), Alphabet.DNA, 0, letters.toByteArray(), letters.size(), true);
            }
        }
        return null;
    }

    @Override
    public double fractionRead() {
        return source.fractionRead();
    }

    @Override
    public String read() {
        return ShardRun.summary(source);
    }

    @Override
    public String done() {
        return String.format(Locale.ROOT, "%,d sequences (%s)", source.lines(), Progress.bases(source.columns()));
    }

    @Override
    public String noun() {
        return "sequences";
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
