package org.convscan.cli;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.convscan.format.fasta.SequenceFiles;
import org.convscan.format.fasta.SequenceSource;
import org.convscan.track.Alphabet;
import org.convscan.track.Symbols;

/** The sequences that are explained, each whole: read one after the other, or held, for standard input can be read once only. */
final class ExplainSequences implements Closeable {
    private final SequenceSource source;
    private final boolean holds;
    private final List<Symbols> held = new ArrayList<>();
    private int given;

    /** @param hold whether all are needed twice */
    ExplainSequences(List<String> files, Console console, boolean hold) throws IOException {
        this.source = SequenceFiles.open(files, console.in(), Alphabet.DNA);
        this.holds = hold;
        try {
            for (Symbols whole = hold ? SequenceTracks.whole(source) : null; whole != null; whole = SequenceTracks.whole(source)) {
                held.add(whole);
            }
        } catch (IOException | RuntimeException | Error e) {
            source.close();
            throw e;
        }
    }

    /** The next one; null behind the last. */
    Symbols next() throws IOException {
        if (!holds) {
            return SequenceTracks.whole(source);
        }
        return given < held.size() ? held.get(given++) : null;
    }

    double fractionRead() {
        return holds ? (double) given / Math.max(1, held.size()) : source.fractionRead();
    }

    /** All of them; none where they are not held. */
    List<Symbols> all() {
        return held;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
