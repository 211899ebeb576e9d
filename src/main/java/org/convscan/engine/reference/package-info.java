/** The engine that scores every window: the specification, and the oracle in tests. */
package org.convscan.engine.reference;
