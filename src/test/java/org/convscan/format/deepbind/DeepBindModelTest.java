package org.convscan.format.deepbind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.convscan.InputException;
import org.convscan.engine.Tensor;
import org.convscan.engine.ort.Device;
import org.convscan.engine.ort.Session;
import org.convscan.network.Inference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeepBindModelTest {
    private static final Path DATA = Path.of("../shared/data/models/deepbind");

    @TempDir
    Path folder;

    /** The published parameters; the scores that DeepBind 0.11 printed for them stand in golden_v0.11.tsv beside. */
    @Test
    void publishedModelsScoreAsDeepBindDoes() throws Exception {
        assumeTrue(Files.isDirectory(DATA), "skipped: no ../shared/data");
        List<String> lines = Files.readAllLines(DATA.resolve("golden_v0.11.tsv")).stream().filter(l -> !l.startsWith("#")).toList();
        String[] ids = lines.get(0).split("\t");
        int compared = 0;
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t");
            for (int i = 1; i < ids.length; i++) {
                assertEquals(Double.parseDouble(cells[i]), score(ids[i], cells[0]), 1e-5, ids[i] + " " + cells[0]);
                compared++;
            }
        }
        assertEquals(16, compared);
    }

    @Test
    void allPublishedModelsAreRead() throws Exception {
        assumeTrue(Files.isDirectory(DATA), "skipped: no ../shared/data");
        List<Path> files;
        try (var list = Files.list(DATA.resolve("deepbind_db/params"))) {
            files = list.toList();
        }
        assertEquals(927, files.size());
        for (Path file : files) {
            assertTrue(read(file, DeepBindModel.USUAL_WINDOW).network().input().length() > 1, file.toString());
        }
    }

    private static DeepBindModel read(Path file, int window) throws Exception {
        return DeepBindModel.read(file.toString(), InputStream.nullInputStream(), window);
    }

    private static double score(String id, String sequence) throws Exception {
        Path file = DATA.resolve("deepbind_db/params/" + id + ".txt");
        DeepBindModel model = read(file, DeepBindModel.USUAL_WINDOW);
        int window = (int) Math.min(model.network().input().length(), sequence.length());
        model = read(file, window);
        double best = Double.NEGATIVE_INFINITY;
        try (Session session = Session.load(Inference.model(model.network(), model.weights()), Device.CPU, 1)) {
            for (int at = 0; at + window <= sequence.length(); at++) {
                for (boolean reverse : model.bothStrands() ? new boolean[] {false, true} : new boolean[] {false}) {
                    Tensor input = letters(sequence.substring(at, at + window), reverse);
                    best = Math.max(best, session.run(Map.of(Inference.INPUT, input)).get(Inference.OUTPUT).values()[0]);
                }
            }
        }
        return best;
    }

    private static Tensor letters(String sequence, boolean reverse) {
        int length = sequence.length();
        float[] values = new float[4 * length];
        for (int i = 0; i < length; i++) {
            int code = "ACGT".indexOf(sequence.replace('U', 'T').charAt(i));
            values[reverse ? (3 - code) * length + length - 1 - i : code * length + i] = 1;
        }
        return Tensor.of(values, 1, 4, length);
    }

    private String message(String... lines) throws Exception {
        Path file = folder.resolve("m.txt");
        Files.write(file, List.of(lines));
        String message = assertThrows(InputException.class, () -> read(file, 0)).getMessage();
        return message.replace(folder + "/", "");
    }

    @Test
    void damagedFilesAreNamed() throws Exception {
        assertEquals("m.txt, line 1: this is no parameter file of DeepBind (it starts with '# deepbind 0.1')", message("x = 1"));
        assertEquals("m.txt: 'num_detectors' is missing (is the file cut short?)", message("# deepbind 0.1"));
        assertEquals("m.txt, line 2: num_detectors is '-1', not 1 to 4096", message("# deepbind 0.1", "num_detectors = -1"));
        List<String> good = new ArrayList<>(List.of("# deepbind 0.1", "reverse_complement = 0", "num_detectors = 1",
                "detector_len = 1", "has_avg_pooling = 0", "num_hidden = 0", "detectors = 1,2,3,4"));
        assertEquals("m.txt: 'thresholds' is missing (is the file cut short?)", message(good.toArray(String[]::new)));
        good.set(6, "detectors = 1,2,3");
        assertEquals("m.txt, line 7: detectors holds 3 numbers, not 4 (is the file cut short?)", message(good.toArray(String[]::new)));
        good.set(6, "detectors = 1,2,3,nan");
        assertEquals("m.txt, line 7: a number of detectors is 'nan'", message(good.toArray(String[]::new)));
    }
}
