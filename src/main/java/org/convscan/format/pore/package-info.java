/** Pore models: the current that a nanopore shows while each short word of letters stands in it. */
package org.convscan.format.pore;
