/** Letters on a processor: the scores of many kernels at once as sums of table rows; and the inner loop of staircases. */
package org.convscan.engine.lookup;
