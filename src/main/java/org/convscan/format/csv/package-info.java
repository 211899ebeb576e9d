/** Signals as a table of text: a column a lead, a line a sample. */
package org.convscan.format.csv;
