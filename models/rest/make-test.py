#!/usr/bin/env python3
"""Writes test.fa: 101 letters each, drawn from a seed, none of them from the training data. Three times: as drawn; with the repressor
element of the rat's type II sodium channel gene (Kraner and others, Neuron 9:37-44, 1992) in the middle; and with that element on the
other strand. The last one has letters that nobody knows.

python3 make-test.py (Python 3.11.7), then:
convscan network run --device cpu --format tsv --strand both rest test.fa | grep -v '^#' > test.tsv
"""
import random

ELEMENT = "TTCAGAACCACGGACAGCACC"
random.seed(1)


def planted(letters, site):
    at = (len(letters) - len(site)) // 2
    return letters[:at] + site + letters[at + len(site):]


drawn = ["".join(random.choice("ACGT") for _ in range(101)) for _ in range(4)]
other = ELEMENT[::-1].translate(str.maketrans("ACGT", "TGCA"))
with open("test.fa", "w") as out:
    out.write(f">drawn\n{drawn[0]}\n>element\n{planted(drawn[1], ELEMENT)}\n>other_strand\n{planted(drawn[2], other)}\n")
    out.write(f">unknown\n{planted(drawn[3], 'N' * 30)}\n")
