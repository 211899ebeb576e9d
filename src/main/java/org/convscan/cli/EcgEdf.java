package org.convscan.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.convscan.format.edf.EdfAnnotation;
import org.convscan.format.edf.EdfAnnotationWriter;
import org.convscan.report.OutputFile;
import org.convscan.report.SearchedRecording;
import org.convscan.stats.Beat;

/** An EDF+ file of annotations for each recording. */
final class EcgEdf implements EcgOutput {
    private final String output;
    private final List<OutputFile> files = new ArrayList<>();
    private SearchedRecording recording;
    private final List<EdfAnnotation> annotations = new ArrayList<>();

    /** @param output null for the current folder */
    EcgEdf(String output) {
        this.output = output;
    }

    @Override
    public void begin(SearchedRecording next) {
        recording = next;
        annotations.clear();
    }

    @Override
    public void add(Beat beat) {
        annotations.add(new EdfAnnotation(beat.seconds(), Double.NaN, "beat"));
    }

    @Override
    public void endOfRecording() throws IOException {
        OutputFile file = OutputFile.create(EcgOutput.annotationFile(output, recording.name(), "edf"));
        files.add(file);
        EdfAnnotationWriter.write(annotations, file.stream());
        file.finish();
    }

    @Override
    public List<OutputFile> finish() {
        return files;
    }

    @Override
    public void close() {
        files.forEach(OutputFile::close);
    }
}
