package org.convscan.report;

import htsjdk.samtools.SAMException;
import htsjdk.samtools.util.BlockCompressedOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.Deflater;

/** Lines to a bgzipped file without an index, for tables that are not about places on a genome. */
final class BlockGzipOutput implements TableOutput {
    private final OutputFile file;
    private final BlockCompressedOutputStream out;

    BlockGzipOutput(Path target) throws IOException {
        this.file = OutputFile.create(target);
        this.out = new BlockCompressedOutputStream(file.stream(), (Path) null, Deflater.DEFAULT_COMPRESSION);
    }

    @Override
    public void write(Bytes lines) throws IOException {
        try {
            lines.writeTo(out);
        } catch (SAMException e) {
            throw cause(e);
        }
    }

    @Override
    public List<OutputFile> finish() throws IOException {
        try {
            out.close();
            return List.of(file);
        } catch (SAMException e) {
            throw cause(e);
        }
    }

    /** htsjdk wraps what the file's stream throws. */
    private static IOException cause(SAMException e) {
        if (e.getCause() instanceof IOException io) {
            return io;
        }
        throw e;
    }

    @Override
    public void close() {
        file.close();
    }
}
