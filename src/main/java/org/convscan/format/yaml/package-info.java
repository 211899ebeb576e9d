/** YAML as a tree whose every value knows its line, so that whoever reads one can say where it is wrong. */
package org.convscan.format.yaml;
