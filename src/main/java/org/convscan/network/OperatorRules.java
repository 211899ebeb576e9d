package org.convscan.network;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;

/** What each standard operator of ONNX does to shapes and to the line: github.com/onnx/onnx/blob/main/docs/Operators.md. */
final class OperatorRules {
    /** Number by number, from one value. */
    private static final Set<String> SINGLE = Set.of("Relu", "Sigmoid", "Tanh", "LeakyRelu", "Elu", "Selu", "Celu", "Softplus",
            "Softsign", "Erf", "Exp", "Log", "Sqrt", "Abs", "Neg", "Sign", "HardSigmoid", "HardSwish", "Clip", "Dropout", "Identity",
            "Cast", "Gelu", "Mish", "Swish", "ThresholdedRelu", "Reciprocal", "Floor", "Ceil", "Round", "Sin", "Cos", "Tan", "Atan",
            "Not", "LRN", "QuantizeLinear", "DequantizeLinear", "IsNaN", "BatchNormalization");

    private static final Set<String> SEVERAL = Set.of("Add", "Sub", "Mul", "Div", "Pow", "Min", "Max", "Sum", "Mean", "Where", "PRelu",
            "Equal", "Greater", "GreaterOrEqual", "Less", "LessOrEqual", "And", "Or", "Xor", "Mod");

    private static final Set<String> COUNTING = Set.of("Add", "Sub", "Mul", "Div");

    private OperatorRules() {}

    /** @return null for an operator that is not known */
    static Flow[] outputs(Call call) throws IOException {
        String kind = call.operator().kind();
        if (SEVERAL.contains(kind)) {
            return one(several(call));
        }
        if (SINGLE.contains(kind)) {
            return one(single(call));
        }
        if (kind.startsWith("Reduce") || kind.startsWith("Arg")) {
            return one(ShapeOperators.reduce(call));
        }
        return switch (kind) {
            case "LSTM", "GRU", "RNN" -> DenseOperators.recurrent(call);
            case "Split" -> split(call);
            case "Gemm" -> one(DenseOperators.gemm(call));
            case "MatMul" -> one(DenseOperators.matMul(call));
            case "Softmax", "LogSoftmax", "Hardmax", "LpNormalization" -> one(alongDimensions(call, softmaxAxis(call), call.opset() < 13));
            case "LayerNormalization" -> one(alongDimensions(call, call.operator().whole("axis", -1), true));
            case "InstanceNormalization", "GroupNormalization" -> one(call.out(Reach.Everything.AT_ONCE, call.in(0).axis(), call.in(0).shape()));
            default -> window(call);
        };
    }

    private static Flow[] window(Call call) throws IOException {
        return switch (call.operator().kind()) {
            case "Conv" -> one(WindowOperators.convolution(call));
            case "ConvTranspose" -> one(WindowOperators.transposed(call));
            case "MaxPool", "AveragePool", "LpPool" -> one(WindowOperators.pool(call));
            case "GlobalMaxPool", "GlobalAveragePool", "GlobalLpPool" -> one(WindowOperators.global(call));
            case "Pad" -> one(WindowOperators.pad(call));
            case "Slice" -> one(WindowOperators.slice(call));
            case "Resize", "Upsample" -> one(resize(call));
            default -> shape(call);
        };
    }

    private static Flow[] shape(Call call) {
        return switch (call.operator().kind()) {
            case "Concat" -> one(ShapeOperators.concat(call));
            case "Transpose" -> one(ShapeOperators.transpose(call));
            case "Flatten" -> one(ShapeOperators.flatten(call));
            case "Reshape" -> one(ShapeOperators.reshape(call));
            case "Squeeze" -> one(ShapeOperators.squeeze(call));
            case "Unsqueeze" -> one(ShapeOperators.unsqueeze(call));
            case "Gather" -> one(ShapeOperators.gather(call));
            case "Shape" -> one(Flow.list(call.in(0).shape()));
            case "ConstantOfShape" -> one(filled(call));
            case "Expand" -> one(expanded(call));
            default -> null;
        };
    }

