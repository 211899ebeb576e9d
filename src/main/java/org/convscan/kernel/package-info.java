/** Short patterns that slide along a line: counts, frequencies, log-odds and fixed-point weights as types, and what they are made of. */
package org.convscan.kernel;
