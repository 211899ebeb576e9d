package org.convscan.cli;

/** Which build this is. */
final class Version {
    private Version() {}

    /** The version of the jar; "development" when run from loose classes. */
    static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
