package org.convscan.report;

import htsjdk.samtools.SAMException;
import htsjdk.samtools.util.BlockCompressedOutputStream;
import htsjdk.tribble.SimpleFeature;
import htsjdk.tribble.index.tabix.TabixIndexCreator;
import htsjdk.tribble.util.LittleEndianOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.Deflater;
import org.convscan.InputException;

/** Lines to a bgzipped file, and what tabix needs to find them to FILE.tbi. Hits come sorted by position, sequence by sequence. */
final class IndexedOutput implements TableOutput {
    private final Tabix tabix;
    private final Path target;
    private final OutputFile file;
    private final OutputFile indexFile;
    private final BlockCompressedOutputStream out;
    private final Set<String> sequences = new HashSet<>();
    private TabixIndexCreator index;
    private int headerLines;
    private int namesLines;
    private byte[] sequence = new byte[0];
    private String sequenceName = "";
    private int lastStart;
    private long endOfHits;

    IndexedOutput(Path target, Tabix tabix) throws IOException {
        this.tabix = tabix;
        this.target = target;
        this.file = OutputFile.create(target);
        try {
            this.indexFile = OutputFile.create(Path.of(target + ".tbi"));
        } catch (IOException e) {
            file.close();
            throw e;
        }
        this.out = new BlockCompressedOutputStream(file.stream(), (Path) null, Deflater.DEFAULT_COMPRESSION);
    }

    @Override
    public void write(Bytes lines) throws IOException {
        try {
            int start = 0;
            for (int end = lines.indexOf('\n', 0); end >= 0; end = lines.indexOf('\n', start)) {
                boolean isHit = isHit(lines, start, end);
                if (isHit) {
                    addHit(lines, start);
                }
                lines.writeTo(out, start, end + 1);
                start = end + 1;
                if (isHit) {
                    endOfHits = out.getPosition();
                }
            }
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

    private boolean isHit(Bytes lines, int from, int to) {
        if (from == to || lines.at(from) == '#') {
            headerLines += index == null ? 1 : 0;
            return false;
        }
        if (index == null && namesLines < tabix.namesLines()) {
            namesLines++;
            headerLines++;
            return false;
        }
        return true;
    }

    private void addHit(Bytes lines, int from) throws IOException {
        if (index == null) {
            index = new TabixIndexCreator(tabix.format(headerLines));
        }
        int name = lines.column(from, tabix.sequence());
        follow(lines, name, lines.indexOf('\t', name));
        int start = place(lines.number(lines.column(from, tabix.start()))) + tabix.startShift();
        int end = place(tabix.end(lines, from));
        if (start < lastStart) {
            throw new InputException(target.toString(), "sequence " + sequenceName, "hits are not in order of position",
                    "sort the regions or variants, or name the output without .gz");
        }
        lastStart = start;
        index.addFeature(new SimpleFeature(sequenceName, start, end), out.getPosition());
    }

    private int place(long place) throws InputException {
        if (place >= 1 << 29) {
            throw new InputException(target.toString(), "sequence " + sequenceName, "position " + place
                    + " is beyond the 536,870,912 that a tabix index can hold", "name the output without .gz");
        }
        return (int) place;
    }

    private void follow(Bytes lines, int from, int to) throws InputException {
        if (lines.equal(from, to, sequence)) {
            return;
        }
        sequenceName = lines.text(from, to);
        if (!sequences.add(sequenceName)) {
            throw new InputException(target.toString(), "sequence " + sequenceName, "its hits do not stand together",
                    "tabix needs sorted hits: name the output without .gz");
        }
        sequence = lines.copy(from, to);
        lastStart = 0;
    }

    @Override
    public List<OutputFile> finish() throws IOException {
        if (index == null) {
            index = new TabixIndexCreator(tabix.format(headerLines));
        }
        try {
            // Comment lines behind the last hit stay out of the index: tabix takes every line that the index covers for a hit.
            var finished = index.finalizeIndex(endOfHits);
            out.close();
            try (OutputStream packed = new BlockCompressedOutputStream(indexFile.stream(), (Path) null)) {
                finished.write(new LittleEndianOutputStream(packed));
            }
        } catch (SAMException e) {
            throw cause(e);
        }
        return List.of(file, indexFile);
    }

    @Override
    public void close() throws IOException {
        file.close();
        indexFile.close();
    }
}
