/** Places on lines: 0-based, half-open intervals and strands, the only coordinates in the program. */
package org.convscan.coord;
