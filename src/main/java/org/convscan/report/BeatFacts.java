package org.convscan.report;

import java.io.IOException;
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

    /** The section that a page ends with. */
    void write(Markup page) throws IOException {
        page.raw("<section id=\"provenance\">").element("h2", "Provenance").raw("<dl class=\"provenance\">\n");
        row(page, "Program", "convscan " + version);
        row(page, "Command", command);
        row(page, "Method", method);
        row(page, "Engine", engine);
        row(page, "Device", device);
        for (Map.Entry<String, String> entry : provenance) {
            row(page, entry.getKey(), entry.getValue());
        }
        page.raw("</dl>").element("p class=\"note\"", "The same input and options give this same page.").raw("</section>\n");
    }

    private static void row(Markup page, String name, String value) throws IOException {
        page.element("dt", name).element("dd", value).raw("\n");
    }
}
