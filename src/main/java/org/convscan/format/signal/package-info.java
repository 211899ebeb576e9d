/** What every file of sampled signals looks like from outside: leads at one rate, streamed. */
package org.convscan.format.signal;
