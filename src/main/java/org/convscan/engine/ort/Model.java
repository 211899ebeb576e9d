package org.convscan.engine.ort;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.convscan.engine.ort.Devices.Piece;

/**
 * An ONNX model, loaded on a device. Safe for use by several threads: on the processor each computes by itself, on a GPU they
 * take turns on one thread (with several, ONNX Runtime's memory there grew without bound: its issue 29351).
 */
final class Model implements AutoCloseable {
    private final OrtSession session;
    /** Null on the processor. */
    private final ExecutorService gpuThread;
    /** Held by whoever computes, wholly by whoever closes: freeing a session in use ends the program without a word. */
    private final ReadWriteLock use = new ReentrantReadWriteLock();
    private boolean closed;

    private Model(OrtSession session, ExecutorService gpuThread) {
        this.session = session;
        this.gpuThread = gpuThread;
    }

    /** What makes a session of some options. */
    private interface Opening {
        OrtSession open(OrtSession.SessionOptions options) throws OrtException;
    }

    /** One thread a run: for scans, where each thread brings a tile of its own. */
    static Model load(byte[] file, Device device) {
        return load(file, device, 1);
    }

    static Model load(byte[] file, Device device, int threads) {
        return load(options -> environment().createSession(file, options), device, threads);
    }

    static Model load(Path file, Device device, int threads) {
        return load(options -> environment().createSession(file.toString(), options), device, threads);
    }

    private static Model load(Opening opening, Device device, int threads) {
        ExecutorService thread = device.isCuda() ? Executors.newSingleThreadExecutor(Model::gpuThread) : null;
        try {
            return new Model(on(thread, () -> open(opening, device, threads)), thread);
        } catch (RuntimeException e) {
            if (thread != null) {
                thread.shutdown();
            }
            throw e;
        }
    }

    static OrtEnvironment environment() {
        return Environment.INSTANCE;
    }

    OrtSession.Result run(Map<String, OnnxTensor> inputs) {
        use.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("the model is closed");
            }
            return on(gpuThread, () -> session.run(inputs));
        } finally {
            use.readLock().unlock();
        }
    }

    /** Waits for those who compute. */
    @Override
    public void close() {
        use.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                on(gpuThread, () -> {
                    session.close();
                    return null;
                });
            }
        } finally {
            use.writeLock().unlock();
            if (gpuThread != null) {
                gpuThread.shutdown();
            }
        }
    }

    Map<String, NodeInfo> inputs() {
        return on(gpuThread, session::getInputInfo);
    }

    Map<String, NodeInfo> outputs() {
        return on(gpuThread, session::getOutputInfo);
    }

    private static OrtSession open(Opening opening, Device device, int threads) throws OrtException, IOException {
        // First of all: any class of ONNX Runtime loads its libraries, and only the environment says from where.
        environment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            // Threads that wait in a loop for work take a processor from whoever has some.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            if (device.isCuda()) {
                addCuda(options, device);
            }
            return opening.open(options);
        }
    }

    private static void addCuda(OrtSession.SessionOptions options, Device device) throws OrtException, IOException {
        Devices.Availability availability = Devices.cuda(device.cuda());
        if (!availability.usable()) {
            throw new IOException(availability.sentence());
        }
        NativeLibraries.prepareCuda();
        Devices.pieces().forEach(Model::preload);
        options.setMemoryPatternOptimization(false);
        try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(device.cuda())) {
            cuda.add("use_tf32", "0");
            cuda.add("arena_extend_strategy", "kSameAsRequested");
            options.addCUDA(cuda);
        }
    }

    /** A library that lies where the loader does not look is found all the same once it is loaded. */
    private static void preload(Piece piece) {
        piece.path().ifPresent(path -> {
            try {
                System.load(path.toAbsolutePath().toString());
            } catch (UnsatisfiedLinkError e) {
                System.getLogger(Model.class.getName()).log(System.Logger.Level.DEBUG, "{0}: {1}", path, e.getMessage());
            }
        });
    }

    private static <T> T on(ExecutorService thread, Callable<T> task) {
        try {
            return thread == null ? task.call() : thread.submit(task).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("ONNX Runtime: " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("ONNX Runtime: " + e.getMessage(), e);
        }
    }

    private static Thread gpuThread(Runnable task) {
        Thread thread = new Thread(task, "convscan-gpu");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * ONNX Runtime 1.29 searches the process's command line with a regular expression that goes one call deeper for each character:
     * with a class path or a list of files of a few thousand characters it left a usual stack, and the program ended without a
     * word. Only what is used of this stack is ever taken; Linux allows command lines of 2 MB.
     */
    private static final long STACK_BYTES = 1L << 30;

    private static OrtEnvironment createEnvironment() {
        NativeLibraries.prepare();
        NativeLibraries.TemporaryFolders folders = new NativeLibraries.TemporaryFolders();
        FutureTask<OrtEnvironment> task = new FutureTask<>(() -> {
            OrtEnvironment created = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "convscan");
            // By default this version tells its maker about models; the launcher's environment stops that before it begins.
            created.setTelemetry(false);
            return created;
        });
        new Thread(null, task, "convscan-onnxruntime", STACK_BYTES).start();
        OrtEnvironment environment = on(null, task::get);
        folders.deleteNewOnExit();
        return environment;
    }

    private static final class Environment {
        private static final OrtEnvironment INSTANCE = createEnvironment();
    }
}
