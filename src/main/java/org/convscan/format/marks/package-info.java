/** Files that say where something is, or what something is: places on lines, and names with a number, to be judged against each other. */
package org.convscan.format.marks;
