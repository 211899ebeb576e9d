package org.convscan.engine.ort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.convscan.kernel.KernelBank;

/**
 * Kernels that a graph computes side by side. The line is folded into rows of {@code fold} columns, so that a row of numbers
 * is {@code fold} columns deep and a kernel, shifted by 0 to fold - 1 columns, covers a few rows: kernels that cover
 * equally many rows belong together.
 */
record Groups(int fold, List<Group> groups) {
    /** @param kernels numbers in the bank */
    record Group(int[] kernels, int rows) {}

    static Groups of(KernelBank bank, int[] kernels, int fold, int most) {
        Map<Integer, List<Integer>> byRows = new TreeMap<>();
        for (int kernel : kernels) {
            byRows.computeIfAbsent(rows(bank.kernel(kernel).width(), fold), rows -> new ArrayList<>()).add(kernel);
        }
        List<Group> groups = new ArrayList<>();
        byRows.forEach((rows, members) -> {
            int parts = (members.size() + most - 1) / most;
            for (int part = 0; part < parts; part++) {
                List<Integer> some = members.subList(members.size() * part / parts, members.size() * (part + 1) / parts);
                groups.add(new Group(some.stream().mapToInt(Integer::intValue).toArray(), rows));
            }
        });
        return new Groups(fold, groups);
    }

    /** Rows that a kernel covers wherever in a row it starts. */
    static int rows(int width, int fold) {
        return (fold - 1 + width + fold - 1) / fold;
    }

    int mostRows() {
        return groups.stream().mapToInt(Group::rows).max().orElse(1);
    }

    /** Columns behind the last start that a graph reads. */
    int lookahead() {
        return (mostRows() - 1) * fold;
    }

    /** For masks whose columns are, group by group, the kernels shifted by 0, then by 1, ... */
    Layout layoutByShift(int rowStarts, int step, int count) {
        int[] kernels = groups.stream().flatMapToInt(group -> repeat(group.kernels, fold)).toArray();
        int[] phases = groups.stream().flatMapToInt(group -> java.util.stream.IntStream.range(0, fold * group.kernels.length)
                .map(i -> i / group.kernels.length)).toArray();
        return new Layout(rowStarts, step, count, kernels, phases);
    }

    /** For masks whose columns are the kernels, and all shifts of a row are one element. */
    Layout layoutByKernel() {
        int[] kernels = groups.stream().flatMapToInt(group -> Arrays.stream(group.kernels)).toArray();
        return new Layout(fold, 1, fold, kernels, new int[kernels.length]);
    }

    private static java.util.stream.IntStream repeat(int[] values, int times) {
        return java.util.stream.IntStream.range(0, values.length * times).map(i -> values[i % values.length]);
    }
}
