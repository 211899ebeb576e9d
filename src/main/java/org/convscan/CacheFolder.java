package org.convscan;

import java.nio.file.Path;
import java.util.Locale;

/**
 * The folder for what is kept from one run to the next and can be made anew at any time: {@code CONVSCAN_CACHE}, or
 * {@code convscan} in the platform's own. It need not be there, or be writable.
 */
public final class CacheFolder {
    private CacheFolder() {}

    public static Path path() {
        return path(System.getenv("CONVSCAN_CACHE"), System.getenv("XDG_CACHE_HOME"), System.getenv("LOCALAPPDATA"));
    }

    static Path path(String own, String xdg, String local) {
        if (isSet(own)) {
            return Path.of(own).toAbsolutePath();
        }
        Path home = Path.of(System.getProperty("user.home"));
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (os.contains("mac") || os.contains("darwin")) {
            return home.resolve("Library/Caches/convscan");
        }
        if (os.contains("win")) {
            return (isSet(local) ? Path.of(local) : home.resolve("AppData/Local")).resolve("convscan/cache");
        }
        return (isSet(xdg) ? Path.of(xdg) : home.resolve(".cache")).resolve("convscan");
    }

    private static boolean isSet(String variable) {
        return variable != null && !variable.isEmpty();
    }
}
