/**
 * POD5: nanopore reads in Apache Arrow tables. The little of Arrow's file format that POD5 uses is read here: Arrow's own Java
 * library wants JVM flags, and reads no faster.
 */
package org.convscan.format.pod5;