    private static Flow[] one(Flow flow) {
        return new Flow[] {flow};
    }

    private static Flow single(Call call) {
        Flow x = call.in(0);
        return x.wholes() != null && (call.operator().kind().equals("Cast") || call.operator().kind().equals("Identity")) ? x : call.same();
    }

    private static Flow several(Call call) {
        boolean lists = call.inputs().size() == 2 && call.inputs().stream().allMatch(flow -> flow != null && flow.wholes() != null);
        return lists && COUNTING.contains(call.operator().kind()) ? ShapeOperators.counted(call) : ShapeOperators.broadcast(call);
    }

    private static long softmaxAxis(Call call) {
        return call.operator().whole("axis", call.opset() < 13 && !call.operator().kind().equals("LpNormalization") ? 1 : -1);
    }

    /** An operator that looks along one dimension, or along one and all behind it. */
    private static Flow alongDimensions(Call call, long named, boolean allBehind) {
        Flow x = call.in(0);
        int at = call.axis(named);
        boolean line = x.axis() == Flow.FLATTENED || x.axis() == at || allBehind && x.axis() > at;
        return line ? call.out(Reach.Everything.AT_ONCE, x.axis(), x.shape()) : call.same();
    }

    private static Flow[] split(Call call) {
        Flow x = call.in(0);
        int at = call.axis(call.operator().whole("axis", 0));
        int count = call.operator().outputs().size();
        long[] sizes = call.wholes("split", 1);
        Flow[] parts = new Flow[count];
        for (int i = 0; i < count; i++) {
            long[] shape = x.shape().clone();
            shape[at] = sizes == null ? Math.min(-Math.floorDiv(-shape[at], count), shape[at]) : sizes[i];
            parts[i] = at == x.axis()
                    ? call.out(new Reach.Everything("splits the track"), x.axis(), shape)
                    : call.out(Reach.SAME, x.axis(), shape);
        }
        return parts;
    }

    /** In older models the scales are an attribute or the second input, in newer ones the third, with sizes as the fourth. */
    private static Flow resize(Call call) throws IOException {
        boolean upsample = call.operator().kind().equals("Upsample");
        int rank = call.in(0).rank();
        if (call.has(3)) {
            return WindowOperators.resize(call, exactly(call, rank, call.in(3).wholes()), null);
        }
        Operator.Attribute attribute = call.operator().attributes().get("scales");
        float[] scales = attribute != null ? attribute.numbers() : call.scales(upsample || call.opset() < 11 ? 1 : 2);
        if (scales == null || scales.length != rank) {
            throw call.misfit("has no scales that are known");
        }
        return WindowOperators.resize(call, null, scales);
    }

    private static long[] exactly(Call call, int rank, long... sizes) {
        if (sizes == null || sizes.length != rank) {
            throw call.misfit("has no sizes that are known");
        }
        return sizes;
    }

    private static Flow filled(Call call) {
        long[] shape = call.in(0).wholes();
        if (shape == null) {
            throw call.misfit("takes its shape from what the model computes");
        }
        return call.out(Reach.SAME, Flow.NONE, shape);
    }

    private static Flow expanded(Call call) {
        Flow x = call.in(0);
        long[] shape = call.wholes("shape", 1);
        long[] wide = x.shape();
        int rank = Math.max(shape.length, wide.length);
        long[] result = new long[rank];
        for (int i = 0; i < rank; i++) {
            long a = i < rank - wide.length ? 1 : wide[i - rank + wide.length];
            long b = i < rank - shape.length ? 1 : shape[i - rank + shape.length];
            if (a != 1 && b != 1 && a != b) {
                throw call.misfit("to " + Arrays.toString(shape) + " does not fit on " + Arrays.toString(wide));
            }
            result[i] = Math.max(a, b);
        }
        return call.out(Reach.SAME, x.axis() < 0 ? x.axis() : x.axis() + rank - wide.length, result);
    }
}
