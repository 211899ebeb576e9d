/** Lines of columns, letters or samples, as sources stream them: a stretch of one line at a time. */
package org.convscan.track;
