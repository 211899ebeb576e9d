package org.convscan.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class MemorySourceTest {
    @Test
    void linesAreCutToTheSizeThatIsAskedFor() throws IOException {
        TrackSource source = TrackSource.of(Symbols.of("a", Alphabet.DNA, "ACGTA"), Samples.of("b", 10, 1, 2, 3, 4));
        Symbols first = (Symbols) source.next(4);
        assertEquals("0 ACGT false", first.start() + " " + first.text(0, 4) + " " + first.last());
        Symbols second = (Symbols) source.next(4);
        assertEquals("4 A true", second.start() + " " + second.text(0, 1) + " " + second.last());
        Samples third = (Samples) source.next(3);
        assertEquals("0 3.0 false", third.start() + " " + third.value(0, 2) + " " + third.last());
        Samples fourth = (Samples) source.next(3);
        assertEquals("3 4.0 true", fourth.start() + " " + fourth.value(0, 0) + " " + fourth.last());
        assertNull(source.next(3));
    }

    @Test
    void aLineThatFitsIsHandedOutItselfAnEmptyOneToo() throws IOException {
        Symbols line = Symbols.of("a", Alphabet.DNA, "AC");
        Symbols empty = Symbols.of("b", Alphabet.DNA, "");
        TrackSource source = TrackSource.of(line, empty);
        assertSame(line, source.next(2));
        assertSame(empty, source.next(2));
        assertNull(source.next(2));
    }
}
