/** What every engine does: score the windows of a tile, and tell those that reach their threshold. */
package org.convscan.engine;
