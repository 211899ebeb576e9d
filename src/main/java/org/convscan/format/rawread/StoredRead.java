package org.convscan.format.rawread;

/** What stands at one place in a file of reads: a read, or one that cannot be used. */
public sealed interface StoredRead permits RawRead, UnusableRead {}
