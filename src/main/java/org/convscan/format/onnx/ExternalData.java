package org.convscan.format.onnx;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import org.convscan.InputException;
import org.convscan.network.Constant;

/** Constants that lie in files beside the model: in its own folder or below, and reached through no link. */
final class ExternalData {
    private final Path model;
    private final Path folder;

    ExternalData(Path model) {
        this.model = model;
        this.folder = model.toAbsolutePath().getParent();
    }

    Constant.Source source(String name, Map<String, String> entries, long bytes) throws IOException {
        String location = entries.getOrDefault("location", "");
        Path file = file(name, location);
        long offset = whole(name, entries.getOrDefault("offset", "0"));
        long length = whole(name, entries.getOrDefault("length", Long.toString(bytes)));
        long size = Files.size(file);
        if (length != bytes || offset > size || length > size - offset) {
            throw wrong(name, "needs " + bytes + " bytes from byte " + offset + " of " + location + ", which has " + size, "");
        }
        return () -> {
            try (FileChannel channel = FileChannel.open(file)) {
                return channel.map(FileChannel.MapMode.READ_ONLY, offset, length).order(ByteOrder.LITTLE_ENDIAN);
            }
        };
    }

    private Path file(String name, String location) throws IOException {
        Path file = inside(location);
        if (file == null) {
            throw wrong(name, "lies at '" + location + "', outside the model's folder", "such models are refused");
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw wrong(name, "lies in '" + location + "', which is not there", "it belongs beside the model");
        }
        return file;
    }

    /** Null when the location leads outside, or through a link. */
    private Path inside(String location) {
        if (location.isEmpty() || location.indexOf('\\') >= 0 || location.indexOf(':') >= 0) {
            return null;
        }
        try {
            Path relative = Path.of(location);
            Path file = folder;
            for (Path part : relative) {
                file = file.resolve(part);
                if (part.toString().equals("..") || Files.isSymbolicLink(file)) {
                    return null;
                }
            }
            return relative.isAbsolute() ? null : file;
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private long whole(String name, String text) throws InputException {
        if (!text.matches("[0-9]{1,18}")) {
            throw wrong(name, "has '" + text + "' where a number of bytes belongs", "");
        }
        return Long.parseLong(text);
    }

    private InputException wrong(String name, String what, String hint) {
        return new InputException(model.toString(), "", "constant '" + name + "' " + what, hint);
    }
}
