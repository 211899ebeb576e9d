package org.convscan.engine.ort;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.convscan.engine.HitBuffer;
import org.convscan.engine.Scorer;
import org.convscan.engine.Tile;

/** Runs a graph over a tile, piece by piece, and lets the exact arithmetic decide over the windows it nominates. */
final class GraphScorer implements Scorer {
    private final Function<Tile, Line> lines;
    /** Null when no kernel can be left to a graph. */
    private final Program program;
    private final Model model;
    private final int[] nominated;
    private final int[] everywhere;
    private final Queue<Feed> feeds = new ConcurrentLinkedQueue<>();

    /**
     * @param nominated kernels that the program nominates windows of
     * @param everywhere kernels whose windows are all nominees
     */
    GraphScorer(Function<Tile, Line> lines, Program program, Device device, int[] nominated, int[] everywhere) {
        this.lines = lines;
        this.program = program;
        this.model = program == null ? null : Model.load(program.model(), device);
        this.nominated = nominated;
        this.everywhere = everywhere;
    }

    @Override
    public void scan(Tile tile, HitBuffer hits) {
        Line line = lines.apply(tile);
        int starts = line.starts();
        decideAll(line, everywhere, 0, starts, hits);
        if (program == null || starts == 0) {
            return;
        }
        Feed free = feeds.poll();
        Feed feed = free == null ? new Feed() : free;
        try {
            for (int from = 0; from < starts; ) {
                int size = program.chunkFor(starts - from);
                scan(line, from, size, feed, hits);
                from += Math.min(size, starts - from);
            }
        } finally {
            feeds.add(feed);
        }
    }

    @Override
    public void close() {
        if (model != null) {
            model.close();
        }
        feeds.forEach(Feed::close);
        feeds.clear();
    }

    private void scan(Line line, int from, int size, Feed feed, HitBuffer hits) {
        int columns = size + program.lookahead();
        if (!line.fill(from, columns, feed.bytes(columns))) {
            decideAll(line, nominated, from, Math.min(line.starts(), from + size), hits);
            return;
        }
        try (OrtSession.Result result = model.run(Map.of(Program.INPUT, feed.tensor(columns)))) {
            LongBuffer nominees = ((OnnxTensor) result.get(0)).getLongBuffer();
            int count = nominees.remaining() / 2;
            for (int i = 0; i < count; i++) {
                decide(line, from, (int) nominees.get(i), (int) nominees.get(count + i), hits);
            }
        }
    }

    private void decide(Line line, int from, int row, int column, HitBuffer hits) {
        Layout layout = program.layout();
        int kernel = layout.kernels()[column];
        int at = from + row * layout.rowStarts() + layout.phases()[column];
        for (int i = 0; i < layout.count(); i++, at += layout.step()) {
            line.decide(kernel, at, hits);
        }
    }

    private static void decideAll(Line line, int[] kernels, int from, int to, HitBuffer hits) {
        for (int kernel : kernels) {
            for (int at = from; at < to; at++) {
                line.decide(kernel, at, hits);
            }
        }
    }

    /** Input memory of one thread at a time. */
    private final class Feed {
        private final Map<Integer, OnnxTensor> tensors = new HashMap<>();
        private ByteBuffer memory = ByteBuffer.allocateDirect(0);

        private ByteBuffer bytes(int columns) {
            int size = Math.toIntExact(elements(columns) * (program.type() == Graph.Type.FLOAT ? Float.BYTES : 1));
            if (memory.capacity() < size) {
                close();
                memory = ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
            }
            return memory.clear();
        }

        private OnnxTensor tensor(int columns) {
            return tensors.computeIfAbsent(columns, this::create);
        }

        private long elements(int columns) {
            return (long) Math.max(1, program.rows()) * columns;
        }

        private OnnxTensor create(int columns) {
            long[] shape = program.rows() == 0 ? new long[] {columns} : new long[] {program.rows(), columns};
            ByteBuffer bytes = memory.duplicate().order(ByteOrder.nativeOrder());
            try {
                if (program.type() == Graph.Type.FLOAT) {
                    return OnnxTensor.createTensor(
                            Model.environment(), bytes.asFloatBuffer().limit((int) elements(columns)), shape);
                }
                return OnnxTensor.createTensor(Model.environment(), bytes.limit(columns), shape, OnnxJavaType.UINT8);
            } catch (OrtException e) {
                throw new IllegalStateException("ONNX Runtime: " + e.getMessage(), e);
            }
        }

        private void close() {
            tensors.values().forEach(OnnxTensor::close);
            tensors.clear();
        }
    }
}
