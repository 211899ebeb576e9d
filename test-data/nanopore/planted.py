#!/usr/bin/env python3
"""Makes planted.blow5, planted-rna.slow5, planted.fa and planted.tsv: simulated reads with known sequences in them. Seeded; only numpy
beside Python. A read is random letters; each word of letters shows its level of the pore model for about nine samples (RNA: 43, and the
last letter first), with noise, and the whole read has its own offset, scale and slow drift. Run it in the project's root."""

import struct
import uuid
import zlib
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
SEED = 20261122
QUERIES = [("adapter", "GGCGTCTGCTTGGGTGTTTAACCT"), ("barcode", "AAGAAAGTTGTCGGTGTCTTTGTG"), ("target", "ACTTACCTGGATTCGACGATCCAGTACGGTTAGCCA")]
COMPLEMENT = str.maketrans("ACGT", "TGCA")


def model(name, file):
    levels, k = {}, 0
    for line in Path("models/pores", file).read_text().splitlines():
        if line[0] != "#" and not line.startswith("kmer"):
            word, level = line.split("\t")[:2]
            levels[word], k = float(level), len(word)
    return levels, k


def letters(rng, n):
    return "".join(rng.choice(list("ACGT"), n))


def squiggle(rng, text, levels, k, dwell, backwards):
    words = [text[i:i + k] for i in range(len(text) - k + 1)]
    if backwards:
        words.reverse()
    lengths = 2 + rng.negative_binomial(3, 3 / (3 + dwell - 2), len(words))
    starts = np.concatenate([[0], np.cumsum(lengths)])
    return np.repeat([levels[w] for w in words], lengths), starts


def raw(rng, current, spread, scale, noise):
    """16-bit numbers: offset 10, and 1402.882 pA over 8192."""
    drift = 1 + 0.02 * np.sin(np.arange(len(current)) / 3000)
    pa = (90 + rng.normal(0, 5)) + (current - np.median(current)) / spread * scale * drift
    return np.clip((pa + rng.normal(0, noise, len(pa))) / (1402.882 / 8192) - 10, 0, 2000).round().astype(np.int16)


def reads(rng, plan, levels, k, dwell, backwards, spread, scale, noise):
    """A read's plan: numbers of random letters, and queries with their strands. Gives id, samples, and where the queries lie."""
    for parts in plan:
        text, placed = "", []
        for part in parts:
            if isinstance(part, int):
                text += letters(rng, part)
            else:
                name, strand = part
                query = dict(QUERIES)[name]
                placed.append((name, strand, len(text), len(text) + len(query) - k + 1))
                text += query if strand == "+" else query.translate(COMPLEMENT)[::-1]
        current, starts = squiggle(rng, text, levels, k, dwell, backwards)
        samples = raw(rng, current, spread, scale, noise)
        identity = str(uuid.UUID(bytes=bytes(rng.integers(0, 256, 16, dtype=np.uint8)), version=4))
        words = len(text) - k + 1
        places = [(n, s, words - e, words - b) if backwards else (n, s, b, e) for n, s, b, e in placed]
        yield identity, samples, [(n, s, int(starts[b]), int(starts[e])) for n, s, b, e in places]


HEADER = ("#slow5_version\t0.2.0\n#num_read_groups\t1\n@asic_id\t0\n@exp_start_time\t2026-11-22T00:00:00Z\n@run_id\tplanted\n"
          "#char*\tuint32_t\tdouble\tdouble\tdouble\tdouble\tuint64_t\tint16_t*\n"
          "#read_id\tread_group\tdigitisation\toffset\trange\tsampling_rate\tlen_raw_signal\traw_signal\n")


def blow5(path, made):
    header = HEADER.encode()
    with open(path, "wb") as out:
        out.write((b"BLOW5\x01" + bytes([0, 2, 0, 1]) + struct.pack("<I", 1) + bytes([0])).ljust(64, b"\0"))
        out.write(struct.pack("<I", len(header)) + header)
        for identity, samples, _ in made:
            record = struct.pack("<H", len(identity)) + identity.encode() + struct.pack("<Idddd", 0, 8192, 10, 1402.882, 4000)
            record = zlib.compress(record + struct.pack("<Q", len(samples)) + samples.astype("<i2").tobytes(), 9)
            out.write(struct.pack("<Q", len(record)) + record)
        out.write(b"5WOLB")


def slow5(path, made):
    with open(path, "w") as out:
        out.write(HEADER)
        for identity, samples, _ in made:
            fields = [identity, 0, 8192, 10, 1402.882, 3000, len(samples), ",".join(map(str, samples))]
            out.write("\t".join(map(str, fields)) + "\n")


def truth(out, file, made):
    for identity, _, places in made:
        for place in places:
            out.write("\t".join(map(str, [file, identity, *place])) + "\n")


def main():
    rng = np.random.default_rng(SEED)
    (HERE / "planted.fa").write_text("".join(f">{name}\n{text}\n" for name, text in QUERIES))
    dna = [[120, ("adapter", "+"), 700], [300, ("target", "+"), 500], [400, ("target", "-"), 300], [90, ("barcode", "+"), 600],
           [800], [650, ("adapter", "-"), 60], [700], [100, ("barcode", "+"), 400, ("barcode", "+"), 150, ("target", "-"), 50]]
    levels, k = model("r9.4-dna", "r9.4-dna.txt")
    dna = list(reads(rng, dna, levels, k, 9, False, 12.0, 12.0, 1.6))
    levels, k = model("r9.4-rna", "r9.4-rna.txt")
    rna = [[150, ("target", "+"), 120], [260], [60, ("target", "+"), 150]]
    rna = list(reads(rng, rna, levels, k, 43, True, 1.0, 14.0, 2.0))
    blow5(HERE / "planted.blow5", dna)
    slow5(HERE / "planted-rna.slow5", rna)
    with open(HERE / "planted.tsv", "w") as out:
        out.write("file\tread\tquery\tstrand\tstart\tend\n")
        truth(out, "planted.blow5", dna)
        truth(out, "planted-rna.slow5", rna)


if __name__ == "__main__":
    main()
