/** Heartbeats in recordings: the chain from a recording's samples to beats, ready to call. */
package org.convscan.workflow.ecg;
