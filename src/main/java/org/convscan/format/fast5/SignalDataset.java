package org.convscan.format.fast5;

import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.filter.PipelineFilterWithData;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * The 16-bit samples of a Signal dataset. Chunks are decoded one after the other, by this thread, and the array grows with what they
 * hold: a damaged file that claims a huge signal does not get the memory for it.
 */
final class SignalDataset {
    private static final int FIRST_CAPACITY = 1 << 20;

    private final Dataset dataset;
    private final SignalChunk chunk;
    private final ByteOrder order;

    /** @param chunk unpacks one chunk after the other; the caller closes it */
    SignalDataset(Dataset dataset, SignalChunk chunk) {
        DataType type = dataset.getDataType();
        if (!(type instanceof FixedPoint) || type.getSize() != 2 || !((FixedPoint) type).isSigned()) {
            throw new UnreadableSignalException("the signal is not of signed 16-bit numbers, which is not supported");
        }
        if (dataset.getDimensionsAsLong().length != 1) {
            throw new UnreadableSignalException("the signal has " + dataset.getDimensionsAsLong().length + " dimensions, not one");
        }
        this.dataset = dataset;
        this.chunk = chunk;
        this.order = ((FixedPoint) type).getByteOrder();
    }

    short[] read() {
        long size = dataset.getDimensionsAsLong()[0];
        if (size < 0 || size > Integer.MAX_VALUE / 2) {
            throw new UnreadableSignalException("the signal claims " + Long.toUnsignedString(size) + " samples");
        }
        if (size == 0) {
            return new short[0];
        }
        if (dataset instanceof ChunkedDataset chunked) {
            return chunks(chunked, (int) size);
        }
        if (dataset instanceof ContiguousDataset contiguous) {
            return contiguous(contiguous, (int) size);
        }
        // What is left is stored inside the object's header, which is 64 KiB at most.
        return dataset.getData() instanceof short[] samples ? samples : new short[0];
    }

    private short[] contiguous(ContiguousDataset stored, int size) {
        if (stored.isEmpty()) {
            throw new UnreadableSignalException("the signal was never written");
        }
        short[] samples = new short[Math.min(size, stored.getBuffer().remaining() / 2)];
        if (samples.length < size) {
            throw new UnreadableSignalException("the signal ends early");
        }
        stored.getBuffer().order(order).asShortBuffer().get(samples);
        return samples;
    }

    private short[] chunks(ChunkedDataset chunked, int size) {
        int step = chunked.getChunkDimensions()[0];
        if (step < 1) {
            throw new UnreadableSignalException("a chunk claims " + step + " samples");
        }
        List<PipelineFilterWithData> filters = chunked.getFilters();
        boolean here = SignalChunk.reads(filters, order);
        short[] samples = new short[Math.min(size, FIRST_CAPACITY)];
        for (long from = 0; from < size; from += step) {
            int[] place = {(int) from};
            chunk.load(here ? chunked.getRawChunkBuffer(place) : ByteBuffer.wrap(chunked.getDecompressedChunk(place)), here ? filters : List.of(), step);
            int count = (int) Math.min(step, size - from);
            if (chunk.samples() < count) {
                throw new UnreadableSignalException("the chunk at sample " + from + " holds " + chunk.samples() + " of its " + count + " samples");
            }
            int end = (int) from + count;
            if (end > samples.length) {
                samples = Arrays.copyOf(samples, (int) Math.min(size, Math.max(end, 2L * samples.length)));
            }
            chunk.copy(samples, (int) from, count, order);
        }
        return samples;
    }
}
