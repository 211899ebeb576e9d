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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.convscan.InputException;
import org.convscan.engine.Tensor;
import org.convscan.network.Network;
import org.convscan.network.Weights;
import org.convscan.network.train.Learner;
import org.convscan.network.train.Training;

/**
 * A training's progress in a file of our own (big-endian): the name of what is trained, the steps taken, epochs, the best one, then
 * four sets of named tensors (weights, moments, averaged weights, kept weights), and a CRC-32 of it all.
 */
public final class CheckpointFile {
    private static final long SIGNATURE = 0x63766E636B707402L;

    private CheckpointFile() {}

    /** @param what recipe and data: a training of anything else does not take the file up */
    public static void write(Path file, String what, Training.Progress progress) throws IOException {
        Path partial = file.resolveSibling("." + file.getFileName() + ".tmp");
        CheckedOutputStream sum = new CheckedOutputStream(new BufferedOutputStream(Files.newOutputStream(partial)), new CRC32());
        try (DataOutputStream out = new DataOutputStream(sum)) {
            out.writeLong(SIGNATURE);
            out.writeUTF(what);
            out.writeLong(progress.state().steps());
            out.writeInt(progress.best());
            out.writeInt(progress.epochs().size());
            for (Training.Epoch epoch : progress.epochs()) {
                out.writeDouble(epoch.loss());
                out.writeDouble(epoch.measure());
            }
            Tensors.write(progress.state().weights().tensors(), out);
            Tensors.write(new TreeMap<>(progress.state().moments()), out);
            Tensors.write(progress.state().averaged().tensors(), out);
            Tensors.write(progress.kept().tensors(), out);
            out.writeLong(sum.getChecksum().getValue());
        }
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** @throws InputException when the file is damaged, or of another training */
    public static Training.Progress read(Path file, String what, Network network) throws IOException {
        CheckedInputStream sum = new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file)), new CRC32());
        try (DataInputStream in = new DataInputStream(sum)) {
            if (in.readLong() != SIGNATURE) {
                throw damaged(file, "this is no checkpoint of convscan train");
            }
            if (!in.readUTF().equals(what)) {
                throw new InputException(file.toString(), "", "this checkpoint is of a training with other data or options",
                        "give the same ones, or leave out --resume to start anew");
            }
            long steps = in.readLong();
            int best = in.readInt();
            List<Training.Epoch> epochs = new ArrayList<>();
            for (int count = Tensors.bounded(in.readInt(), Files.size(file)); count > 0; count--) {
                epochs.add(new Training.Epoch(in.readDouble(), in.readDouble()));
            }
            Map<String, Tensor> weights = Tensors.read(in, Files.size(file));
            Map<String, Tensor> moments = Tensors.read(in, Files.size(file));
            Map<String, Tensor> averaged = Tensors.read(in, Files.size(file));
            Map<String, Tensor> kept = Tensors.read(in, Files.size(file));
            long found = sum.getChecksum().getValue();
            if (in.readLong() != found) {
                throw damaged(file, "its check sum is wrong");
            }
            Learner.State state = new Learner.State(steps, Weights.of(network, weights), moments, Weights.of(network, averaged));
            return new Training.Progress(state, epochs, best, Weights.of(network, kept));
        } catch (EOFException | IllegalArgumentException | ArithmeticException e) {
            throw damaged(file, "it is cut short or damaged");
        }
    }

    private static InputException damaged(Path file, String what) {
        return new InputException(file.toString(), "", what, "leave out --resume to start anew");
    }
}
