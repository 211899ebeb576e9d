package org.convscan.engine.ort;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.jar.Attributes;
import org.convscan.CacheFolder;

/**
 * ONNX Runtime's native libraries, unpacked from its jar once and for all into {@link CacheFolder}. Without a writable folder ONNX
 * Runtime unpacks them at each start, as it does by itself.
 */
final class NativeLibraries {
    /** Read by ONNX Runtime when its first class loads; a user who has set it has libraries of their own. */
    private static final String PATH_PROPERTY = "onnxruntime.native.path";

    private static final String TEMPORARY = "onnxruntime-java";
    private static final String CUDA = "onnxruntime_providers_cuda";

    /** Null while ONNX Runtime unpacks its libraries itself, or a user has put them somewhere. */
    private static volatile Path cache;

    private NativeLibraries() {}

    /** Before any class of ONNX Runtime is touched. */
    static void prepare() {
        if (System.getProperty(PATH_PROPERTY) != null) {
            return;
        }
        try {
            Path folder = cacheFolder();
            unpack("onnxruntime", folder);
            unpack("onnxruntime4j_jni", folder);
            if (hasCuda()) {
                unpack("onnxruntime_providers_shared", folder);
            }
            System.setProperty(PATH_PROPERTY, folder.toString());
            cache = folder;
        } catch (IOException | SecurityException e) {
            System.getLogger(NativeLibraries.class.getName())
                    .log(System.Logger.Level.DEBUG, "no cache of native libraries: {0}", e.toString());
        }
    }

    /** Whether this artifact of ONNX Runtime brings a CUDA provider. */
    static boolean hasCuda() {
        return NativeLibraries.class.getResource(resource(CUDA)) != null;
    }

    /** The CUDA provider is 583 MB: only unpacked when a session asks for it. */
    static void prepareCuda() throws IOException {
        Path folder = cache;
        if (folder != null) {
            unpack(CUDA, folder);
        }
    }

    private static void unpack(String library, Path folder) throws IOException {
        Path target = folder.resolve(System.mapLibraryName(library));
        if (Files.exists(target)) {
            return;
        }
        try (InputStream in = NativeLibraries.class.getResourceAsStream(resource(library))) {
            if (in == null) {
                throw new IOException("no " + resource(library));
            }
            Files.createDirectories(folder);
            Path part = Files.createTempFile(folder, library, ".part");
            try {
                Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
                move(part, target);
            } finally {
                Files.deleteIfExists(part);
            }
        }
    }

    /** Two programs may unpack at once: the later one replaces equal by equal. */
    private static void move(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Path cacheFolder() throws IOException {
        return CacheFolder.path().resolve("onnxruntime-" + version());
    }

    /** Version and artifact, so that another ONNX Runtime never meets these files. */
    private static String version() throws IOException {
        URL library = NativeLibraries.class.getResource(resource("onnxruntime"));
        if (library == null || !(library.openConnection() instanceof JarURLConnection jar)) {
            throw new IOException("ONNX Runtime is not in a jar");
        }
        String version = jar.getManifest().getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION);
        if (version == null) {
            throw new IOException("ONNX Runtime does not tell its version");
        }
        return version + (hasCuda() ? "-gpu-" : "-") + platform();
    }

    private static String resource(String library) {
        return "/ai/onnxruntime/native/" + platform() + "/" + System.mapLibraryName(library);
    }

    /** As ONNX Runtime names the folders of its jar. */
    private static String platform() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String system = os.contains("mac") || os.contains("darwin") ? "osx" : os.contains("win") ? "win" : "linux";
        return system + "-" + (arch.equals("amd64") || arch.equals("x86_64") ? "x64" : arch);
    }

    /** ONNX Runtime makes a temporary folder at each start and leaves it behind, empty: it is to go when the program ends. */
    static final class TemporaryFolders {
        private final Set<String> before = new HashSet<>(Arrays.asList(list()));

        void deleteNewOnExit() {
            for (String name : list()) {
                if (before.add(name)) {
                    new File(System.getProperty("java.io.tmpdir"), name).deleteOnExit();
                }
            }
        }

        private static String[] list() {
            String[] names = new File(System.getProperty("java.io.tmpdir")).list((dir, name) -> name.startsWith(TEMPORARY));
            return names == null ? new String[0] : names;
        }
    }
}
