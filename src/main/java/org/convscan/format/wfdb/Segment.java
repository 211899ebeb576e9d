package org.convscan.format.wfdb;

/**
 * A part of a record that is stored as a record of its own.
 *
 * @param record its name; "~" is a gap
 * @param frames its length
 */
record Segment(String record, long frames) {
    boolean isGap() {
        return record.equals("~");
    }
}
