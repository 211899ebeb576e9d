#!/usr/bin/env python3
"""Makes every file of this folder but README.md and itself. Standard library only; the seed is fixed, so the bytes are too."""

import gzip
import math
import random
import shutil
from pathlib import Path

HERE = Path(__file__).resolve().parent
BROKEN = HERE / "broken"
SEED = 20261121
LETTERS = "ACGT"

# The count matrix of CTCF, retyped: JASPAR 2022, MA0139.1 (CC BY 4.0; Castro-Mondragon et al., Nucleic Acids Res. 50:D165, 2022).
CTCF = {
    "A": "87 167 281 56 8 744 40 107 851 5 333 54 12 56 104 372 82 117 402",
    "C": "291 145 49 800 903 13 528 433 11 0 3 12 0 8 733 13 482 322 181",
    "G": "76 414 449 21 0 65 334 48 32 903 566 504 890 775 5 507 307 73 266",
    "T": "459 187 134 36 2 91 11 324 18 3 9 341 8 71 67 17 37 396 59",
}


def simulated(rng, consensus, sites, keep):
    """Counts of simulated sites that show the consensus letter with probability `keep`, else any of the other three."""
    rows = []
    for letter in consensus:
        seen = [letter if rng.random() < keep else rng.choice(LETTERS.replace(letter, "")) for _ in range(sites)]
        rows.append([seen.count(a) for a in LETTERS])
    return rows


def symmetric(half):
    """A motif that is its own reverse complement."""
    return half + [row[::-1] for row in reversed(half)]


def motifs():
    rng = random.Random(SEED)
    return [
        ("MA0139.1", "CTCF", [list(column) for column in zip(*([int(x) for x in CTCF[a].split()] for a in LETTERS))]),
        ("CS0001.1", "planted", simulated(rng, "GATTACAGGC", 50, 0.85)),
        ("CS0002.1", "mirror", symmetric(simulated(rng, "CCTG", 100, 0.9))),
        ("CS0003.1", "square", simulated(rng, "TGCA", 20, 0.8)),
    ]


def probabilities(rows):
    return [[n / sum(row) for n in row] for row in rows]


def table(rows, form, gap=" "):
    return "".join(gap.join(format(x, form) for x in row) + "\n" for row in rows)


def meme_header(alphabet="ALPHABET= ACGT"):
    return f"MEME version 4\n\n{alphabet}\n\nstrands: + -\n\nBackground letter frequencies\nA 0.25 C 0.25 G 0.25 T 0.25\n\n"


def meme_motif(motif, form="8.6f"):
    name, alternative, rows = motif
    sites = max(sum(row) for row in rows)
    return (f"MOTIF {name} {alternative}\nletter-probability matrix: alength= 4 w= {len(rows)} nsites= {sites} E= 0\n"
            + table(probabilities(rows), form) + f"URL https://example.org/motif/{name}\n\n")


def meme(all_motifs):
    return meme_header() + "".join(meme_motif(m) for m in all_motifs)


