#!/usr/bin/env python3
"""Makes what 'convscan evaluate' is tested with, and what others say of it.

    cd test-data/marks && python3 make.py

truth.bed and hits.bed: places on three sequences, nested and overlapping, of which some agree. bedtools.tsv: how many true places
bedtools 2.30.0 finds and how many hits it calls right, by 'bedtools intersect -u'; "-f X -F X -e" asks for X of either, which is X
of the shorter. labels.tsv and scores.tsv: 300 names with a label and a score of one decimal, so that many are equal. sklearn.tsv:
the areas that scikit-learn 1.2.1 gives for them, and its curves at six thresholds.
"""
import random
import subprocess

from sklearn.metrics import average_precision_score, precision_recall_curve, roc_auc_score, roc_curve

draw = random.Random(20261121)


def place(name):
    start = draw.randrange(3000)
    return [f"s{draw.randrange(3)}", start, start + draw.randrange(5, 80), name, draw.randrange(1001), draw.choice("+-")]


truth = [place(f"m{i % 4}") for i in range(150)]
hits = [place(f"m{draw.randrange(4)}") for i in range(250)]
for chrom, start, end, name, score, strand in truth[:100]:
    shift = draw.randrange(-20, 21)
    hits.append([chrom, max(0, start + shift), max(0, end + shift), name, draw.randrange(1001), strand])
hits.append(["elsewhere", 10, 20, "m0", 1000, "+"])
for name, places in (("truth.bed", truth), ("hits.bed", sorted(hits, key=lambda hit: hit[:2]))):
    with open(name, "w") as out:
        out.writelines("\t".join(map(str, cells)) + "\n" for cells in places)


def count(a, b, *options):
    printed = subprocess.run(["bedtools", "intersect", "-u", "-a", a, "-b", b, *options], capture_output=True, check=True, text=True)
    return printed.stdout.count("\n")


with open("bedtools.tsv", "w") as out:
    out.write("overlap\tsame_strand\tfound\tright\n")
    for share in ("0.0001", "0.25", "0.5", "0.9", "1"):
        for strand in ([], ["-s"]):
            options = ["-f", share, "-F", share, "-e", *strand]
            print(share, "yes" if strand else "no", count("truth.bed", "hits.bed", *options), count("hits.bed", "truth.bed", *options),
                  sep="\t", file=out)

labels = [int(draw.random() < 0.3) for _ in range(300)]
scores = [round(draw.gauss(label, 1), 1) for label in labels]
with open("labels.tsv", "w") as out:
    out.write("name\tlabel\n")
    out.writelines(f"n{i}\t{label}\n" for i, label in enumerate(labels))
with open("scores.tsv", "w") as out:
    out.write("name\tscore\n")
    out.writelines(f"n{i}\t{scores[i]}\n" for i in draw.sample(range(300), 300))

precision, recall, at = precision_recall_curve(labels, scores)
wrong, _, wrong_at = roc_curve(labels, scores, drop_intermediate=False)
with open("sklearn.tsv", "w") as out:
    print("roc_auc", f"{roc_auc_score(labels, scores):.6f}", sep="\t", file=out)
    print("average_precision", f"{average_precision_score(labels, scores):.6f}", sep="\t", file=out)
    for i in range(2, len(at), len(at) // 6):
        rate = wrong[list(wrong_at).index(at[i])]
        print(at[i], f"{recall[i]:.6f}", f"{precision[i]:.6f}", f"{rate:.6f}", sep="\t", file=out)
