#!/usr/bin/env python3
"""Makes reads of direct RNA whose poly(A) tails are known: tails.blow5 and tails.tsv (or others of that name beside OUT).

    simulate.py PORE_MODEL [READS [SEED [OUT]]]

PORE_MODEL is a table of k-mers and levels (ONT's rna_r9.4_5mer_levels_v1.txt). A read is: open start, leader, adapter, tail,
transcript, with levels as 27 reads of a real RNA002 run have them: adapter near 82 pA, tail near 116, transcript 105 with a median
absolute deviation of about 15. A base stays for a time drawn from a gamma distribution of shape 1.5 whose mean, a read's own, is
about 3012 / 70 samples. Noise is white (2.2 pA) and wandering (1.5 pA,
10 samples long): with these, scrappie's event detection cuts transcripts into events of the same median (15 samples) and mean (20)
as those of the real reads.
Of six reads one has no tail, one no adapter either, and one a stall of a second in its transcript.
"""

import struct
import sys
import uuid
import zlib
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import make  # noqa: E402

RATE, SPEED = 3012, 70
DIGITISATION, RANGE, OFFSET = 8192.0, 1212.97119140625, 5.0


def wander(rng, size, spread, length):
    a = np.exp(-1 / length)
    steps = rng.normal(0, spread * np.sqrt(1 - a * a), size)
    value, values = 0.0, np.empty(size)
    for i in range(size):
        value = a * value + steps[i]
        values[i] = value
    return values


def noisy(rng, levels):
    return levels + wander(rng, len(levels), 1.5, 10) + rng.normal(0, 2.2, len(levels))


def dwells(rng, bases, mean):
    return np.maximum(1, rng.gamma(1.5, mean / 1.5, bases)).round().astype(int)


def transcript(rng, model, bases, mean):
    letters = "".join(rng.choice(list("ACGT"), bases + 4))
    levels = 105 + 22.5 * np.array([model[letters[i:i + 5]] for i in range(bases)])
    return noisy(rng, np.repeat(levels, dwells(rng, bases, mean)))


def read(rng, model, i):
    mean = rng.normal(RATE / SPEED, 5)
    bases = 0 if i % 6 in (4, 5) else int(rng.integers(15, 151))
    parts = []
    if i % 6 != 5:
        parts.append(("start", noisy(rng, np.full(rng.integers(150, 400), 73.0))))
        parts.append(("leader", noisy(rng, np.full(rng.integers(100, 250), 118.0))))
        levels = np.clip(rng.normal(82, 7, 45), 62, 97)
        parts.append(("adapter", noisy(rng, np.repeat(levels, dwells(rng, 45, mean)))))
    if bases:
        parts.append(("poly_a", noisy(rng, np.full(dwells(rng, bases, mean).sum(), 116.0))))
    length = int(rng.integers(180, 260))
    if i % 6 == 3:
        parts.append(("transcript", transcript(rng, model, length // 2, mean)))
        parts.append(("stall", noisy(rng, np.full(RATE, 95.0))))
        length -= length // 2
    parts.append(("transcript", transcript(rng, model, length, mean)))
    return bases, mean, parts


def stored(current):
    return np.clip((current / (RANGE / DIGITISATION) - OFFSET).round(), -32768, 32767).astype(np.int16)


def record(name, samples):
    packed = make.stream_vbyte(samples)
    packed = struct.pack("<I", len(samples)) + packed
    data = struct.pack("<H", len(name)) + name.encode() + struct.pack("<IddddQ", 0, DIGITISATION, OFFSET, RANGE, float(RATE), len(packed))
    return zlib.compress(data + packed, 9)


def blow5(records):
    text = ("@experiment_type\trna\n@sequencing_kit\tsqk-rna002\n"
            "#char*\tuint32_t\tdouble\tdouble\tdouble\tdouble\tuint64_t\tint16_t*\n"
            "#read_id\tread_group\tdigitisation\toffset\trange\tsampling_rate\tlen_raw_signal\traw_signal\n").encode()
    head = b"BLOW5\1" + bytes([0, 2, 0, 1]) + struct.pack("<I", 1) + bytes([1])
    body = b"".join(struct.pack("<Q", len(each)) + each for each in records)
    return head.ljust(64, b"\0") + struct.pack("<I", len(text)) + text + body + b"5WOLB"


def main():
    args = sys.argv[1:]
    rows = [line.split() for line in Path(args[0]).read_text().splitlines() if line[:1] in "ACGT"]
    model = {row[0]: float(row[1]) for row in rows}
    count, seed = int(args[1]) if len(args) > 1 else 12, int(args[2]) if len(args) > 2 else 20261121
    out = Path(args[3]) if len(args) > 3 else HERE / "tails"
    rng = np.random.default_rng(seed)
    records, lines = [], ["read_id\tsegment\tstart_sample\tend_sample\tbases\tsamples_per_base"]
    for i in range(count):
        bases, mean, parts = read(rng, model, i)
        name = str(uuid.UUID(bytes=bytes(rng.integers(0, 256, 16, dtype=np.uint8)), version=4))
        at = 0
        for kind, current in parts:
            lines.append(f"{name}\t{kind}\t{at}\t{at + len(current)}\t{bases if kind == 'poly_a' else 'NA'}\t{mean:.2f}")
            at += len(current)
        records.append(record(name, stored(np.concatenate([current for _, current in parts]))))
    out.with_suffix(".blow5").write_bytes(blow5(records))
    out.with_suffix(".tsv").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
