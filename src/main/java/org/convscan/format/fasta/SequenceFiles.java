package org.convscan.format.fasta;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.convscan.InputException;
import org.convscan.format.gzip.InputFile;
import org.convscan.track.Alphabet;

/**
 * Opens files of sequences: FASTA, FASTQ and 2bit, each plain, gzipped or bgzipped, told apart by their first bytes. All are
 * streamed, front to back, in memory that does not grow with the sequences; standard input and pipes are as good as files.
 */
public final class SequenceFiles {
    private SequenceFiles() {}

    /**
     * The lines of all files, in the order of the arguments. Names must differ within FASTA and 2bit files, over all files
     * together; reads in FASTQ files are not compared.
     *
     * @param paths file names; "-" is standard input
     * @param standardInput is left open
     * @throws InputException when a file does not exist or may not be read, for all files before the first is read
     */
    public static SequenceSource open(List<String> paths, InputStream standardInput, Alphabet alphabet) throws IOException {
        return new SequenceReader(files(paths, standardInput), file -> Content.open(file, alphabet), alphabet);
    }

    /**
     * The same for plain text: each file is one line of letters, whatever bytes it holds, ends of lines among them, so that columns
     * count bytes from the file's beginning; it is called by its path.
     */
    public static SequenceSource text(List<String> paths, InputStream standardInput, Alphabet alphabet) throws IOException {
        return new SequenceReader(files(paths, standardInput), TextRecord::open, alphabet);
    }

    private static List<InputFile> files(List<String> paths, InputStream standardInput) throws InputException {
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("no files");
        }
        List<InputFile> files = new ArrayList<>();
        for (String path : paths) {
            if (path.equals(InputFile.STANDARD_INPUT) && files.stream().anyMatch(file -> file.path().isEmpty())) {
                throw new InputException("standard input", "", "can be read only once", "");
            }
            files.add(InputFile.of(path, standardInput));
        }
        return files;
    }
}
