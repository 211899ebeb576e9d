package org.convscan.report;

/** One line that was scanned, or the part of it that was, and where its hits start. */
final class Line {
    private final long number;
    private final String name;
    private final long start;
    private final Bins bins;
    private long end;
    private long hits;

    Line(long number, String name, long start) {
        this.number = number;
        this.name = name;
        this.start = start;
        this.end = start;
        this.bins = new Bins(start, start);
    }

    void add(ReportPart part) {
        end = part.end;
        hits += part.hits;
        bins.reach(end);
        bins.add(part.bins);
    }

    /** In the order of reading, from 0. */
    long number() {
        return number;
    }

    String name() {
        return name;
    }

    long start() {
        return start;
    }

    long end() {
        return end;
    }

    long length() {
        return end - start;
    }

    long hits() {
        return hits;
    }

    Bins bins() {
        return bins;
    }
}
