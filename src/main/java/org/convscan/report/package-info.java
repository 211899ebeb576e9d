/** What is found as files: tables, pages and parts of a run, each complete or not there at all. */
package org.convscan.report;
