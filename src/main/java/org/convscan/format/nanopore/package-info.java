/** Nanopore reads from any number of files and folders, in any of the formats, as lines of picoamperes or as they are stored. */
package org.convscan.format.nanopore;
