/** Sequences: FASTA, FASTQ and 2bit, told apart by content. */
package org.convscan.format.fasta;
