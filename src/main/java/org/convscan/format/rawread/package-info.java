/** What the readers of all nanopore formats give: one pore's raw current from one molecule, or the reason why there is none. */
package org.convscan.format.rawread;
