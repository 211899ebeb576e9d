package org.convscan.cli;

import org.apache.commons.cli.Options;

/** The options of {@code network}. */
final class NetworkOptions {
    private NetworkOptions() {}

    static Options options() {
        return OptionValues.everywhere()
                .addOption(OptionValues.value(null, "length", "N", "summary: columns of the line that is reckoned with, where any may be"));
    }
}
