package org.convscan.format.onnx;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.convscan.InputException;
import org.convscan.network.OperatorGraph;

/**
 * An ONNX model from a file that nobody vouches for. Its numbers stay in the file, or in files beside it, until they are asked
 * for; whatever points outside the model's own folder is refused.
 */
public final class OnnxFile {
    /** A protocol-buffers file cannot be larger. */
    private static final long MOST_BYTES = Integer.MAX_VALUE;

    /** Messages and numbers of lists: a large model has some hundred thousand. */
    private static final long MOST_ITEMS = 2_000_000;

    private OnnxFile() {}

    public static OperatorGraph read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new InputException(file.toString(), "", "this is a folder, not a model", "name the .onnx file");
        }
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            if (size == 0 || size > MOST_BYTES) {
                throw new InputException(file.toString(), "", "this is no ONNX model: it has " + size + " bytes", "");
            }
            ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, size);
            return read(file, bytes);
        }
    }

    /**
     * A model that is in memory.
     *
     * @param name for messages
     */
    public static OperatorGraph of(String name, byte[] model) throws IOException {
        return read(Path.of(name), ByteBuffer.wrap(model));
    }

    private static OperatorGraph read(Path file, ByteBuffer bytes) throws IOException {
        ProtoReader.Budget budget = new ProtoReader.Budget(file.toString(), MOST_ITEMS);
        return new ModelReader(file, budget).model(new ProtoReader(bytes, budget));
    }
}
