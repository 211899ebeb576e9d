#!/usr/bin/env python3
"""Draws 240 sequences of 60 letters, each with one site of a made-up factor (TGACGTCA, each letter kept with probability 0.9) on
either strand.

    python3 make-sites.py > sites.fa
"""
import random

draw = random.Random(20261121)
for number in range(1, 241):
    letters = [draw.choice("ACGT") for _ in range(60)]
    site = [c if draw.random() < 0.9 else draw.choice("ACGT") for c in "TGACGTCA"]
    if draw.random() < 0.5:
        site = ["TGCA"["ACGT".index(c)] for c in reversed(site)]
    at = draw.randrange(5, 47)
    letters[at:at + 8] = site
    print(f">site{number}\n{''.join(letters)}")
