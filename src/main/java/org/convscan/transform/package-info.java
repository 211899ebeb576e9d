/** Lines made into others: letters shuffled, samples resampled, gaps bridged, current cut into levels and scaled. */
package org.convscan.transform;
