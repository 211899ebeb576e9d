/** Known sequences in raw nanopore current: the chain from reads and queries to hits, ready to call. */
package org.convscan.workflow.nanopore;
