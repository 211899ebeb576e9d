/** The lossless codec FLAC, as far as files of samples need it: decoding, RFC 9639. */
package org.convscan.format.flac;
