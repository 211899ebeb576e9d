package org.convscan.format.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convscan.InputException;
import org.convscan.format.yaml.YamlValue;
import org.convscan.network.Layer;
import org.convscan.network.Layer.Function;
import org.convscan.network.Layer.Joining;
import org.convscan.network.Layer.Pooling;
import org.convscan.network.Padding;

/** The layers of one file. Counts them, since YAML can name one list many times. */
final class LayerValue {
    /** Of anything: channels, widths, strides. */
    static final int MOST = 1 << 24;

    private static final int MOST_LAYERS = 10_000;
    private static final float EPSILON = 1e-5f;
    private static final float MOMENTUM = 0.1f;

    private int layers;

    Layer.Sequence sequence(YamlValue list) throws InputException {
        List<Layer> sequence = new ArrayList<>();
        for (YamlValue value : list.list()) {
            if (++layers > MOST_LAYERS) {
                throw value.wrong("more than " + MOST_LAYERS + " layers", "");
            }
            sequence.add(layer(value));
        }
        return new Layer.Sequence(sequence);
    }

    private Layer layer(YamlValue value) throws InputException {
        try {
            if (value.isText()) {
                return named(value);
            }
            Map<String, YamlValue> fields = value.fields();
            if (fields.size() != 1) {
                throw value.wrong("one layer should stand here", "'- kind: {...}', each in a line of its own");
            }
            Map.Entry<String, YamlValue> field = fields.entrySet().iterator().next();
            return described(value, field.getKey(), field.getValue());
        } catch (IllegalArgumentException e) {
            throw value.wrong(e.getMessage(), "");
        }
    }

    private static Layer named(YamlValue value) throws InputException {
        return switch (value.text()) {
            case "relu" -> new Layer.Activation(Function.RELU);
            case "sigmoid" -> new Layer.Activation(Function.SIGMOID);
            case "tanh" -> new Layer.Activation(Function.TANH);
            case "square" -> new Layer.Activation(Function.SQUARE);
            case "softmax" -> new Layer.Activation(Function.SOFTMAX);
            case "batch-norm" -> new Layer.BatchNormalisation(EPSILON, MOMENTUM);
            default -> throw unknown(value, value.text());
        };
    }

    private Layer described(YamlValue value, String kind, YamlValue about) throws InputException {
        return switch (kind) {
            case "convolution" -> convolution(about);
            case "transposed" -> transposed(about);
            case "pool" -> pool(about);
            case "global-pool" -> new Layer.GlobalPool(pooling(about));
            case "upsample" -> new Layer.Upsampling(about.whole(1, MOST));
            case "batch-norm" -> batchNormalisation(about);
            case "dropout" -> new Layer.Dropout((float) about.number());
            case "dense" -> dense(about);
            case "root" -> new Layer.Root((float) about.number());
            case "subtract" -> join(Joining.SUBTRACT, about);
            case "divide" -> join(Joining.DIVIDE, about);
            case "add" -> join(Joining.ADD, about);
            case "stack" -> join(Joining.STACK, about);
            default -> throw unknown(value, kind);
        };
    }

    private static InputException unknown(YamlValue value, String kind) {
        return value.wrong("there is no layer '" + kind + "'", "known: convolution, transposed, pool, global-pool, upsample, "
                + "batch-norm, dropout, relu, sigmoid, tanh, softmax, square, root, dense, add, subtract, divide, stack");
    }

    private static Layer convolution(YamlValue about) throws InputException {
        about.fields(Set.of("filters", "width", "stride", "dilation", "groups", "padding", "bias"));
        int width = about.field("width").whole(1, MOST);
        int dilation = whole(about, "dilation", 1);
        return new Layer.Convolution(about.field("filters").whole(1, MOST), width, whole(about, "stride", 1), dilation,
                whole(about, "groups", 1), padding(about, width, dilation), truth(about, "bias"));
    }

    private static Layer transposed(YamlValue about) throws InputException {
        about.fields(Set.of("filters", "width", "stride", "padding", "bias"));
        int width = about.field("width").whole(1, MOST);
        return new Layer.TransposedConvolution(about.field("filters").whole(1, MOST), width, whole(about, "stride", 1),
                padding(about, width, 1), truth(about, "bias"));
    }

    private static Layer pool(YamlValue about) throws InputException {
        about.fields(Set.of("width", "kind", "stride", "padding"));
        int width = about.field("width").whole(1, MOST);
        Pooling pooling = about.optional("kind").isEmpty() ? Pooling.MAXIMUM : pooling(about.field("kind"));
        return new Layer.Pool(pooling, width, whole(about, "stride", width), padding(about, width, 1));
    }

    private static Pooling pooling(YamlValue value) throws InputException {
        return switch (value.text()) {
            case "maximum" -> Pooling.MAXIMUM;
            case "average" -> Pooling.AVERAGE;
            default -> throw value.wrong("'" + value.text() + "' is no pooling", "maximum or average");
        };
    }

    private static Layer batchNormalisation(YamlValue about) throws InputException {
        about.fields(Set.of("epsilon", "momentum"));
        double epsilon = about.optional("epsilon").isEmpty() ? EPSILON : about.field("epsilon").number();
        double momentum = about.optional("momentum").isEmpty() ? MOMENTUM : about.field("momentum").number();
        return new Layer.BatchNormalisation((float) epsilon, (float) momentum);
    }

    private static Layer dense(YamlValue about) throws InputException {
        if (about.isText()) {
            return new Layer.Dense(about.whole(1, MOST), true);
        }
        about.fields(Set.of("outputs", "bias"));
        return new Layer.Dense(about.field("outputs").whole(1, MOST), truth(about, "bias"));
    }

    private Layer join(Joining joining, YamlValue about) throws InputException {
        List<Layer> branches = new ArrayList<>();
        for (YamlValue branch : about.list()) {
            branches.add(sequence(branch));
        }
        return new Layer.Join(joining, branches);
    }

    private static Padding padding(YamlValue about, int width, int dilation) throws InputException {
        if (about.optional("padding").isEmpty()) {
            return Padding.NONE;
        }
        YamlValue padding = about.field("padding");
        if (padding.isList()) {
            List<YamlValue> both = padding.list();
            if (both.size() != 2) {
                throw padding.wrong("two numbers should stand here", "[before, after]");
            }
            return new Padding(both.get(0).whole(0, MOST), both.get(1).whole(0, MOST));
        }
        return switch (padding.text()) {
            case "none" -> Padding.NONE;
            case "same" -> Padding.same(width, dilation);
            default -> new Padding(padding.whole(0, MOST), padding.whole(0, MOST));
        };
    }

    private static int whole(YamlValue about, String name, int otherwise) throws InputException {
        return about.optional(name).isEmpty() ? otherwise : about.field(name).whole(1, MOST);
    }

    private static boolean truth(YamlValue about, String name) throws InputException {
        return about.optional(name).isEmpty() || about.field(name).truth();
    }
}
