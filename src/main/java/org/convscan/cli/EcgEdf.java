package org.convscan.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.convscan.format.edf.EdfAnnotation;
import org.convscan.format.edf.EdfAnnotationWriter;
import org.convscan.report.OutputFile;
import org.convscan.report.SearchedRecording;
import org.convscan.stats.Beat;

/** An EDF+ file of annotations for each recording, in place as soon as it is complete: a later recording's failure takes nothing away. */
final class EcgEdf implements EcgOutput {
    private final String output;
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
        try (OutputFile file = OutputFile.create(EcgOutput.annotationFile(output, recording.name(), "edf"))) {
            EdfAnnotationWriter.write(annotations, file.stream());
            file.commit();
        }
    }

    @Override
    public List<OutputFile> finish() {
        return List.of();
    }

    @Override
    public void close() {}
}
