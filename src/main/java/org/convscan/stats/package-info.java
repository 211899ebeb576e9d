/** How likely scores are by chance, and how good finds are when the truth is known. */
package org.convscan.stats;
