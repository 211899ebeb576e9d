/** Tracks and their letters made into others: shuffled, normalised, filtered, resampled. */
package org.convscan.transform;
