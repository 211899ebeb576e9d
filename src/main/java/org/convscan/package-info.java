/**
 * convscan: one 1D convolution engine for motifs in DNA, sequences in nanopore current and beats in ECG.
 * This package holds only what every other package may use.
 */
package org.convscan;
