package org.convscan.cli;

import java.util.Locale;
import java.util.Map;
import org.convscan.format.rawread.RawRead;

/**
 * What passes through the pore, and at what pace the sequencer's maker says it does: 450 bases a second for DNA on R9.4, 70 for
 * direct RNA (RNA002).
 *
 * <p>{@code jumps} is what the median time between the jumps that are found must be multiplied by to give the time of a base. For
 * DNA it makes the median of 45 R9.4 reads right whose bases are known. For RNA it is one: 27 RNA002 reads have a median of 29.8
 * samples between jumps, and tails of 30 bases last 29.4 samples a base (the 16 reads that nanopolish's tutorial "quickstart polya"
 * lists as PASS). That is 103 bases a second, well above the maker's figure.
 */
enum Molecule {
    DNA(450, 1.13),
    RNA(70, 1);

    private final double basesPerSecond;
    private final double jumps;

    Molecule(double basesPerSecond, double jumps) {
        this.basesPerSecond = basesPerSecond;
        this.jumps = jumps;
    }

    double basesPerSecond() {
        return basesPerSecond;
    }

    double jumps() {
        return jumps;
    }

    /** As the file says; DNA where it does not. */
    static Molecule of(RawRead read) {
        Map<String, String> facts = read.attributes();
        String said = facts.getOrDefault("experiment_type", "") + " " + facts.getOrDefault("sequencing_kit", "");
        return said.toLowerCase(Locale.ROOT).contains("rna") ? RNA : DNA;
    }
}
