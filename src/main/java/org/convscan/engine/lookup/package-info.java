/** Letters on a processor: the scores of many kernels at once as sums of table rows; the inner loop of staircases; packed numbers. */
package org.convscan.engine.lookup;
