package org.convscan.format.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.convscan.InputException;
import org.convscan.format.yaml.YamlValue;
import org.convscan.network.Layer;
import org.convscan.network.Network;
import org.convscan.network.Shape;

/**
 * A network written down as YAML: what it reads, and its layers in order. The head may be missing; {@link TrainingSection} says how
 * it is learned.
 *
 * <pre>{@code
 * name: example
 * input: {channels: 4, length: 101}
 * trunk:
 *   - convolution: {filters: 32, width: 15, padding: same}
 *   - relu
 *   - pool: {width: 4}
 * head:
 *   - dense: 1
 *   - sigmoid
 * }</pre>
 *
 * <table>
 * <caption>Layers, with the values that stand for what is left out</caption>
 * <tr><td>{@code convolution: {filters, width, stride: 1, dilation: 1, groups: 1, padding: none, bias: true}}</td></tr>
 * <tr><td>{@code transposed: {filters, width, stride: 1, padding: none, bias: true}}: the way back up</td></tr>
 * <tr><td>{@code pool: {width, kind: maximum, stride: as wide, padding: none}}; kind is maximum or average</td></tr>
 * <tr><td>{@code global-pool: maximum} or {@code average}</td></tr>
 * <tr><td>{@code upsample: 2}: each column twice</td></tr>
 * <tr><td>{@code batch-norm} or {@code batch-norm: {epsilon: 1e-5, momentum: 0.1}}</td></tr>
 * <tr><td>{@code dropout: 0.2}</td></tr>
 * <tr><td>{@code relu}, {@code sigmoid}, {@code tanh}, {@code softmax}, {@code square}</td></tr>
 * <tr><td>{@code root: 0.01}: the square root of x + 0.01 squared</td></tr>
 * <tr><td>{@code dense: 10} or {@code dense: {outputs: 10, bias: true}}</td></tr>
 * <tr><td>{@code add: [[...], [...]]}: branches, each a list of layers, added up; an empty list hands its input on</td></tr>
 * <tr><td>{@code subtract: [[...], [...]]}, {@code divide: [[...], [...]]}: the first branch less, or by, the second</td></tr>
 * <tr><td>{@code stack: [[...], [...]]}: the same with their channels side by side</td></tr>
 * </table>
 *
 * {@code padding} is {@code none}, {@code same} (at stride 1 as many columns out as in), a number for both ends, or
 * {@code [before, after]}.
 */
public final class NetworkFile {
    /** Of a description, in bytes: the YAML reader has a limit of its own, but a file is read first. */
    private static final long MOST_BYTES = 4 << 20;

    private NetworkFile() {}

    public static Network read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new InputException(file.toString(), "", "this is too long for a description of a network", "at most 4 MB");
        }
        return parse(file.toString(), new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    }

    /** @param file its name, for messages */
    public static Network parse(String file, String text) throws InputException {
        YamlValue root = YamlValue.parse(file, text);
        root.fields(Set.of("name", "input", "trunk", "head", TrainingSection.NAME));
        YamlValue input = root.field("input");
        input.fields(Set.of("channels", "length"));
        Shape shape = new Shape(
                input.field("channels").whole(1, LayerValue.MOST), input.field("length").whole(1, Integer.MAX_VALUE));
        LayerValue layers = new LayerValue();
        Layer.Sequence trunk = layers.sequence(root.field("trunk"));
        Layer.Sequence head = root.optional("head").isEmpty()
                ? new Layer.Sequence(List.of())
                : layers.sequence(root.field("head"));
        String name = root.optional("name").isEmpty() ? nameOf(file) : root.field("name").text();
        try {
            return new Network(name, shape, trunk, head);
        } catch (IllegalArgumentException e) {
            throw new InputException(file, "", e.getMessage(), "layers count from 0", e);
        }
    }

    private static String nameOf(String file) {
        String last = file.substring(file.lastIndexOf('/') + 1);
        return last.replaceFirst("\\.ya?ml$", "");
    }
}
