package org.convscan.network;

import java.util.List;

/** What an operator does and costs, for tables. */
final class OperatorCosts {
    private OperatorCosts() {}

    /** "Conv 32 x 15, stride 2"; other operators by their kind. */
    static String what(Operator operator, List<Flow> inputs) {
        StringBuilder text = new StringBuilder(operator.domain().isEmpty() ? "" : operator.domain() + ".").append(operator.kind());
        long[] weight = inputs.size() < 2 || inputs.get(1) == null ? null : inputs.get(1).shape();
        boolean convolution = operator.kind().equals("Conv") || operator.kind().equals("ConvTranspose");
        if (convolution && weight != null && weight.length > 2) {
            text.append(' ').append(operator.kind().equals("Conv") ? weight[0] : weight[1]);
            for (int i = 2; i < weight.length; i++) {
                text.append(" x ").append(weight[i]);
            }
        }
        append(text, "", operator.kind().endsWith("Pool") ? operator.wholes("kernel_shape") : null);
        append(text, ", stride", operator.wholes("strides"));
        append(text, ", dilation", operator.wholes("dilations"));
        long groups = operator.whole("group", 1);
        return text.append(groups == 1 ? "" : ", groups " + groups).toString();
    }

    private static void append(StringBuilder text, String what, long[] values) {
        boolean ones = true;
        for (int i = 0; values != null && i < values.length; i++) {
            ones &= values[i] == 1;
        }
        if (values == null || ones && !what.isEmpty()) {
            return;
        }
        text.append(what);
        for (int i = 0; i < values.length; i++) {
            text.append(i == 0 ? " " : " x ").append(values[i]);
        }
    }

    static long multiplyAdds(Operator operator, List<Flow> inputs, Flow output) {
        boolean known = output.shape() != null && inputs.stream().allMatch(flow -> flow == null || flow.shape() != null);
        if (!known) {
            return 0;
        }
        try {
            return switch (operator.kind()) {
                case "Conv" -> Math.multiplyExact(output.elements(), perFirst(inputs.get(1)));
                case "ConvTranspose" -> Math.multiplyExact(inputs.get(0).elements(), perFirst(inputs.get(1)));
                case "Gemm" -> Math.multiplyExact(
                        output.elements(), inputs.get(0).size(operator.whole("transA", 0) != 0 ? 0 : 1));
                case "MatMul" -> Math.multiplyExact(output.elements(), inputs.get(0).size(-1));
                case "BatchNormalization" -> output.elements();
                case "LSTM", "GRU", "RNN" -> Math.multiplyExact(
                        inputs.get(0).size(0) * inputs.get(0).size(1), inputs.get(1).elements() + inputs.get(2).elements());
                default -> 0;
            };
        } catch (ArithmeticException e) {
            return 0;
        }
    }

    private static long perFirst(Flow weight) {
        return weight.elements() / Math.max(1, weight.size(0));
    }
}
