package org.convscan.format.rawread;

import java.util.Objects;
import org.convscan.InputException;

/**
 * A read that is skipped.
 *
 * @param defect what kind of thing is wrong, for counting
 * @param why names file and place, and says what is wrong; a stricter caller throws it
 */
public record UnusableRead(Defect defect, InputException why) implements StoredRead {
    public UnusableRead {
        Objects.requireNonNull(defect);
        Objects.requireNonNull(why);
    }
}
