/**
 * Learning by backpropagation: a network's forward pass, loss, backward pass and optimiser as one ONNX graph, and the loop that runs
 * it. Knows nothing of what the numbers along the track mean.
 */
package org.convscan.network.train;
