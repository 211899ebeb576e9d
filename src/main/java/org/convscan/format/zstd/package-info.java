/** Zstandard frames (RFC 8878) from files that nobody vouches for. */
package org.convscan.format.zstd;
