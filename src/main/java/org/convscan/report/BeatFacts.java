package org.convscan.report;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a page about a recording says beyond its beats. No date, so that the same run writes the same page.
 *
 * @param title the page's heading: "Heartbeats in 100"
 * @param version "0.1.0"
 * @param command as typed
 * @param method what found the beats: "network unet-120, threshold 0.6"
 * @param engine name and circumstances
 * @param device "CPU", "CUDA 0 (NVIDIA H200)"
 * @param provenance further lines for the last table, in order: file digests, defaults
 */
public record BeatFacts(String title, String version, String command, String method, String engine, String device,
        List<Map.Entry<String, String>> provenance) {
    public BeatFacts {
        for (String text : new String[] {title, version, command, method, engine, device}) {
            Objects.requireNonNull(text);
        }
        provenance = List.copyOf(provenance);
    }
}
