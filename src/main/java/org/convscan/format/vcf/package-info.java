/** The Variant Call Format: its lines are read for what differs from the reference, and kept as they stand. */
package org.convscan.format.vcf;
