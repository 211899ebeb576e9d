package org.convscan.cli;

import java.io.Closeable;
import java.io.IOException;
import org.convscan.format.fasta.SequenceFiles;
import org.convscan.format.fasta.SequenceSource;
import org.convscan.track.Alphabet;
import org.convscan.track.Track;

/** The lines that a network runs along, whole, one after the other. */
interface NetworkTracks extends Closeable {
    /** The next line; null behind the last. */
    Track next() throws IOException;

    /** How much has been read, 0 to 1; NaN when nobody knows. */
    double fractionRead();

    /** What was read, for people: "3 sequences, 950 bases, digest ...". */
    String summary();

    /** Lines that were read. */
    long lines();

    /** What a line is called. */
    String noun();

    /** What the options name: recordings for a network of signals, else sequences. */
    static NetworkTracks of(NetworkOptions options, Console console) throws IOException {
        return options.hertz() > 0
                ? new RecordedLeads(options.tracks(), options.hertz(), console)
                : sequences(SequenceFiles.open(options.tracks(), console.in(), Alphabet.DNA));
    }

    private static NetworkTracks sequences(SequenceSource source) {
        return new NetworkTracks() {
            @Override
            public Track next() throws IOException {
                return NetworkRun.wholeLine(source);
            }

            @Override
            public double fractionRead() {
                return source.fractionRead();
            }

            @Override
            public String summary() {
                return source.lines() + " sequences, " + source.columns() + " bases, digest " + source.digest();
            }

            @Override
            public long lines() {
                return source.lines();
            }

            @Override
            public String noun() {
                return "sequences";
            }

            @Override
            public void close() throws IOException {
                source.close();
            }
        };
    }
}
