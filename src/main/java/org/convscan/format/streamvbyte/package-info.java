/**
 * Sampled 16-bit signals packed as differences: each sample less the one before, folded to an unsigned number (0, -1, 1, -2, 2
 * become 0, 1, 2, 3, 4: "zigzag"), written in as few bytes as it needs, with the byte counts gathered in front.
 */
package org.convscan.format.streamvbyte;
