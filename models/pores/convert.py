#!/usr/bin/env python3
"""Makes r10.4.1-dna.txt.gz and rna004.txt.gz from the tables that Uncalled4 ships (numpy alone).

    convert.py dna_r10.4.1_400bps_9mer.npz rna004_130bps_9mer.npz FOLDER

The two come from github.com/skovaka/uncalled4 (MIT), src/uncalled4/models: the first at commit 5e887f3, where it is said to derive from
ONT's table (later commits hold a model of Uncalled4's own), the second at efdc64f. Both are normalised to mean 0 and deviation 1, and keep
what undoes that; RNA words stand there in the order in which they pass the pore, which is turned round here.
"""
import gzip
import hashlib
import sys

import numpy as np

BY = "# Levels, normalised, without spreads, three digits; one line for each word of nine letters, from AAAAAAAAA to TTTTTTTTT."
HEADS = [
    ("r10.4.1-dna", """#name r10.4.1-dna
#alphabet dna
#source dna_r10.4.1_e8.2_400bps/9mer_levels_v1.txt, by way of Uncalled4 5e887f3
#licence MPL-2.0
# Levels that Oxford Nanopore Technologies measured: facts from github.com/nanoporetech/kmer_models (MPL-2.0), as
# github.com/skovaka/uncalled4 (MIT, (c) 2023 Sam Kovaka) had them.
"""),
    ("rna004", """#name rna004
#alphabet rna
#source rna004_130bps_9mer of Uncalled4 efdc64f
#licence MIT
# Levels as github.com/skovaka/uncalled4 (MIT, (c) 2023 Sam Kovaka) has them.
"""),
]
SHA256 = {
    "r10.4.1-dna": "d3783f7b5374b399148553baed33ab35a220155da0a7b2a48bee02c33ede54b0",
    "rna004": "87e1d3736e1b493e574f416f5a370448a86cfbf330c07a454022c45903083c46",
}


def levels(path, sha256, backwards):
    with open(path, "rb") as file:
        found = hashlib.sha256(file.read()).hexdigest()
    if found != sha256:
        sys.exit(f"{path} is another file: its sha256 is {found}")
    table = np.load(path)
    assert list(table["kmer"]) == sorted(table["kmer"]) and len(table["kmer"]) == 4**9
    values = table["current.mean"].astype(float) * table["_pa_stdv"] + table["_pa_mean"]
    return values.reshape([4] * 9).transpose().ravel() if backwards else values


def main(dna, rna, folder):
    for path, (name, head) in zip((dna, rna), HEADS):
        values = levels(path, SHA256[name], name == "rna004")
        text = head + BY + "\n#letters 9\n" + "".join(f"{value:.3f}\n" for value in values)
        with open(f"{folder}/{name}.txt.gz", "wb") as out, gzip.GzipFile("", "wb", 9, out, mtime=0) as packed:
            packed.write(text.encode())


main(*sys.argv[1:])
