package org.convscan.engine.ort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.convscan.engine.ort.Devices.Availability;
import org.convscan.engine.ort.Devices.Piece;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DevicesTest {
    /** `readelf -d libonnxruntime_providers_cuda.so` of onnxruntime_gpu 1.29.0. */
    private static final List<String> FILES = List.of(
            "libcuda.so.1", "libcudart.so.12", "libcublasLt.so.12", "libcublas.so.12", "libcurand.so.10");

    @TempDir
    Path folder;

    @Test
    void eachMissingLibraryIsNamed() throws IOException {
        for (String missing : FILES) {
            for (String file : FILES) {
                Files.deleteIfExists(folder.resolve(file));
                if (!file.equals(missing)) {
                    Files.createFile(folder.resolve(file));
                }
            }
            Availability availability = Devices.cuda(0, true, pieces(), -1);
            assertFalse(availability.usable());
            assertTrue(availability.sentence().contains(missing), availability.sentence());
        }
    }

    @Test
    void withoutCudnnAndCufftCudaIsUsable() throws IOException {
        for (String file : FILES) {
            Files.createFile(folder.resolve(file));
        }
        assertTrue(Devices.cuda(0, true, pieces(), -1).usable());
        assertEquals(Optional.empty(), pieces().get(pieces().size() - 1).path());
    }

    @Test
    void anOldCudaRuntimeDoesNotCount() throws IOException {
        for (String file : FILES) {
            Files.createFile(folder.resolve(file));
        }
        Files.delete(folder.resolve("libcudart.so.12"));
        Path real = Files.createFile(folder.resolve("libcudart.so.12.4.127"));
        Files.createSymbolicLink(folder.resolve("libcudart.so.12"), real.getFileName());
        assertEquals("cuda:0: a CUDA 12.8 or later runtime not found (libcudart.so.12; put its folder on LD_LIBRARY_PATH, "
                + "or PATH on Windows)", Devices.cuda(0, true, pieces(), -1).sentence());
        assertEquals("a CUDA 12.8 or later runtime not found", Devices.cuda(0, true, pieces(), -1).clause());
    }

    @Test
    void aRuntimeWithoutCudaProviderSaysSo() {
        Availability availability = Devices.cuda(0, false, pieces(), 1);
        assertFalse(availability.usable());
        assertTrue(availability.sentence().contains("no CUDA provider"), availability.sentence());
        assertEquals("this build of ONNX Runtime has no CUDA provider", availability.clause());
    }

    @Test
    void aDeviceNumberTooHighSaysHowManyThereAre() {
        assertEquals("cuda:2: this machine has 1 CUDA device", Devices.cuda(2, true, List.of(), 1).sentence());
        assertEquals("this machine has 1 CUDA device", Devices.cuda(2, true, List.of(), 1).clause());
    }

    @Test
    void devicesAreChosenByName() {
        assertEquals(Device.CPU, Devices.choose("cpu"));
        assertEquals(Devices.cuda(0).usable() ? new Device(0) : Device.CPU, Devices.choose("auto"));
        for (String wrong : List.of("", "gpu", "cuda:", "cuda:x", "cuda:-1", "CPU")) {
            assertThrows(IllegalArgumentException.class, () -> Devices.choose(wrong), wrong);
        }
    }

    @Test
    void theRuntimeTellsItsVersion() {
        Availability availability = Devices.processor();
        assertTrue(availability.usable(), availability.sentence());
        assertTrue(availability.sentence().matches("cpu: ONNX Runtime \\d+\\.\\d+\\.\\d+"), availability.sentence());
    }

    private List<Piece> pieces() {
        return new LibrarySearch(Set.of(folder), false).cudaPieces();
    }
}
