package org.convscan.engine.ort;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

final class NativeLibrariesTest {
    @Test
    void ourOwnVariableNamesTheCache() {
        Path folder = Path.of("somewhere").toAbsolutePath();
        assertEquals(folder, NativeLibraries.cacheRoot("somewhere", "/elsewhere", "C:/elsewhere"));
    }

    /** freedesktop.org's base directory specification: XDG_CACHE_HOME, else ~/.cache; empty means unset. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void withoutItThePlatformsCacheIsUsed() {
        assertEquals(Path.of("/cache/convscan"), NativeLibraries.cacheRoot(null, "/cache", null));
        Path home = Path.of(System.getProperty("user.home"), ".cache", "convscan");
        assertEquals(home, NativeLibraries.cacheRoot("", "", null));
    }
}
