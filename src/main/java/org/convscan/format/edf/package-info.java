/** EDF, EDF+ and BDF recordings, with their annotations. */
package org.convscan.format.edf;
