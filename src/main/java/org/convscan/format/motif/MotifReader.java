package org.convscan.format.motif;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.convscan.InputException;
import org.convscan.kernel.Motif;

/**
 * Reads motif files. Format and gzip are recognised by content, never by name. Motifs come in the order of the file, each
 * with an id of its own; a file without a motif is an error.
 */
public final class MotifReader {
    private MotifReader() {}

    public static List<Motif> read(Path file) throws InputException {
        return read(file, null);
    }

    /** @param format null to recognise it */
    public static List<Motif> read(Path file, MotifFormat format) throws InputException {
        return parse(Lines.read(file), format);
    }

    /**
     * @param fileName what messages call it
     * @param in read to its end, not closed
     * @param format null to recognise it
     */
    public static List<Motif> read(String fileName, InputStream in, MotifFormat format) throws InputException {
        return parse(Lines.read(fileName, in), format);
    }

    private static List<Motif> parse(Lines lines, MotifFormat format) throws InputException {
        MotifFormat found = format != null ? format : FormatRecogniser.recognise(lines);
        List<Motif> motifs = found.parser().parse(lines).motifs();
        if (motifs.isEmpty()) {
            throw lines.error("there is no motif in this " + found.label() + " file", "was it cut short or written by a search "
                    + "that found none?");
        }
        return motifs;
    }
}
