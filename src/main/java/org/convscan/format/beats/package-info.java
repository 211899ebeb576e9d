/** Files that say when the heart beats: WFDB annotations, and tables. */
package org.convscan.format.beats;
