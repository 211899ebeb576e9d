package org.convscan.report;

import htsjdk.samtools.util.BlockCompressedOutputStream;
import htsjdk.tribble.SimpleFeature;
import htsjdk.tribble.index.Index;
import htsjdk.tribble.index.tabix.TabixIndexCreator;
import htsjdk.tribble.util.LittleEndianOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashSet;
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
    private String sequence = "";
    private int lastStart;

    IndexedOutput(Path target, Tabix tabix) throws IOException {
        this.tabix = tabix;
        this.target = target;
        this.file = OutputFile.create(target);
        this.indexFile = beside(file, Path.of(target + ".tbi"));
        this.out = new BlockCompressedOutputStream(file.stream(), (Path) null, Deflater.DEFAULT_COMPRESSION);
    }

    /** A second file; when it cannot be had, the first goes too. */
    private static OutputFile beside(OutputFile file, Path target) throws IOException {
        try {
            return OutputFile.create(target);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public void write(Bytes lines) throws IOException {
        int start = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.at(i) == '\n') {
                line(lines, start, i);
                lines.writeTo(out, start, i + 1);
                start = i + 1;
            }
        }
    }

    private void line(Bytes lines, int from, int to) throws IOException {
        if (from == to || lines.at(from) == '#') {
            headerLines += index == null ? 1 : 0;
            return;
        }
        if (index == null && namesLines < tabix.namesLines()) {
            namesLines++;
            headerLines++;
            return;
        }
        if (index == null) {
            index = new TabixIndexCreator(tabix.format(headerLines));
        }
        String[] columns = lines.text(from, to).split("\t", 7);
        int start = place(columns[tabix.start()]) + tabix.startShift();
        follow(columns[tabix.sequence()], start);
        index.addFeature(new SimpleFeature(sequence, start, place(columns[tabix.end()])), out.getPosition());
    }

    private int place(String text) throws InputException {
        long place = Long.parseLong(text);
        if (place >= 1 << 29) {
            throw new InputException(target.toString(), "sequence " + sequence, "position " + text
                    + " is beyond the 536,870,912 that a tabix index can hold", "name the output without .gz");
        }
        return (int) place;
    }

    private void follow(String name, int start) throws InputException {
        if (!name.equals(sequence)) {
            if (!sequences.add(name)) {
                throw new InputException(target.toString(), "sequence " + name, "its hits do not stand together",
                        "tabix needs sorted hits: name the output without .gz");
            }
            sequence = name;
            lastStart = 0;
        }
        if (start < lastStart) {
            throw new InputException(target.toString(), "sequence " + name, "hits are not in order of position",
                    "sort the regions, or name the output without .gz");
        }
        lastStart = start;
    }

    @Override
    public void commit() throws IOException {
        if (index == null) {
            index = new TabixIndexCreator(tabix.format(headerLines));
        }
        Index finishedIndex = index.finalizeIndex(out.getPosition());
        out.close();
        try (OutputStream packed = new BlockCompressedOutputStream(indexFile.stream(), (Path) null)) {
            finishedIndex.write(new LittleEndianOutputStream(packed));
        }
        indexFile.commit();
        file.commit();
    }

    @Override
    public void close() throws IOException {
        file.close();
        indexFile.close();
    }
}
