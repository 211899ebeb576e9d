/**
 * SLOW5 and its binary form BLOW5: nanopore reads as a table with typed columns (SLOW5 specification 0.2.0).
 */
package org.convscan.format.slow5;
