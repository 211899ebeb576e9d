/** FAST5: nanopore reads in HDF5, one to a file or many, read with jHDF; its VBZ compression is a filter of ours. */
package org.convscan.format.fast5;
