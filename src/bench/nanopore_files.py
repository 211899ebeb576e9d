#!/usr/bin/env python3
"""Writes a large BLOW5 (zstd, svb-zd) or POD5 (version 3, VBZ) file: 40 invented reads of 60,000 to 240,000 samples, or the reads of a
folder of single-read FAST5 files, over and over, each time under a new id. Seeded: a second run writes the same bytes. Needs numpy and
zstandard (Debian: python3-zstandard), and h5py for FAST5.

    nanopore_files.py GIGABYTES FILE.blow5|FILE.pod5 [FOLDER]
"""
import struct
import sys
import uuid
from pathlib import Path

import numpy as np
import zstandard

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "test-data" / "nanopore"))
import arrow  # noqa: E402
import make  # noqa: E402

SEED = 20261121
READS = 40
ROW_SAMPLES = 102_400  # what MinKNOW puts into a row of POD5's signal
BATCH_ROWS = 100


def interleaved(values, sizes):
    """The lowest bytes of each value, as many as its size says."""
    places = np.concatenate([[0], np.cumsum(sizes)])
    out = np.zeros(places[-1], np.uint8)
    for byte in range(sizes.max()):
        some = sizes > byte
        out[places[:-1][some] + byte] = values[some] >> 8 * byte & 0xFF
    return out.tobytes()


def stream_vbyte(samples):
    values = make.folded(samples, 32)
    sizes = 1 + (values > 0xFF) + (values > 0xFFFF) + (values > 0xFFFFFF)
    keys = np.zeros((len(values) + 3) // 4 * 4, np.uint8)
    keys[:len(values)] = sizes - 1
    return (keys.reshape(-1, 4) << [0, 2, 4, 6]).sum(1).astype(np.uint8).tobytes() + interleaved(values, sizes)


def stream_vbyte_16(samples):
    values = make.folded(samples, 16)
    two = values > 0xFF
    return np.packbits(two, bitorder="little").tobytes() + interleaved(values, 1 + two)


class Sink:
    """A file that grows like a bytearray, as arrow.py expects it."""

    def __init__(self, file):
        self.file, self.start = file, file.tell()

    def __len__(self):
        return self.file.tell() - self.start

    def __iadd__(self, more):
        self.file.write(more)
        return self


def read_id(number):
    return str(uuid.UUID(int=SEED << 96 | number, version=4))


def blow5(some, size, file):
    header = make.slow5_header(()).encode()
    start = b"BLOW5\1" + bytes((0, 2, 0)) + bytes([2]) + struct.pack("<I", 1) + bytes([1])
    file.write(start + bytes(64 - len(start)) + struct.pack("<I", len(header)) + header)
    bodies = [struct.pack("<I", len(read.samples)) + stream_vbyte(read.samples) for read in some]
    number = 0
    compressor = zstandard.ZstdCompressor(1)
    while file.tell() < size:
        read, body = some[number % len(some)], bodies[number % len(some)]
        name = read_id(number).encode()
        record = (struct.pack("<H", len(name)) + name
                  + struct.pack("<IddddQ", 0, read.digitisation, read.offset, read.range, make.RATE, len(body)) + body)
        data = compressor.compress(record)
        file.write(struct.pack("<Q", len(data)) + data)
        number += 1
    file.write(b"5WOLB")
    return number


def signal_table(some, size, sink):
    """Writes the table of signal batch by batch; returns the rows of each read."""
    columns = [arrow.uuid("read_id"), arrow.large_binary("signal"), arrow.whole("samples", 32)]
    compressor = zstandard.ZstdCompressor(1)
    pieces = [[(compressor.compress(stream_vbyte_16(part)), len(part))
               for part in (read.samples[at:at + ROW_SAMPLES] for at in range(0, len(read.samples), ROW_SAMPLES))] for read in some]
    schema, blocks, rows, own, done = arrow.schema(columns), [], [], [], 0
    sink += arrow.opening(schema)
    while len(sink) < size or rows:
        if len(sink) < size:
            name, parts = uuid.UUID(read_id(len(own))).bytes, pieces[len(own) % len(some)]
            own.append(list(range(done, done + len(parts))))
            done += len(parts)
            rows += [[name, cell, count] for cell, count in parts]
        if len(rows) >= BATCH_ROWS or len(sink) >= size:
            arrow.append_batch(sink, blocks, columns, rows)
            rows = []
    sink += arrow.closing(schema, [], blocks)
    return own


def pod5(some, size, file):
    file.write(arrow.POD5_SIGNATURE + make.MARKER)
    parts = []

    def part(kind, write):
        start = file.tell()
        result = write()
        parts.append((kind, start, file.tell() - start))
        file.write(bytes(-file.tell() % 8) + make.MARKER)
        return result

    own = part(1, lambda: signal_table(some, size, Sink(file)))
    part(4, lambda: file.write(arrow.table(make.run_columns(), [[make.RUN_ROW]])))
    reads = [some[number % len(some)] for number in range(len(own))]
    part(0, lambda: file.write(make.pod5_new(reads, own, [read_id(number) for number in range(len(own))], 1000)))
    file.write(arrow.pod5_footer(parts, make.MARKER))
    return len(own)


def stored(folder):
    """The reads of FAST5 files of one read each, in the order of their names."""
    import h5py
    rng, some = np.random.default_rng(SEED), []
    for number, path in enumerate(sorted(Path(folder).glob("*.fast5"))):
        with h5py.File(path, "r") as file:
            channel = file["UniqueGlobalKey/channel_id"].attrs
            samples = next(iter(file["Raw/Reads"].values()))["Signal"][:]
            read = make.Read(rng, number, samples, float(channel["offset"]), float(channel["range"]), 1 + number)
            read.digitisation = float(channel["digitisation"])
            some.append(read)
    return some


def main(gigabytes, path, folder=None):
    rng = np.random.default_rng(SEED)
    some = stored(folder) if folder else [
        make.Read(rng, i, make.current(rng, int(rng.integers(60_000, 240_001))), 6.0, 1440.75, 1 + i) for i in range(READS)]
    write = {".blow5": blow5, ".pod5": pod5}[Path(path).suffix]
    with open(path, "wb") as file:
        reads = write(some, int(float(gigabytes) * 1e9), file)
        print(f"{Path(path).name}: {reads} reads, {sum(len(some[i % len(some)].samples) for i in range(reads))} samples, {file.tell()} bytes")


main(*sys.argv[1:])
