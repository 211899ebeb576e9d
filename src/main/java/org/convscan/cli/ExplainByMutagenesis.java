package org.convscan.cli;

import java.nio.file.Path;
import org.convscan.engine.ort.Device;
import org.convscan.engine.ort.Session;
import org.convscan.network.LineModel;
import org.convscan.network.Mutagenesis;
import org.convscan.track.Symbols;

/** Every letter changed into every other, for any model. */
final class ExplainByMutagenesis implements ExplainMethod {
    static final String DESCRIPTION = "in-silico mutagenesis";
    static final String MEANING =
            "What each letter adds to the model's output: the output with it, less the mean of the outputs with each of the other letters.";

    private final Session session;
    private final Mutagenesis mutagenesis;

    ExplainByMutagenesis(LineModel model, Path onnx, int channel, int batch, Device device, int threads) {
        this.session = Session.load(onnx, device, threads);
        this.mutagenesis = new Mutagenesis(model, session, channel, batch);
    }

    @Override
    public String columns() {
        return "sequence_name\tposition\tletter\tscore\tcontribution\tchange_A\tchange_C\tchange_G\tchange_T\n";
    }

    @Override
    public Explained of(Symbols window) {
        Mutagenesis.Effects effects = mutagenesis.of(window);
        byte[] codes = new byte[window.columns()];
        window.codes(0, codes.length, codes, 0);
        double[] contributions = new double[codes.length];
        double[][] changes = new double[codes.length][effects.changes()[0].length];
        for (int i = 0; i < codes.length; i++) {
            contributions[i] = effects.contribution(i, codes[i]);
            for (int letter = 0; letter < changes[i].length; letter++) {
                changes[i][letter] = effects.changes()[i][letter];
            }
        }
        return new Explained(effects.score(), contributions, changes);
    }

    @Override
    public void close() {
        mutagenesis.close();
        session.close();
    }
}
