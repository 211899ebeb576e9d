#!/usr/bin/env python3
"""Cuts 101 bases around each site planted in ../dna/genome.fa (see ../dna/make.py) that does not lie too near an end.

    python3 make-peaks.py > peaks.fa
"""
import os

here = os.path.dirname(os.path.abspath(__file__))
genome, name = {}, None
for line in open(os.path.join(here, "../dna/genome.fa")):
    if line.startswith(">"):
        name = line[1:].split()[0]
        genome[name] = []
    else:
        genome[name].append(line.strip())
seen = set()
for line in open(os.path.join(here, "../dna/planted.bed")):
    if line.startswith("#"):
        continue
    chrom, start, end = line.split("\t")[:3]
    sequence = "".join(genome[chrom])
    middle = (int(start) + int(end)) // 2
    if middle < 50 or middle + 51 > len(sequence) or (chrom, middle) in seen or len(seen) == 20:
        continue
    seen.add((chrom, middle))
    print(f">{chrom}:{middle - 50}-{middle + 51}\n{sequence[middle - 50:middle + 51]}")
