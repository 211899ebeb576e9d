package org.convscan.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.convscan.coord.Interval;
import org.convscan.report.BeatFacts;
import org.convscan.report.BeatIndex;
import org.convscan.report.BeatReport;
import org.convscan.report.BeatTotals;
import org.convscan.report.OutputFile;
import org.convscan.report.Provenance;
import org.convscan.stats.Beat;
import org.convscan.workflow.ecg.BeatSearch;

/** The pages of {@code ecg --report}: one about a recording; of several one each, and one that leads to them. */
final class BeatPages implements Closeable {
    private final Path target;
    private final boolean several;
    private final BeatSearch search;
    private final Provenance provenance;
    private final List<OutputFile> files = new ArrayList<>();
    private final List<BeatIndex.Row> rows = new ArrayList<>();

    BeatPages(Path target, boolean several, BeatSearch search, Provenance provenance) throws IOException {
        this.target = target;
        this.several = several;
        this.search = search;
        this.provenance = provenance;
        OutputFile.check(target);
    }

    /** "page.100.html" for recording 100 beside "page.html". */
    static Path beside(Path page, String record) {
        String name = String.valueOf(page.getFileName());
        int dot = name.lastIndexOf('.');
        return page.resolveSibling(dot > 0 ? name.substring(0, dot) + "." + record + name.substring(dot) : name + "." + record);
    }

    /** Writes the page of the next recording, whose samples the report has seen. */
    void add(String record, BeatReport report, List<Beat> beats, List<Interval> gaps) throws IOException {
        Path file = several ? beside(target, record) : target;
        write(file, out -> {
            BeatTotals totals = report.write(out, facts("Heartbeats in " + record), beats, gaps);
            rows.add(new BeatIndex.Row(record, file.getFileName().toString(), totals));
        });
    }

    private void write(Path path, OutputFile.Text page) throws IOException {
        OutputFile file = OutputFile.create(path);
        files.add(file);
        Writer out = new OutputStreamWriter(file.stream(), StandardCharsets.UTF_8);
        page.write(out);
        out.flush();
        file.finish();
    }

    private BeatFacts facts(String title) {
        return new BeatFacts(title, Version.text(), provenance.command(), search.method(), "ONNX Runtime", search.device().toString(), List.of());
    }

    /** All recordings are added: the files that are to be moved into place. */
    List<OutputFile> finish() throws IOException {
        if (several) {
            write(target, new BeatIndex(facts("Heartbeats in " + rows.size() + " recordings"), rows)::write);
        }
        return files;
    }

    @Override
    public void close() {
        files.forEach(OutputFile::close);
    }
}
