#!/usr/bin/env python3
"""Prints a line of shared-records.tsv for each record: what WFDB 10.7.0's rdsamp reads from the records of ../shared/data/ecg.

    cd ../shared/data/ecg && PATH=.../wfdb/bin:$PATH python3 .../facts.py mitdb/*.hea wfdb-samples/*.hea wfdb-samples/*/*/*.hea

Columns are lines of 'rdsamp -H -r RECORD'; crc32 is zlib's, over all samples in the order of print, as 32-bit little-endian
numbers. Records that rdsamp cannot read to their end (their files are missing) are left out, and so are layout headers
and binformats, whose 32-bit samples the test's single-precision numbers cannot give back (f32 of this folder stands for it).
"""
import array
import os
import subprocess
import sys
import zlib

print('record\tcolumns\tcrc32')
for header in sys.argv[1:]:
    folder, name = os.path.split(header[:-4])
    if name == 'binformats':
        continue
    run = subprocess.run(['rdsamp', '-H', '-r', name], cwd=folder, env={**os.environ, 'WFDB': '.'}, capture_output=True)
    if run.stderr or run.returncode or not run.stdout:
        continue
    columns, crc = 0, 0
    for line in run.stdout.splitlines():
        samples = array.array('i', map(int, line.split()[1:]))
        crc = zlib.crc32(samples.tobytes(), crc)
        columns += 1
    print(f'{folder}/{name}\t{columns}\t{crc:08x}')
