/** Parameter files of DeepBind (Alipanahi et al., Nature Biotechnology 33, 831-838, 2015) as networks. */
package org.convscan.format.deepbind;
