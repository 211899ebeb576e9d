/** What the readers of several formats share; each format has a sub-package. */
package org.convscan.format;
