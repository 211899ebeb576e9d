package org.convscan.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.convscan.format.signal.Lead;
import org.convscan.format.signal.Recording;
import org.convscan.format.wfdb.Annotation;
import org.convscan.format.wfdb.AnnotationCodes;
import org.convscan.format.wfdb.AnnotationWriter;
import org.convscan.report.BeatFormat;
import org.convscan.report.Bytes;
import org.convscan.report.OutputFile;
import org.convscan.report.Provenance;
import org.convscan.report.SearchedRecording;
import org.convscan.report.TableOutput;
import org.convscan.stats.Beat;
import org.convscan.workflow.ecg.EcgLeads;

/** Where beats go while they are found: one table for all recordings, or a file of annotations for each. */
interface EcgOutput extends Closeable {
    /** The next recording's beats follow. */
    void begin(SearchedRecording recording) throws IOException;

    void add(Beat beat);

    /** All beats of the recording have been added. */
    void endOfRecording() throws IOException;

    /** All recordings are done: the files that are to be moved into place; none for a stream, and none where each was moved by itself. */
    List<OutputFile> finish() throws IOException;

    @Override
    void close();

    /**
     * @param output null for the current folder, or for standard output where it is a table
     * @param provenance for tables; annotations have no place for it
     */
    static EcgOutput of(String format, String output, Provenance provenance, Console console) throws IOException {
        if (format.equals("wfdb")) {
            return new Annotations(output);
        }
        if (format.equals("edf")) {
            return new EcgEdf(output);
        }
        boolean stream = output == null || output.equals("-");
        TableOutput table = stream ? TableOutput.to(console.out()) : TableOutput.withoutIndex(Path.of(output));
        return new Table(BeatFormat.valueOf(format.toUpperCase(Locale.ROOT)), provenance, table);
    }

    /** What tables of beats need to know. */
    static SearchedRecording searched(EcgLeads leads) {
        Recording recording = leads.recording();
        return new SearchedRecording(recording.name(), recording.hertz(), recording.columnsPerTick(),
                IntStream.of(leads.indexes()).boxed().toList(), recording.leads().stream().map(Lead::name).toList());
    }

    /** Beats by the record's clock, which counts frames where leads have several rates. */
    private static long tick(SearchedRecording recording, Beat beat) {
        return beat.column() / recording.columnsPerTick();
    }

    /** @param output null for the current folder */
    static Path annotationFile(String output, String record, String format) {
        if (output == null || Files.isDirectory(Path.of(output))) {
            return Path.of(output == null ? "" : output).resolve(record + ".beats" + (format.equals("edf") ? ".edf" : ""));
        }
        return Path.of(output);
    }

    /** All recordings in one table. */
    final class Table implements EcgOutput {
        private static final int FLUSHED = 1 << 16;

        private final BeatFormat format;
        private final TableOutput table;
        private final Bytes text = new Bytes();
        private SearchedRecording recording;
        private Beat before;

        private Table(BeatFormat format, Provenance provenance, TableOutput table) {
            this.format = format;
            this.table = table;
            format.header(provenance, text);
        }

        @Override
        public void begin(SearchedRecording next) {
            recording = next;
            before = null;
        }

        @Override
        public void add(Beat beat) {
            format.append(recording.name(), tick(recording, beat), recording.leads().get(beat.lead()), beat, before, text);
            before = beat;
            if (text.size() > FLUSHED) {
                flush();
            }
        }

        private void flush() {
            try {
                table.write(text);
                text.clear();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void endOfRecording() {
            flush();
        }

        @Override
        public List<OutputFile> finish() throws IOException {
            flush();
            return table.finish();
        }

        @Override
        public void close() {
            try {
                table.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A file of annotations in MIT format for each recording, in place as soon as it is complete. */
    final class Annotations implements EcgOutput {
        private final String output;
        private SearchedRecording recording;
        private OutputFile file;
        private AnnotationWriter writer;

        private Annotations(String output) {
            this.output = output;
        }

        @Override
        public void begin(SearchedRecording next) throws IOException {
            recording = next;
            file = OutputFile.create(annotationFile(output, next.name(), "wfdb"));
            writer = new AnnotationWriter(file.stream());
        }

        @Override
        public void add(Beat beat) {
            try {
                writer.write(new Annotation(tick(recording, beat), AnnotationCodes.NORMAL_BEAT, 0, Math.min(255, beat.lead()), 0, ""));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void endOfRecording() throws IOException {
            writer.finish();
            file.commit();
            file.close();
            file = null;
        }

        @Override
        public List<OutputFile> finish() {
            return List.of();
        }

        @Override
        public void close() {
            if (file != null) {
                file.close();
            }
        }
    }
}
