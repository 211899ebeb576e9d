/**
 * Stacks of layers: their description, and what follows from it by arithmetic (shapes, parameters, memory, receptive field), as
 * ONNX graphs to run and to train. Knows nothing of what the numbers along the track mean.
 */
package org.convscan.network;
