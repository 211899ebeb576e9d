package org.convscan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

final class CacheFolderTest {
    @Test
    void ourOwnVariableNamesTheCache() {
        Path folder = Path.of("somewhere").toAbsolutePath();
        assertEquals(folder, CacheFolder.path("somewhere", "/elsewhere", "C:/elsewhere"));
    }

    /** freedesktop.org's base directory specification: XDG_CACHE_HOME, else ~/.cache; empty means unset. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void withoutItThePlatformsCacheIsUsed() {
        assertEquals(Path.of("/cache/convscan"), CacheFolder.path(null, "/cache", null));
        Path home = Path.of(System.getProperty("user.home"), ".cache", "convscan");
        assertEquals(home, CacheFolder.path("", "", null));
    }
}