def full_meme(all_motifs):
    """What the program itself prints: rulers, other sections and both kinds of matrix. Written from its documentation."""
    stars, dashes = "*" * 80 + "\n", "-" * 80 + "\n"
    text = (stars + "MEME - Motif discovery tool\n" + stars + "MEME version 5.5.5 (simulated for a test)\n\n" + stars
            + "TRAINING SET\n" + stars + "PRIMARY SEQUENCES= simulated.fa\nALPHABET= ACGT\n"
            "Sequence name            Weight Length  Sequence name            Weight Length\n"
            + "-------------            ------ ------\nplanted1                 1.0000    100\n" + stars
            + "Letter frequencies in dataset:\nA 0.25 C 0.25 G 0.25 T 0.25\n"
            "Background letter frequencies (from file dataset with add-one prior applied):\nA 0.25 C 0.25 G 0.25 T 0.25\n")
    for number, (name, _, rows) in enumerate(all_motifs, 1):
        width, sites = len(rows), max(sum(row) for row in rows)
        scores = [[round(100 * math.log2(p / 0.25)) if p else -1000 for p in row] for row in probabilities(rows)]
        text += ("\n\n" + stars + f"MOTIF {name} MEME-{number}\twidth =  {width}  sites = {sites}  llr = 100  E-value = 1.0e-010\n"
                 + stars + dashes + f"\tMotif {name} MEME-{number} Description\n" + dashes + "Simplified        A  ::9\n"
                 "pos.-specific     C  9::\nprobability       G  :9:\nmatrix            T  1:1\n\n         bits    2.0  **\n"
                 + dashes + "\n" + dashes + f"\tMotif {name} MEME-{number} in BLOCKS format\n" + dashes
                 + f"BL   MOTIF {name} width={width} seqs={sites}\nplanted1                 (    7) GATTACAGGC  1 \n//\n\n" + dashes
                 + "\n" + dashes + f"\tMotif {name} MEME-{number} position-specific scoring matrix\n" + dashes
                 + f"log-odds matrix: alength= 4 w= {width} n= 9100 bayes= 7.5 E= 1.0e-010 \n" + table(scores, "6d") + dashes + "\n"
                 + dashes + f"\tMotif {name} MEME-{number} position-specific probability matrix\n" + dashes
                 + f"letter-probability matrix: alength= 4 w= {width} nsites= {sites} E= 1.0e-010 \n"
                 + table(probabilities(rows), "9.6f") + dashes + "\n" + dashes
                 + f"\tMotif {name} MEME-{number} regular expression\n" + dashes + "GATTACAGGC\n" + dashes
                 + "\n\n\nTime  0.10 secs.\n")
    return text + "\n" + stars + "SUMMARY OF MOTIFS\n" + stars + dashes + "SEQUENCE NAME            COMBINED P-VALUE  MOTIF DIAGRAM\n" + dashes


def log_odds_meme(all_motifs):
    text = meme_header()
    for name, alternative, rows in all_motifs:
        scores = [[round(100 * math.log2(p / 0.25)) if p else -1000 for p in row] for row in probabilities(rows)]
        text += f"MOTIF {name} {alternative}\nlog-odds matrix: alength= 4 w= {len(rows)} E= 0\n" + table(scores, "6d") + "\n"
    return text


DNA_BLOCK = '''ALPHABET "DNA" DNA-LIKE
A "Adenine" CC0000 ~ T "Thymine" 008000
C "Cytosine" 0000CC ~ G "Guanine" FFB300
N "Any base" = ACGT
X = ACGT
U = T
END ALPHABET'''

MODIFIED_BLOCK = DNA_BLOCK.replace("N \"Any base\"", "m \"5-Methylcytosine\" ~ 1 \"Guanine:5-Methylcytosine\"\nN \"Any base\"")

PROTEIN_BLOCK = 'ALPHABET "Protein" PROTEIN-LIKE\n' + "\n".join("ACDEFGHIKLMNPQRSTVWY") + "\nEND ALPHABET"


def jaspar(all_motifs):
    text = ""
    for name, alternative, rows in all_motifs:
        text += f">{name}\t{alternative}\n"
        for a, letter in enumerate(LETTERS):
            text += f"{letter}  [" + "".join(f"{row[a]:7d}" for row in rows) + " ]\n"
    return text


def raw_pfm(all_motifs):
    return "".join(f">{n}\t{alt}\n" + table(zip(*rows), "d", "\t") for n, alt, rows in all_motifs)


def positions(all_motifs):
    return "# simulated motifs, a row per position\n" + "".join(
        f">{n} {alt}\n" + table(rows, ".1f", "\t") for n, alt, rows in all_motifs)


def transfac(all_motifs):
    text = "VV  simulated, in TRANSFAC's lines\nXX\n//\n"
    for name, alternative, rows in all_motifs:
        text += f"AC  {name}\nXX\nID  {alternative}\nXX\nDE  {name} {alternative}; simulated\nBF  simulated factor\nXX\nP0      A      C      G      T\n"
        for i, row in enumerate(rows, 1):
            text += f"{i:02d}" + "".join(f"{n:7d}" for n in row) + f"      {LETTERS[row.index(max(row))]}\n"
        text += "XX\nCC  made for a test\nXX\n//\n"
    return text


