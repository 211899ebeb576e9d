package org.convscan.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.convscan.InputException;
import org.convscan.format.network.NetworkFile;
import org.convscan.format.onnx.OnnxFile;
import org.convscan.network.Geometry;
import org.convscan.network.LineModel;
import org.convscan.network.Network;
import org.convscan.network.Row;
import org.convscan.network.Shape;
import org.convscan.network.Summary;

/** Prints a network's table: facts in '#' lines, then a line for each layer. */
final class NetworkSummary {
    private final PrintStream out;

    private NetworkSummary(PrintStream out) {
        this.out = out;
    }

    /** @param length of the line that is reckoned with; 0 for what the network says or what fits */
    static void print(String file, long length, PrintStream out) throws IOException {
        boolean description = file.toLowerCase(Locale.ROOT).matches(".*\\.ya?ml");
        if (description) {
            Network network = NetworkFile.read(Path.of(file));
            Summary summary = Summary.of(length == 0 ? network : lengthened(file, network, length));
            new NetworkSummary(out).print(summary, "layout: [N, C, L]");
        } else {
            LineModel model = model(file, 0, length);
            boolean free = model.layout().length() < 0;
            new NetworkSummary(out).print(model.summary(), "layout: " + model.layout() + (free ? ", any length" : ", fixed length"));
        }
    }

    /** @param channels that its lines have; 0 when not known */
    static LineModel model(String file, long channels, long length) throws IOException {
        try {
            return LineModel.of(OnnxFile.read(Path.of(file)), channels, length);
        } catch (LineModel.NotALineException e) {
            throw new InputException(file, "", e.getMessage(), "", e);
        }
    }

    private static Network lengthened(String file, Network network, long length) throws InputException {
        try {
            return new Network(network.name(), new Shape(network.input().channels(), length), network.trunk(), network.head());
        } catch (IllegalArgumentException e) {
            throw new InputException(file, "", e.getMessage(), "layers count from 0", e);
        }
    }

    private void print(Summary summary, String layout) {
        Optional<Geometry> geometry = summary.geometry();
        out.println("# network: " + summary.name());
        out.println("# " + layout);
        out.println("# input: " + shape(summary.input()));
        out.printf(Locale.ROOT, "# total: %d parameters, %d bytes of weights, %d bytes of activations, %d multiply-adds%n",
                summary.parameters(), summary.weightBytes(), summary.activationBytes(), summary.multiplyAdds());
        geometry.ifPresent(known -> out.println("# tiling: " + tiling(known)));
        out.println("layer\twhat\toutput\tparameters\tweight_bytes\tactivation_bytes\tmultiply_adds\treceptive_field\tstride\tleft_offset");
        summary.rows().forEach(this::print);
        out.flush();
    }

    private static String tiling(Geometry geometry) {
        if (geometry.obstacle().isPresent()) {
            return "not possible: " + geometry.obstacle().get() + "; runs window by window";
        }
        Geometry.Field field = geometry.field().orElseThrow();
        return "exact, at multiples of " + geometry.granule() + " columns; output o reads columns [" + field.stride() + " o - "
                + field.leftOffset() + ", " + field.stride() + " o + " + (field.receptiveField() - field.leftOffset() - 1) + "]";
    }

    private void print(Row row) {
        out.print(row.name() + "\t" + row.what() + "\t" + shape(row.output()) + "\t" + row.parameters() + "\t" + row.weightBytes()
                + "\t" + row.activationBytes() + "\t" + row.multiplyAdds() + "\t");
        out.println(row.field()
                .map(field -> field.receptiveField() + "\t" + field.stride() + "\t" + field.leftOffset())
                .orElse("all\t.\t."));
    }

    private static String shape(List<Long> shape) {
        return shape.isEmpty() ? "?" : shape.stream().map(String::valueOf).collect(Collectors.joining(" x "));
    }
}
