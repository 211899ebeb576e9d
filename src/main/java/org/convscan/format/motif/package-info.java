/**
 * Motif files: MEME, JASPAR, TRANSFAC, HOMER and plain matrices, read by content and written for conversion; and MEME's
 * background files.
 */
package org.convscan.format.motif;
