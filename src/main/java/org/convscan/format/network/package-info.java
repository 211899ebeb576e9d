/** Descriptions of networks: YAML files that name the layers. */
package org.convscan.format.network;