def stamp(all_motifs):
    text = ""
    for name, alternative, rows in all_motifs:
        text += f"DE\t{name}\t{alternative}\n"
        for i, row in enumerate(rows):
            text += f"{i}\t" + "\t".join(str(n) for n in row) + f"\t{LETTERS[row.index(max(row))]}\n"
        text += "XX\n"
    return text


def homer(all_motifs):
    text = ""
    for name, alternative, rows in all_motifs:
        consensus = "".join(LETTERS[row.index(max(row))] for row in rows)
        sites = max(sum(row) for row in rows)
        text += f">{consensus}\t{name} {alternative}\t6.049537\t-1782.996\t0\tT:{sites}.0(44.36%),B:21.5(5.80%),P:1e-774\n"
        text += table(probabilities(rows), ".6f", "\t")
    return text


def weights(all_motifs):
    return "".join(f">{n} {alt}\n" + table([[math.log2((x + 0.25) / (sum(row) + 1) / 0.25) for x in row] for row in rows], ".4f", "\t")
                   for n, alt, rows in all_motifs)


def background(highest):
    """Words of a simulated chain: each letter repeats the one before with probability 0.4."""
    first = dict(zip(LETTERS, (0.3, 0.2, 0.2, 0.3)))
    text = ""
    words = {letter: p for letter, p in first.items()}
    for order in range(highest + 1):
        text += f"# order {order}\n" + "".join(f"{word} {p:.6e}\n" for word, p in words.items())
        words = {w + a: p * (0.4 if w[-1] == a else 0.2) for w, p in words.items() for a in LETTERS}
    return text


def good(all_motifs):
    one = [all_motifs[1]]
    return {
        "example.meme": meme(all_motifs),
        "example.jaspar": jaspar(all_motifs),
        "example.transfac": transfac(all_motifs),
        "example.stamp": stamp(all_motifs),
        "example.homer": homer(all_motifs),
        "example.pfm": raw_pfm(all_motifs),
        "positions.pfm": positions(all_motifs),
        "full.meme": full_meme(all_motifs),
        "custom-alphabet.meme": meme(all_motifs).replace("ALPHABET= ACGT", DNA_BLOCK),
        "log-odds.meme": log_odds_meme(all_motifs),
        "weights.txt": weights(all_motifs),
        "planted.csv": "A,C,G,T\n" + table(one[0][2], "d", ","),
        "planted.txt": table(probabilities(one[0][2]), ".4f", "\t"),
        "planted-lettered.txt": "".join(f"{a}| " + " ".join(str(row[i]) for row in one[0][2]) + "\n" for i, a in enumerate(LETTERS)),
        "order0.background": background(0),
        "order2.background": background(2),
        "order4.background": background(4),
    }


def replaced(text, old, new, count=1):
    if old not in text:
        raise SystemExit(f"nothing to break: {old!r}")
    return text.replace(old, new, count)


