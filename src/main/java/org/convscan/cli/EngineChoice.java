package org.convscan.cli;

import org.convscan.InputException;
import org.convscan.engine.Engine;
import org.convscan.engine.lookup.LookupEngine;
import org.convscan.engine.ort.Device;
import org.convscan.engine.ort.Devices;
import org.convscan.engine.ort.OrtEngine;
import org.convscan.engine.reference.ReferenceEngine;

/**
 * Which engine scans letters, and on what.
 *
 * @param engine ready to use
 * @param device "cpu", "cuda:0"
 * @param why why it was taken, when the choice was left to us; else empty
 */
record EngineChoice(Engine engine, String device, String why) {
    /**
     * CUDA where it is usable, else lookup on the processor; with the reason, for the summary.
     *
     * @param name auto, lookup, ort or reference
     * @param device auto, cpu or cuda[:N]
     */
    static EngineChoice of(String name, String device, Console console) throws UsageException, InputException {
        boolean cudaWanted = device.startsWith("cuda");
        if (!device.equals("auto") && !device.equals("cpu") && !device.matches("cuda(:[0-9]{1,3})?")) {
            throw new UsageException("--device takes auto, cpu or cuda[:N], not '" + device + "'");
        }
        if (name.equals("lookup") || name.equals("reference")) {
            if (cudaWanted) {
                throw new UsageException("--engine " + name + " runs on the processor only: leave out --device " + device);
            }
            return new EngineChoice(name.equals("lookup") ? lookup(console) : new ReferenceEngine(), "cpu", "");
        }
        if (device.equals("cpu")) {
            return new EngineChoice(name.equals("ort") ? ort(Device.CPU) : lookup(console), "cpu", "");
        }
        int number = device.startsWith("cuda:") ? Integer.parseInt(device.substring(5)) : 0;
        Devices.Availability cuda = Devices.cuda(number);
        if (cuda.usable()) {
            return new EngineChoice(new OrtEngine(new Device(number)), "cuda:" + number, cuda.clause());
        }
        if (cudaWanted) {
            throw new InputException("--device " + device, "", cuda.sentence(), "'convscan doctor' tells more; --device cpu works");
        }
        Engine engine = name.equals("ort") ? ort(Device.CPU) : lookup(console);
        console.detail("no GPU: " + cuda.sentence() + "; 'convscan doctor' tells more");
        return new EngineChoice(engine, "cpu", "no GPU: " + cuda.clause());
    }

    /** "lookup, 512-bit vectors, on cpu (no GPU: the NVIDIA driver not found)". */
    String sentence() {
        return engine.description() + ", on " + device + (why.isEmpty() ? "" : " (" + why + ")");
    }

    /** For provenance. */
    String fact(int threads) {
        return engine.description() + "; " + device + "; " + threads + " threads";
    }

    private static Engine ort(Device device) throws InputException {
        Devices.Availability runtime = Devices.processor();
        if (!runtime.usable()) {
            throw new InputException("--engine ort", "", runtime.sentence(), "--engine lookup works without it");
        }
        return new OrtEngine(device);
    }

    private static Engine lookup(Console console) {
        LookupEngine engine = new LookupEngine();
        if (!engine.vectorised()) {
            console.say("no Vector API in this Java: scanning with a plain loop, several times slower, same results");
        }
        return engine;
    }

    /** Where a network computes: what {@code --device} names, or a usable GPU, else the processor. */
    static Device device(String name) throws InputException {
        try {
            return Devices.choose(name);
        } catch (IllegalArgumentException e) {
            throw new InputException("--device " + name, "", e.getMessage(), "--device cpu works everywhere", e);
        }
    }
}
