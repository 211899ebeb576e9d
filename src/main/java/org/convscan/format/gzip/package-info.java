/** Files that a user names, opened: gzip and bgzip are taken off, whatever a name ends with. */
package org.convscan.format.gzip;
