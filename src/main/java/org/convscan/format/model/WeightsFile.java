package org.convscan.format.model;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.convscan.InputException;
import org.convscan.network.Network;
import org.convscan.network.Weights;

/** What a network has learned, before anything is folded: {@code weights.bin} of a model folder, from which learning can go on. */
public final class WeightsFile {
    private static final long SIGNATURE = 0x63766E7765696701L;

    private WeightsFile() {}

    public static void write(Path file, Weights weights) throws IOException {
        Path partial = file.resolveSibling("." + file.getFileName() + ".tmp");
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(partial)))) {
            out.writeLong(SIGNATURE);
            Tensors.write(weights.tensors(), out);
        }
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    public static Weights read(Path file, Network network) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new InputException(file.toString(), "", "no such file", "models that convscan trained bring their weights");
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (in.readLong() != SIGNATURE) {
                throw new InputException(file.toString(), "", "these are no weights of convscan", "");
            }
            return Weights.of(network, Tensors.read(in, Files.size(file)));
        } catch (EOFException | IllegalArgumentException | ArithmeticException e) {
            throw new InputException(file.toString(), "", "it is damaged, or of another network", "fetch the folder again", e);
        }
    }
}
