/** The command line: a class a command, one for its checked options, one for its run. */
package org.convscan.cli;
