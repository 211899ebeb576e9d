package org.convscan.report;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.convscan.Sha256;

/**
 * Where a table comes from, as '#' lines. Engine, device and threads share the line {@code # engine:}, which alone may differ
 * between runs that find the same; a shard's table also has the line {@code # shard:}.
 *
 * @param version of the program
 * @param command with all defaults, without what cannot change the result
 * @param engine name, device and threads
 * @param facts more lines, in order: key and value
 * @param shard "2/8 of run 0123456789abcdef", or empty for a whole run
 */
public record Provenance(
        String version, String command, String engine, List<Map.Entry<String, String>> facts, String shard) {
    static final String COMMAND = "# command: ";
    static final String ENGINE = "# engine: ";
    static final String SHARD = "# shard: ";
    static final String SEQUENCES = "# sequences: ";

    private static final int RUN_BYTES = 8;

    public Provenance {
        facts = List.copyOf(facts);
    }

    /**
     * The same for a shard. All shards of a run name the same run: a hash of version, command, facts and what is read.
     *
     * @param place "2/8"
     * @param sequences as {@link #writeFooter} has them
     */
    public Provenance ofShard(String place, String sequences) {
        String run = String.join("\n", version, command, facts.toString(), place.substring(place.indexOf('/')), sequences);
        String shown = Sha256.text(run.getBytes(StandardCharsets.UTF_8)).substring(0, 2 * RUN_BYTES);
        return new Provenance(version, command, engine, facts, place + " of run " + shown);
    }

    public void writeTo(Bytes out) {
        line(out, "# convscan ", version);
        line(out, COMMAND, command);
        line(out, ENGINE, engine);
        for (Map.Entry<String, String> fact : facts) {
            line(out, "# " + fact.getKey() + ": ", fact.getValue());
        }
        if (!shard.isEmpty()) {
            line(out, SHARD, shard);
        }
    }

    /** The last line of a table: what was read is known only when all of it has been. */
    public static void writeFooter(String sequences, Bytes out) {
        line(out, SEQUENCES, sequences);
    }

    private static void line(Bytes out, String key, String value) {
        out.add(key).add(value.replaceAll("\\p{Cntrl}", " ")).add('\n');
    }
}
