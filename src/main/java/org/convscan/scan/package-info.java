/** One walk along lines for every kind of signal: from tiles to hits, and from hits to what is chosen among them. */
package org.convscan.scan;
