/** Recordings of any format, told apart by what the file holds. */
package org.convscan.format.recording;
