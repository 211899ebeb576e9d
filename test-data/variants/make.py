#!/usr/bin/env python3
"""Makes variants.vcf, invented variants of ../dna/genome.fa (random.Random(2)), and expected.tsv: what they do to the motifs of
../motifs/example.jaspar where a site is a window of 5 bits or more, worked out here from the definitions alone, with no regard to speed.

    cd test-data/variants && python3 make.py

Half of the variants lie in planted sites. A window counts when it covers a letter that differs, or the place where letters are missing.
"""
import math
import random

SITE = 5
draw = random.Random(2)

genome = {}
for line in open("../dna/genome.fa"):
    if line.startswith(">"):
        name = line[1:].split()[0]
        genome[name] = []
    else:
        genome[name].append(line.strip())
genome = {name: "".join(lines) for name, lines in genome.items()}

motifs = {}
for line in open("../motifs/example.jaspar"):
    if line.startswith(">"):
        motif = line[1:].split()[0]
        motifs[motif] = []
    elif line.strip():
        motifs[motif].append([float(x) for x in line[line.index("[") + 1:line.index("]")].split()])
weights = {}
for motif, rows in motifs.items():
    weights[motif] = []
    for column in zip(*rows):
        total = sum(column) + 0.1
        w = {letter: math.log2((count + 0.1 / 4) / total / 0.25) for letter, count in zip("ACGT", column)}
        weights[motif].append(w)
opposite = {"A": "T", "C": "G", "G": "C", "T": "A"}


def score(columns, window):
    return sum(w.get(letter, min(w.values())) for w, letter in zip(columns, window))


def other(window):
    return "".join(opposite.get(letter, "N") for letter in reversed(window))


def best(columns, text, start, end):
    """The best window of those that touch text[start:end], or that span start where the two are equal."""
    width = len(columns)
    found = None
    for at in range(len(text) - width + 1):
        touches = at < end and at + width > start if start < end else at < start < at + width
        if touches:
            window = text[at:at + width]
            for strand, read in (("+", window), ("-", other(window))):
                s = score(columns, read)
                # Sums in another order differ in their last digits.
                if found is None or s > found[0] + 1e-9:
                    found = (s, strand, at)
    return found


def trimmed(ref, alt):
    front = 0
    while front < min(len(ref), len(alt)) and ref[front] == alt[front]:
        front += 1
    back = 0
    while back < min(len(ref), len(alt)) - front and ref[-1 - back] == alt[-1 - back]:
        back += 1
    return front, back


planted = [line.split() for line in open("../dna/planted.bed")]
variants = []
for i in range(240):
    if i % 2:
        chrom, start, end = planted[i // 2 % len(planted)][:3]
        at = draw.randrange(int(start) - 2, int(end) + 2)
    else:
        chrom = draw.choice(sorted(genome))
        at = draw.randrange(len(genome[chrom]) - 12)
    there = genome[chrom][at:at + 12].upper()
    bases = "".join(draw.choice("ACGT") for _ in range(6))
    kind = i // 2 % 5
    if kind < 2:
        ref, alts = there[0], [b for b in "ACGT" if b != there[0]][:1 + kind]
    elif kind == 2:
        ref, alts = there[0], [there[0] + bases[:1 + i % 6]]
    elif kind == 3:
        ref, alts = there[:2 + i % 7], [there[0]]
    else:
        ref, alts = there[:3], [bases[:3], bases[:5], "*"]
    variants.append((chrom, at + 1, f"v{i}", ref, alts))
# The ends of a sequence, and alleles without letters.
text = genome["islet"].upper()
variants += [("islet", 1, "first", text[0], ["A" if text[0] != "A" else "C"]),
             ("islet", 1, "front", text[0], ["GATTACAGGC" + text[0]]),
             ("islet", len(text) - 19, "shortened", text[-20:], [text[-20]]),
             ("islet", len(text), "last", text[-1], [text[-1] + "GATTACAGGC"]),
             ("north", 40, "symbol", genome["north"][39].upper(), ["<DEL>"]), ("north", 41, ".", genome["north"][40].upper(), ["."])]
order = list(genome)
variants.sort(key=lambda v: (order.index(v[0]), v[1]))

with open("variants.vcf", "w") as out:
    out.write("##fileformat=VCFv4.2\n##source=make.py\n")
    out.writelines(f"##contig=<ID={name},length={len(letters)}>\n" for name, letters in genome.items())
    out.write('##INFO=<ID=N,Number=1,Type=Integer,Description="Number">\n')
    out.write('##ALT=<ID=DEL,Description="Deletion">\n##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">\n')
    out.write("#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\ts1\n")
    for i, (chrom, position, name, ref, alts) in enumerate(variants):
        info = "." if i % 3 else f"N={i}"
        print(chrom, position, name, ref, ",".join(alts), ".", "PASS", info, "GT", "0/1", sep="\t", file=out)

with open("expected.tsv", "w") as out:
    for chrom, position, name, ref, alts in variants:
        text = genome[chrom].upper()
        at = position - 1
        for alt in alts:
            if not set(alt) <= set("ACGTN"):
                continue
            front, back = trimmed(ref, alt)
            changed = text[:at] + alt + text[at + len(ref):]
            for motif, columns in weights.items():
                old = best(columns, text[max(0, at - 40):at + 60], min(at, 40) + front, min(at, 40) + len(ref) - back)
                new = best(columns, changed[max(0, at - 40):at + 60], min(at, 40) + front, min(at, 40) + len(alt) - back)
                before, after = (found[0] if found else -math.inf for found in (old, new))
                if max(before, after) < SITE or abs(before - after) < 1e-9:
                    continue
                effect = ("gain" if before < SITE else "loss" if after < SITE else "stronger" if after > before else "weaker")
                told = [cell for found in (old, new)
                        for cell in ((f"{found[0]:.4f}", found[1], found[2] - min(at, 40)) if found else ("", "", ""))]
                print(chrom, position, name, ref, alt, motif, effect, f"{after - before:.4f}" if old and new else "", *told, sep="\t",
                      file=out)