def broken(all_motifs):
    """Name -> (content, what the message must contain)."""
    planted, square = all_motifs[1], all_motifs[3]
    m, j, t, h = meme([planted]), jaspar([planted]), transfac([planted]), homer([planted])
    p, raw, bg = positions([planted]), raw_pfm([planted]), background(1)
    row = m.splitlines()[11]
    cells = row.split()
    return {
        "empty.meme": ("", "the file is empty"),
        "blank.jaspar": ("\n  \n\n", "the file is empty"),
        "comments-only.pfm": ("# nothing\n# here\n", "there are only comments in this file"),
        "no-motif.meme": (meme_header(), "there is no motif in this MEME file"),
        "no-motif.transfac": ("VV  version\nXX\n//\n", "there is no motif in this TRANSFAC file"),
        "no-matrix.meme": (meme_header() + "MOTIF CS0009.1 bare\n\n" + meme_motif(planted),
                           "line 10: the motif CS0009.1 has no matrix"),
        "no-id.meme": (replaced(m, "MOTIF CS0001.1 planted", "MOTIF"), "line 10: this motif has no id"),
        "matrix-before-motif.meme": (replaced(m, "MOTIF CS0001.1 planted\n", ""), "line 10: a matrix stands before the first MOTIF"),
        "two-matrices.meme": (m + meme_motif(square).split("\n", 1)[1], "line 24: the motif CS0001.1 has two matrices of one kind"),
        "wrong-width.meme": (replaced(m, "w= 10", "w= 12"), "line 11: w= 12, but the matrix of CS0001.1 has 10 rows"),
        "width-too-small.meme": (replaced(m, "w= 10", "w= 9"), "line 11: w= 9, but the matrix of CS0001.1 has 10 rows"),
        "cut-short.meme": ("\n".join(m.splitlines()[:16]) + "\n", "line 16: the file ends after 5 rows of the 10 of CS0001.1"),
        "columns-do-not-add-up.meme": (replaced(m, row, f"0.900000 {cells[1]} 0.500000 {cells[3]}"), "line 12: the probabilities of position 1"),
        "negative-probability.meme": (replaced(m, row, "-0.250000 0.500000 0.500000 0.250000"), "line 12: there is a negative probability"),
        "not-a-number.meme": (replaced(m, row, "0.2 0.3 O.5 0.0"), "line 12: 'O.5' is not a number"),
        "nan.meme": (replaced(m, row, "nan nan nan nan"), "line 12: 'nan' is not a number"),
        "decimal-comma.meme": (replaced(m, row, "0,25 0,25 0,25 0,25"), "line 12: '0,25' is not a number"),
        "short-row.meme": (replaced(m, m.splitlines()[12], "0.5 0.25 0.25"), "line 13: this row has 3 numbers, the matrix's first row has 4"),
        "long-row.meme": (replaced(m, m.splitlines()[12], "0.25 0.25 0.25 0.25 0"), "line 13: this row has 5 numbers"),
        "three-columns.meme": (meme_header() + "MOTIF X\nletter-probability matrix: w= 1\n0.5 0.25 0.25\n", "line 12: this row has 3 numbers, not 4"),
        "negative-nsites.meme": (replaced(m, "nsites= 50", "nsites= -50"), "line 11: nsites= -50 is no usable number"),
        "protein.meme": (replaced(m, "ALPHABET= ACGT", "ALPHABET= ACDEFGHIKLMNPQRSTVWY"), "line 3: the alphabet ACDEFGHIKLMNPQRSTVWY is unsupported"),
        "protein-block.meme": (replaced(m, "ALPHABET= ACGT", PROTEIN_BLOCK), "line 3: the alphabet ACDEFGHIKLMNPQRSTVWY is unsupported"),
        "modified-bases.meme": (replaced(m, "ALPHABET= ACGT", MODIFIED_BLOCK), "line 3: the alphabet 1ACGTm is unsupported"),
        "alphabet-cut-short.meme": (replaced(meme_header(), "ALPHABET= ACGT", DNA_BLOCK.replace("END ALPHABET", "")).split("strands")[0]
                                    + "letter-probability matrix: w= 1\n",
                                    "is no line of an alphabet"),
        "alphabet-never-ends.meme": ("MEME version 4\n" + DNA_BLOCK.replace("\nEND ALPHABET", "\n"), "the file ends inside the alphabet that begins on line 2"),
        "twenty-letters.meme": (replaced(m, "alength= 4", "alength= 20"), "line 11: an alphabet of 20 letters is unsupported"),
        "duplicate-id.meme": (m + meme_motif(planted), "line 24: the id CS0001.1 was used on line 10 already"),
        "weight-too-large.meme": (meme_header() + "MOTIF X\nlog-odds matrix: w= 1\n2000.5 0 0 0\n", "line 12: a weight of 2000.5 bits is unsupported"),
        "missing-row.jaspar": ("\n".join(j.splitlines()[:4]) + "\n", "line 1: the motif CS0001.1 has rows for 3 letters"),
        "unequal-rows.jaspar": (replaced(j, " ]\nG", " 7 ]\nG"), "line 3: this row has 11 numbers, the matrix's first row has 10"),
        "two-rows-for-one-letter.jaspar": (replaced(j, "\nC ", "\nA "), "line 3: the motif CS0001.1 has two rows for A"),
        "unlettered-row.jaspar": (replaced(j, "\nG  [", "\n  ["), "line 4: rows with and without a letter are mixed"),
        "negative-count.jaspar": (replaced(j, "\nG  [     ", "\nG  [    -"), "line 4: there is a negative count"),
        "negative-count.pfm": (replaced(raw, "\n3\t43\t", "\n-3\t43\t"), "CS0001.1 has a number below 0, but 44.0 is too large for a weight"),
        "no-matrix.stamp": ("DE\tCS0009.1\nXX\n" + stamp([planted]), "line 1: the motif CS0009.1 has no matrix"),
        "not-a-number.jaspar": (replaced(j, " ]", " x]"), "line 2: 'x' is not a number"),
        "no-matrix.jaspar": (">CS0009.1 bare\n" + j, "line 1: the motif CS0009.1 has no matrix"),
        "no-id.jaspar": (replaced(j, ">CS0001.1\tplanted", ">"), "line 1: this motif has no id"),
        "duplicate-id.jaspar": (j + j, "line 6: the id CS0001.1 was used on line 1 already"),
        "count-too-large.jaspar": (replaced(j, " ]", " 1e300 ]"), "line 2: '1e300' is too large"),
        "three-rows.pfm": ("\n".join(raw.splitlines()[:4]) + "\n", "line 2: the matrix of CS0001.1 has 3 rows of 10 numbers"),
        "both-ways.pfm": (p + raw_pfm([all_motifs[2]]) + raw_pfm([square]), "the 4 x 4 matrix of CS0003.1 can be read both ways"),
        "cut-short.transfac": ("\n".join(t.splitlines()[:-5]) + "\n", "the file ends inside the matrix of CS0001.1"),
        "missing-position.transfac": ("".join(x + "\n" for x in t.splitlines() if not x.startswith("04")), "the row of position 05 follows that of 3"),
        "first-position.transfac": ("".join(x + "\n" for x in t.splitlines() if not x.startswith("01")), "the row of position 02 follows no other"),
        "negative-count.transfac": (replaced(t, "\n02     ", "\n02   -1"), "there is a negative count"),
        "columns.transfac": (replaced(t, "P0      A      C      G      T", "P0      A      C      G      G"), "the columns are 'A C G G', not A, C, G and T"),
        "protein.transfac": (replaced(t, "P0      A      C      G      T", "P0 A R N D C"), "the columns are 'A R N D C', not A, C, G and T"),
        "no-matrix.transfac": ("AC  CS0009.1\nXX\n//\n" + t, "line 1: the motif CS0009.1 has no matrix"),
        "no-id.transfac": ("XX\nP0 A C G T\n01 1 2 3 4\nXX\n//\n", "line 3: this matrix has no AC, ID or DE line"),
        "row-behind-end.transfac": (replaced(t, "CC  made for a test", "11 1 2 3 4"), "a row stands behind the end of its matrix"),
        "short-row.transfac": (replaced(t, t.splitlines()[12], "02 1 2 3"), "this row has 3 numbers"),
        "duplicate-id.transfac": (t + t, "the id CS0001.1 was used on line 4 already"),
        "strange-line.transfac": (replaced(t, "BF  simulated factor", "factor simulated"), "'factor simulated' is no TRANSFAC line"),
        "columns-do-not-add-up.homer": (replaced(h, h.splitlines()[1], "0.1\t0.1\t0.1\t0.1"), "line 2: the probabilities of position 1 of CS0001.1 add up to 0.4, not 1"),
        "no-matrix.homer": (h.splitlines()[0] + "\n", "line 1: the motif CS0001.1 has no matrix"),
        "second-header.homer": (h + ">ACGT name\n0.25\t0.25\t0.25\t0.25\n", "line 12: this header has no name and threshold"),
        "short-row.homer": (replaced(h, h.splitlines()[2], "0.5\t0.5"), "line 3: this row has 2 numbers"),
        "duplicate-id.homer": (h + h, "line 12: the id CS0001.1 was used on line 1 already"),
        "ragged.txt": ("1 2 3 4\n1 2 3\n", "line 2: this row has 3 numbers, the matrix's first row has 4"),
        "three-columns.txt": ("1 2 3\n4 5 6\n", "line 1: the matrix of three-columns has 2 rows of 3 numbers"),
        "columns-do-not-add-up.txt": ("0.25 0.25 0.25 0.25\n0.2 0.2 0.2 0.2\n", "line 2: the probabilities of position 2"),
        "decimal-comma.txt": ("0,25 0,25 0,25 0,25\n0,7 0,1 0,1 0,1\n", "line 1: the matrix of decimal-comma has 2 rows of 8 numbers"),
        "header.txt": ("A C G A\n1 2 3 4\n", "line 1: the columns are 'A C G A', not A, C, G and T"),
        "weight-too-large.txt": ("-1 2 3 4000\n", "line 1: weight-too-large has a number below 0, but 4000.0 is too large for a weight in bits"),
        "genome.fa": (">chr1 simulated\nACGTACGTNNACGT\nACGTTTT\n", "line 2: this looks like FASTA (motifs go with -m"),
        "reads.fastq": ("@read1\nACGT\n+\nIIII\n", "line 1: this looks like FASTQ or SAM"),
        "meme.html": ("<!DOCTYPE HTML>\n<html><head><title>MEME</title></head></html>\n", "line 1: this is HTML or XML, which is unsupported"),
        "regions.bed": ("chr1\t100\t200\n", "line 1: this is no motif file: 'chr1?100?200'"),
        "binary.meme": (b"MEME version 4\n\x00\x01\x02\x03", "byte 15: this is binary data, not text"),
        "utf16.meme": (b"\xff\xfe" + m.encode("utf-16-le"), "this is binary data, not text"),
        "cut-short.meme.gz": (gzip.compress(m.encode(), mtime=0)[:-40], "gzip data ends early (the file was cut"),
        "damaged.meme.gz": (damaged(gzip.compress(m.encode(), mtime=0)), "gzip data is corrupt: the checksum differs"),
        "empty.background": ("# order 0\n", "there is no word in this background file"),
        "missing-letter.background": (replaced(bg, "G 2.000000e-01\n", ""), "the word G is missing"),
        "missing-word.background": (replaced(bg, "GT ", "# GT "), "the word GT is missing"),
        "twice.background": (bg + "AC 6.0e-02\n", "line 23: the word AC was given on line 8 already"),
        "no-letter.background": (replaced(bg, "T 3.000000e-01", "T 0"), "line 5: the letter T never occurs"),
        "other-letter.background": (bg + "N 0.1\n", "line 23: 'N' has a letter that is not in DNA"),
        "above-one.background": (replaced(bg, "A 3.000000e-01", "A 30"), "line 2: the probability 30 is not between 0 and 1"),
        "does-not-add-up.background": (replaced(bg, "A 3.000000e-01", "A 0.9"), "the words of 1 letter add up to 1.6, not 1"),
        "one-field.background": (replaced(bg, "A 3.000000e-01", "A"), "line 2: 'A' is not a word and its probability"),
        "motifs.background": (m, "line 1: 'MEME version 4' is not a word and its probability"),
    }


def damaged(compressed):
    """The stream's checksum, 8 bytes from the end, with one bit turned."""
    data = bytearray(compressed)
    data[-8] ^= 1
    return bytes(data)


def write(path, content):
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


def main():
    all_motifs = motifs()
    for name, content in good(all_motifs).items():
        write(HERE / name, content)
    write(HERE / "example.meme.gz", gzip.compress(meme(all_motifs).encode(), mtime=0))
    shutil.rmtree(BROKEN, ignore_errors=True)
    BROKEN.mkdir()
    table_text = "file\texit code\tmessage must contain\n"
    for name, (content, message) in sorted(broken(all_motifs).items()):
        write(BROKEN / name, content)
        table_text += f"{name}\t1\t{message}\n"
    write(BROKEN / "messages.tsv", table_text)


if __name__ == "__main__":
    main()
