package org.convscan.engine.ort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The devices of this machine, and what exactly is missing where one cannot be used: a missing library is an answer, not a
 * failure. For CUDA this looks at files only and loads nothing.
 */
public final class Devices {
    private static final String CUDA = "cuda";

    /** Where the NVIDIA driver lists its devices on Linux. */
    private static final Path PROC = Path.of("/proc/driver/nvidia/gpus");

    private Devices() {}

    /**
     * Whether a device can be used.
     *
     * @param sentence what is missing and what to do; says what was found when nothing is missing
     */
    public record Availability(boolean usable, String sentence) {
        /** The sentence without the device's name and without details: "the NVIDIA driver not found". */
        public String clause() {
            return sentence.replaceFirst("^[a-z]+(:[0-9]+)?: ", "").replaceFirst(" \\(.*", "");
        }
    }

    /**
     * A library that ONNX Runtime's CUDA provider loads.
     *
     * @param what in words
     * @param file as the loader looks for it
     * @param required whether convscan's graphs cannot do without
     * @param path where it lies, if anywhere
     */
    public record Piece(String what, String file, boolean required, Optional<Path> path) {}

    /**
     * The device that a user asked for: "auto" (CUDA if it can be used, else the processor), "cpu", "cuda" or "cuda:N".
     *
     * @throws IllegalArgumentException when the text is none of these, or the device cannot be used; the message says why
     */
    public static Device choose(String text) {
        if (text.equals("cpu")) {
            return Device.CPU;
        }
        if (text.equals("auto")) {
            return cuda(0).usable() ? new Device(0) : Device.CPU;
        }
        Device device = new Device(number(text));
        Availability availability = cuda(device.cuda());
        if (!availability.usable()) {
            throw new IllegalArgumentException(availability.sentence());
        }
        return device;
    }

    private static int number(String text) {
        if (text.equals(CUDA)) {
            return 0;
        }
        if (!text.matches(CUDA + ":[0-9]{1,4}")) {
            throw new IllegalArgumentException("'" + text + "' is no device: auto, cpu, cuda or cuda:N");
        }
        return Integer.parseInt(text.substring(CUDA.length() + 1));
    }

    /** Whether ONNX Runtime itself works here, which takes loading it. */
    public static Availability processor() {
        try {
            return new Availability(true, "cpu: ONNX Runtime " + Model.environment().getVersion());
        } catch (LinkageError | RuntimeException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return new Availability(false, "cpu: ONNX Runtime cannot be loaded here: " + cause.getMessage());
        }
    }

    /** Whether CUDA device {@code number} can be used. */
    public static Availability cuda(int number) {
        return cuda(number, NativeLibraries.hasCuda(), pieces(), devices());
    }

    static Availability cuda(int number, boolean provider, List<Piece> pieces, long devices) {
        String name = CUDA + ":" + number;
        if (!provider) {
            return new Availability(false, name + ": this build of ONNX Runtime has no CUDA provider (it is the CPU-only "
                    + "artifact, or there is none for this platform)");
        }
        for (Piece piece : pieces) {
            if (piece.required() && piece.path().isEmpty()) {
                return new Availability(false, name + ": " + piece.what() + " not found (" + piece.file()
                        + "; put its folder on LD_LIBRARY_PATH, or PATH on Windows)");
            }
        }
        if (devices >= 0 && number >= devices) {
            return new Availability(false, name + ": this machine has " + devices + " CUDA device"
                    + (devices == 1 ? "" : "s"));
        }
        return new Availability(true, name + ": driver and CUDA libraries found");
    }

    /** What CUDA needs, found or not, in the order in which it is loaded. */
    public static List<Piece> pieces() {
        return LibrarySearch.ofThisMachine().cudaPieces();
    }

    /** Number of CUDA devices the driver lists; -1 where that cannot be known without loading it. */
    private static long devices() {
        if (!Files.isDirectory(PROC)) {
            return -1;
        }
        try (Stream<Path> entries = Files.list(PROC)) {
            return entries.count();
        } catch (java.io.IOException e) {
            return -1;
        }
    }
}
