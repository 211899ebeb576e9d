/** ONNX Runtime: kernels as graphs, models of networks as sessions, and the devices that both run on. Nobody else sees its classes. */
package org.convscan.engine.ort;
