/** WFDB records (header and signal files of PhysioNet's WFDB) and MIT annotation files. */
package org.convscan.format.wfdb;
