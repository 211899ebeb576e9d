/** Folders that hold a network with all that is needed to use it and to judge it. */
package org.convscan.format.model;
