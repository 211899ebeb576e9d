/** Regions of sequences, and the letters there: read front to back, or by an index. */
package org.convscan.format.bed;
