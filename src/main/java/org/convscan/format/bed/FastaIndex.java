package org.convscan.format.bed;

import htsjdk.samtools.reference.BlockCompressedIndexedFastaSequenceFile;
import htsjdk.samtools.reference.FastaSequenceIndex;
import htsjdk.samtools.reference.FastaSequenceIndexEntry;
import htsjdk.samtools.reference.IndexedFastaSequenceFile;
import htsjdk.samtools.reference.ReferenceSequenceFile;
import htsjdk.samtools.util.BlockCompressedInputStream;
import htsjdk.samtools.util.GZIIndex;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The index beside a FASTA file, held against the file: it is not older (but for a minute); where it says that a sequence begins, there is the header
 * with its name before; where it says that a sequence ends, there is a line end and the next header, or the file's end.
 */
final class FastaIndex {
    /** The index cannot be used; the message says why. */
    static final class Misfit extends Exception {
        private static final long serialVersionUID = 1L;

        Misfit(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** How bgzip begins a block: gzip, deflated, with extra fields. */
    private static final byte[] BLOCK_START = {0x1F, (byte) 0x8B, 8, 4};

    /** Copies of a folder keep no order of times; what really differs shows in the check. */
    private static final long COPYING_MILLIS = 60_000;

    /** Reads a file's bytes, decompressed, from some place on. */
    private interface Place {
        InputStream from(long offset) throws IOException;
    }

    private final Path file;
    private final Path fai;
    private final List<FastaSequenceIndexEntry> entries = new ArrayList<>();
    private ReferenceSequenceFile reader;

    private FastaIndex(Path file) {
        this.file = file;
        this.fai = beside(file, ".fai");
    }

    static boolean standsBeside(String path) {
        if (path.equals("-")) {
            return false;
        }
        Path file = Path.of(path);
        return Files.isRegularFile(file) && Files.isRegularFile(beside(file, ".fai"));
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    static FastaIndex open(String path) throws Misfit {
        FastaIndex index = new FastaIndex(Path.of(path));
        try {
            index.read();
            return index;
        } catch (IOException | RuntimeException e) {
            throw new Misfit(index.fai + " cannot be used (" + firstLine(e.getMessage()) + ")", e);
        }
    }

    private static String firstLine(String text) {
        return text == null ? "no reason given" : text.lines().findFirst().orElse("");
    }

    private void read() throws IOException, Misfit {
        requireNotOlder(fai);
        FastaSequenceIndex index = new FastaSequenceIndex(fai);
        index.forEach(entries::add);
        entries.sort(Comparator.comparingLong(FastaSequenceIndexEntry::getLocation));
        if (isGzip(file)) {
            Path gzi = beside(file, ".gzi");
            if (!Files.isRegularFile(gzi)) {
                throw new Misfit(file + " is compressed, and there is no " + gzi.getFileName(), null);
            }
            requireNotOlder(gzi);
            GZIIndex blocks = GZIIndex.loadIndex(gzi);
            checkBlocks(blocks);
            try (BlockCompressedInputStream stream = new BlockCompressedInputStream(file.toFile())) {
                check(offset -> {
                    stream.seek(blocks.getVirtualOffsetForSeek(offset));
                    return stream;
                });
            }
            reader = new BlockCompressedIndexedFastaSequenceFile(file, index, blocks);
        } else {
            try (SeekableByteChannel channel = Files.newByteChannel(file)) {
                check(offset -> Channels.newInputStream(channel.position(offset)));
            }
            reader = new IndexedFastaSequenceFile(file, index);
        }
    }

    /** What is no block would be unpacked as if it were one, into as much memory as its bytes happen to say. */
    private void checkBlocks(GZIIndex blocks) throws IOException, Misfit {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            for (GZIIndex.IndexEntry block : blocks.getIndexEntries()) {
                byte[] start = Channels.newInputStream(channel.position(block.getCompressedOffset())).readNBytes(BLOCK_START.length);
                if (start.length > 0 && !Arrays.equals(start, BLOCK_START)) {
                    throw new Misfit(beside(file, ".gzi") + " does not fit " + file.getFileName() + " (at byte " + block.getCompressedOffset() + ")",
                            null);
                }
            }
        }
    }

    private void requireNotOlder(Path index) throws IOException, Misfit {
        long behind = Files.getLastModifiedTime(file).toMillis() - Files.getLastModifiedTime(index).toMillis();
        if (behind > COPYING_MILLIS) {
            throw new Misfit(index + " is older than " + file.getFileName(), null);
        }
    }

    static boolean isGzip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == 0x1F && in.read() == 0x8B;
        }
    }

    private void check(Place place) throws IOException, Misfit {
        long end = 0;
        for (FastaSequenceIndexEntry entry : entries) {
            InputStream in = place.from(end);
            if (!headerFits(in, entry, entry.getLocation() - end)) {
                throw misfit(entry);
            }
            end = end(entry);
        }
        InputStream in = place.from(end);
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b > ' ') {
                throw misfit(entries.get(entries.size() - 1));
            }
        }
    }

    private Misfit misfit(FastaSequenceIndexEntry entry) {
        return new Misfit(fai + " does not fit " + file.getFileName() + " (at " + entry.getContig() + ")", null);
    }

    /** Offset behind the last letter. */
    private static long end(FastaSequenceIndexEntry entry) {
        if (entry.getSize() == 0) {
            return entry.getLocation();
        }
        long fullLines = (entry.getSize() - 1) / entry.getBasesPerLine();
        return entry.getLocation() + entry.getSize()
                + fullLines * (entry.getBytesPerLine() - entry.getBasesPerLine());
    }

    /** From the end of one sequence to the beginning of the next: line ends, '>', the name, and the rest of the header line. */
    private static boolean headerFits(InputStream in, FastaSequenceIndexEntry entry, long length) throws IOException {
        if (length < 2 || length > 1 << 20) {
            return false;
        }
        String text = new String(in.readNBytes((int) length), StandardCharsets.UTF_8);
        String header = text.stripLeading();
        boolean parted = header.length() < text.length() || text.startsWith(">");
        return parted && header.startsWith(">" + entry.getContig()) && header.indexOf('\n') == header.length() - 1
                && header.charAt(entry.getContig().length() + 1) <= ' ';
    }

    ReferenceSequenceFile reader() {
        return reader;
    }

    /** In the order of the file. */
    List<FastaSequenceIndexEntry> entries() {
        return entries;
    }
}
