/** ONNX models of any origin, read with distrust: bounded memory, and one clear line for whatever is wrong. */
package org.convscan.format.onnx;
