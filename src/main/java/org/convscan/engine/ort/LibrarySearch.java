package org.convscan.engine.ort;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convscan.engine.ort.Devices.Piece;

/** Looks for CUDA's libraries where the loader, CUDA's installers, pip and conda put them. */
final class LibrarySearch {
    /** The first CUDA runtime that ONNX Runtime 1.28 and later can use (its GPU jars are built with CUDA 12.8). */
    private static final int LEAST_RUNTIME_MINOR = 8;

    /**
     * What; file on Linux; file on Windows; whether required: those that libonnxruntime_providers_cuda.so 1.29.0 lists as NEEDED.
     * The others it opens when an operator asks for them (Fourier transforms; convolutions, pooling and reductions).
     */
    private static final String[][] PIECES = {
        {"the NVIDIA driver", "libcuda.so.1", "nvcuda.dll", "required"},
        {"the CUDA 12 runtime", "libcudart.so.12", "cudart64_12.dll", "required"},
        {"cuBLASLt 12", "libcublasLt.so.12", "cublasLt64_12.dll", "required"},
        {"cuBLAS 12", "libcublas.so.12", "cublas64_12.dll", "required"},
        {"cuRAND 10", "libcurand.so.10", "curand64_10.dll", "required"},
        {"cuFFT 11", "libcufft.so.11", "cufft64_11.dll", ""},
        {"cuDNN 9", "libcudnn.so.9", "cudnn64_9.dll", ""},
    };

    private final Set<Path> folders;
    private final boolean windows;

    LibrarySearch(Set<Path> folders, boolean windows) {
        this.folders = new LinkedHashSet<>(folders);
        this.windows = windows;
    }

    static LibrarySearch ofThisMachine() {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        Map<String, String> environment = System.getenv();
        Set<Path> folders = new LinkedHashSet<>();
        addList(folders, environment.get(windows ? "PATH" : "LD_LIBRARY_PATH"));
        addAll(folders, "/etc/ld.so.conf.d", "*.conf", LibrarySearch::addLines);
        for (String folder : List.of("/lib64", "/usr/lib64", "/lib/x86_64-linux-gnu", "/usr/lib/x86_64-linux-gnu",
                "/usr/lib/wsl/lib", "/usr/local/nvidia/lib64")) {
            folders.add(Path.of(folder));
        }
        addAll(folders, "/usr/local", "cuda*", (set, cuda) -> set.add(cuda.resolve("lib64")));
        addPython(folders, environment.get("VIRTUAL_ENV"));
        addPython(folders, environment.get("CONDA_PREFIX"));
        addPython(folders, System.getProperty("user.home") + "/.local");
        addPython(folders, "/usr/local");
        addPython(folders, "/usr");
        return new LibrarySearch(folders, windows);
    }

    List<Piece> cudaPieces() {
        List<Piece> pieces = new ArrayList<>();
        for (String[] row : PIECES) {
            String file = windows ? row[2] : row[1];
            Optional<Path> path = find(file);
            boolean old = path.isPresent() && isOldRuntime(path.get());
            String what = old ? "a CUDA 12." + LEAST_RUNTIME_MINOR + " or later runtime" : row[0];
            pieces.add(new Piece(what, file, !row[3].isEmpty(), old ? Optional.empty() : path));
        }
        return List.copyOf(pieces);
    }

    private Optional<Path> find(String file) {
        return folders.stream().map(folder -> folder.resolve(file)).filter(Files::isRegularFile).findFirst();
    }

    /** The file behind the link is called libcudart.so.12.8.90. */
    private static boolean isOldRuntime(Path path) {
        try {
            String[] parts = path.toRealPath().getFileName().toString().split("\\.");
            return parts.length > 3 && parts[0].equals("libcudart") && Integer.parseInt(parts[3]) < LEAST_RUNTIME_MINOR;
        } catch (IOException | NumberFormatException e) {
            return false;
        }
    }

    private static void addList(Set<Path> folders, String list) {
        if (list != null) {
            for (String folder : list.split(File.pathSeparator)) {
                if (!folder.isEmpty()) {
                    folders.add(Path.of(folder));
                }
            }
        }
    }

    private static void addLines(Set<Path> folders, Path file) {
        try {
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith("/")) {
                    folders.add(Path.of(line.strip()));
                }
            }
        } catch (IOException e) {
            // A folder that cannot be listed holds nothing that the loader would find either.
        }
    }

    /** pip and conda: lib/python3.N/site-packages/nvidia/PART/lib, and conda's own lib. */
    private static void addPython(Set<Path> folders, String prefix) {
        if (prefix == null) {
            return;
        }
        Path lib = Path.of(prefix, "lib");
        folders.add(lib);
        addAll(folders, lib.toString(), "python3*", (set, python) -> {
            for (String packages : List.of("site-packages", "dist-packages")) {
                addAll(set, python.resolve(packages).resolve("nvidia").toString(), "*", (s, part) -> s.add(part.resolve("lib")));
            }
        });
    }

    private static void addAll(
            Set<Path> folders, String parent, String glob, java.util.function.BiConsumer<Set<Path>, Path> add) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(Path.of(parent), glob)) {
            entries.forEach(entry -> add.accept(folders, entry));
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            // No such folder.
        }
    }
}
