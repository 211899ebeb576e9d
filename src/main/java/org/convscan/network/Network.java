package org.convscan.network;

/**
 * A whole network: what it reads and its layers, in two parts so that the first can be kept when the second learns something new.
 *
 * @param input the channels it reads, and the length of line it was described for: a network with a dense layer reads just that
 *     length, any other reads any
 */
public record Network(String name, Shape input, Layer.Sequence trunk, Layer.Sequence head) {}
