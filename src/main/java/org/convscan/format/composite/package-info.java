/** Composite motifs as people write them. */
package org.convscan.format.composite;
