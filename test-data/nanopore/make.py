#!/usr/bin/env python3
"""Makes every file of this folder but the scripts and README.md. Needs Debian's python3-h5py and python3-zstandard; seeded."""

import struct
import uuid
import zlib
from pathlib import Path

import h5py
import numpy as np
import zstandard

import arrow

HERE = Path(__file__).resolve().parent
BROKEN = HERE / "broken"
SEED = 20261121
VBZ = 32020
RUN = "5ca1ab1e0000000000000000000000000c0ffee5"
RATE = 4000


class Read:
    def __init__(self, rng, number, samples, offset, reach, channel):
        self.id = str(uuid.UUID(bytes=bytes(rng.integers(0, 256, 16, dtype=np.uint8)), version=4))
        self.number, self.samples, self.channel = number, samples.astype(np.int16), channel
        self.digitisation, self.offset, self.range = 8192.0, offset, reach
        self.start, self.mux, self.median = 1000 * number, 1 + number % 4, 200.5 + number


def current(rng, size):
    """Levels of a molecule that steps through the pore, about nine samples each, with noise: 16-bit as a sequencer stores it."""
    levels = np.repeat(rng.normal(520, 75, size), rng.integers(3, 16, size))[:size]
    return np.clip(levels + rng.normal(0, 9, size), 1, 2047).round()


def reads():
    rng = np.random.default_rng(SEED)
    # The second reaches both ends of 16 bits, so that differences wrap around; the third is one sample.
    wild = current(rng, 301)
    wild[[50, 51, 52, 100, 101, 200]] = [32767, -32768, 32767, -1, 0, -32768]
    return [Read(rng, 11, current(rng, 1003), 6.0, 1440.75, 198), Read(rng, 12, wild, -237.0, 748.5, 7),
            Read(rng, 13, np.array([512]), 23.5, 1467.625, 512)]


# Packed signal

def folded(samples, bits):
    d = np.diff(samples.astype(np.int64), prepend=0)
    half = 1 << bits - 1
    d = (d + half) % (2 * half) - half
    return ((d << 1) ^ (d >> 63)) & ((1 << bits) - 1)


def stream_vbyte(samples):
    keys, data = bytearray((len(samples) + 3) // 4), bytearray()
    for i, value in enumerate(int(v) for v in folded(samples, 32)):
        size = max(1, (value.bit_length() + 7) // 8)
        keys[i // 4] |= size - 1 << 2 * (i % 4)
        data += value.to_bytes(size, "little")
    return bytes(keys + data)


def stream_vbyte_16(samples):
    keys, data = bytearray((len(samples) + 7) // 8), bytearray()
    for i, value in enumerate(int(v) for v in folded(samples, 16)):
        keys[i // 8] |= (value > 255) << i % 8
        data += value.to_bytes(1 + (value > 255), "little")
    return bytes(keys + data)


def vbz(samples, zstd=True):
    packed = stream_vbyte(samples)
    return struct.pack("<I", 2 * len(samples)) + (zstandard.compress(packed, 1) if zstd else packed)


# FAST5

def hdf5(path, libver="latest"):
    """A new file that does not keep the time it was made at, nor do its groups: a second run gives the same bytes."""
    made, access = h5py.h5p.create(h5py.h5p.FILE_CREATE), h5py.h5p.create(h5py.h5p.FILE_ACCESS)
    made.set_obj_track_times(False)
    latest = h5py.h5f.LIBVER_LATEST
    access.set_libver_bounds(latest if libver == "latest" else h5py.h5f.LIBVER_EARLIEST, latest)
    return h5py.File(h5py.h5f.create(str(path).encode(), h5py.h5f.ACC_TRUNC, made, access))


def subgroup(parent, path):
    for name in path.split("/"):
        if name not in parent:
            made = h5py.h5p.create(h5py.h5p.GROUP_CREATE)
            made.set_obj_track_times(False)
            h5py.h5g.create(parent.id, name.encode(), None, made)
        parent = parent[name]
    return parent


def signal(group, samples, storage, chunk=400):
    """`storage`: plain, gzip, or the numbers of the VBZ filter. Filters that HDF5 lacks get their chunks ready-made."""
    if storage == "plain":
        group.create_dataset("Signal", data=samples)
    elif storage == "gzip":
        group.create_dataset("Signal", data=samples, chunks=(min(chunk, len(samples)),), compression="gzip", shuffle=len(samples) > 1000)
    else:
        foreign(group, samples, VBZ, storage, lambda part: vbz(part, len(storage) < 4 or storage[3] != 0), chunk)


def foreign(group, samples, number, numbers, encode, chunk=400):
    size = min(chunk, len(samples))
    plist = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    plist.set_chunk((size,))
    plist.set_obj_track_times(False)
    plist.set_filter(number, h5py.h5z.FLAG_OPTIONAL, tuple(numbers))
    space = h5py.h5s.create_simple((len(samples),))
    data = h5py.h5d.create(group.id, b"Signal", h5py.h5t.STD_I16LE, space, plist)
    for at in range(0, len(samples), size):
        part = np.zeros(size, np.int16)
        part[:len(samples[at:at + size])] = samples[at:at + size]
        data.write_direct_chunk((at,), encode(part))


def channel(group, read):
    made = subgroup(group, "channel_id")
    made.attrs["channel_number"] = np.bytes_(str(read.channel))
    made.attrs.update({"digitisation": read.digitisation, "offset": read.offset, "range": read.range, "sampling_rate": float(RATE)})


def raw_attributes(raw, read):
    raw.attrs["read_id"] = np.bytes_(read.id)
    raw.attrs.update({"duration": np.uint32(len(read.samples)), "start_time": np.uint64(read.start), "read_number": np.int32(read.number),
                      "start_mux": np.uint8(read.mux), "median_before": read.median})


def multi(path, some, storage, with_channel=True, libver="latest"):
    with hdf5(path, libver) as file:
        file.attrs["file_version"] = np.bytes_("2.0")
        for read in some:
            group = subgroup(file, "read_" + read.id)
            raw = subgroup(group, "Raw")
            raw_attributes(raw, read)
            if callable(storage):
                storage(raw, read.samples)
            else:
                signal(raw, read.samples, storage)
            if with_channel:
                channel(group, read)
            tracking = subgroup(group, "tracking_id")
            tracking.attrs["run_id"] = np.bytes_(RUN)


def one(path, read, storage, **options):
    with hdf5(path, **options) as file:
        file.attrs["file_version"] = "1.0"
        raw = subgroup(file, f"Raw/Reads/Read_{read.number}")
        raw_attributes(raw, read)
        signal(raw, read.samples, storage)
        shared = subgroup(file, "UniqueGlobalKey")
        channel(shared, read)
        # Older writers: text of variable length, and numbers as lists of one.
        shared["channel_id"].attrs["channel_number"] = str(read.channel)
        shared["channel_id"].attrs["offset"] = np.array([read.offset])
        subgroup(shared, "tracking_id").attrs["run_id"] = RUN


def fast5(some):
    multi(HERE / "many-plain.fast5", some, "plain")
    multi(HERE / "many-gzip.fast5", some, "gzip")
    multi(HERE / "many-vbz0.fast5", some, (0, 2, 1, 1, 1))
    multi(HERE / "many-vbz1.fast5", some, (1, 2, 1))
    one(HERE / "one-vbz-unpacked.fast5", some[0], (1, 2, 1, 0), libver="latest")
    one(HERE / "one-gzip.fast5", some[0], "gzip", libver="earliest")


# SLOW5

COLUMNS = "read_id read_group digitisation offset range sampling_rate len_raw_signal raw_signal".split()
TYPES = "char* uint32_t double double double double uint64_t int16_t*".split()
EXTRA = [("channel_number", "char*"), ("median_before", "double"), ("read_number", "int32_t"), ("start_mux", "uint8_t"),
         ("start_time", "uint64_t"), ("end_reason", "enum{unknown,partial,mux_change}"), ("levels", "float*"), ("late", "uint16_t")]


def slow5_header(extra=EXTRA):
    return (f"@experiment_type\tgenomic_dna\n@run_id\t{RUN}\n#" + "\t".join(TYPES + [t for _, t in extra]) + "\n#"
            + "\t".join(COLUMNS + [n for n, _ in extra]) + "\n")


def slow5_row(read):
    fields = [read.id, 0, read.digitisation, read.offset, read.range, float(RATE), len(read.samples),
              ",".join(str(s) for s in read.samples), read.channel, read.median, read.number, read.mux, read.start, 1, ".", "."]
    return "\t".join(str(field) for field in fields) + "\n"


def slow5(some, version="0.2.0"):
    return f"#slow5_version\t{version}\n#num_read_groups\t1\n" + slow5_header() + "".join(slow5_row(read) for read in some)


def blow5_record(read, packed):
    name = read.id.encode()
    if packed:
        data = struct.pack("<I", len(read.samples)) + stream_vbyte(read.samples)
        length = len(data)
    else:
        data, length = read.samples.tobytes(), len(read.samples)
    text = str(read.channel).encode()
    extra = struct.pack("<Q", len(text)) + text + struct.pack("<diBQBQH", read.median, read.number, read.mux, read.start, 1, 0, 0xFFFF)
    return (struct.pack("<H", len(name)) + name + struct.pack("<IddddQ", 0, read.digitisation, read.offset, read.range, RATE, length)
            + data + extra)


PACKERS = [bytes, zlib.compress, lambda data: zstandard.compress(data, 1)]


def blow5(some, record, packed, version=(0, 2, 0), end=b"5WOLB"):
    header = slow5_header().encode()
    out = b"BLOW5\1" + bytes(version) + bytes([record]) + struct.pack("<I", 1) + bytes([int(packed)])
    out += bytes(64 - len(out)) + struct.pack("<I", len(header)) + header
    for read in some:
        data = PACKERS[record](blow5_record(read, packed))
        out += struct.pack("<Q", len(data)) + data
    return out + end


# POD5

END_REASONS = ["unknown", "mux_change", "signal_positive"]
MARKER = bytes(range(16))


def pieces(some, size=400):
    """Rows of the table of signal, and for each read which are its own."""
    rows, own = [], []
    for read in some:
        parts = [read.samples[at:at + size] for at in range(0, len(read.samples), size)]
        own.append(list(range(len(rows), len(rows) + len(parts))))
        rows += [(read, part) for part in parts]
    return rows, own


def pod5_signal(rows, packed, pack=lambda part: zstandard.compress(stream_vbyte_16(part), 1), count=len):
    column = arrow.large_binary("signal") if packed else arrow.listed("signal", arrow.whole("item", 16, True), large=True)
    columns = [arrow.uuid("read_id"), column, arrow.whole("samples", 32)]
    cells = [[uuid.UUID(read.id).bytes, pack(part) if packed else [int(s) for s in part], count(part)] for read, part in rows]
    # Batches of three rows, so that a read reaches over several.
    return arrow.table(columns, [cells[at:at + 3] for at in range(0, len(cells), 3)])


def run_columns():
    tags = arrow.structure("entries", arrow.text("key"), arrow.text("value"))
    context = arrow.listed("context_tags", tags)
    context.code = 17
    return [arrow.text("acquisition_id"), arrow.whole("adc_max", 16, True), arrow.whole("adc_min", 16, True), context,
            arrow.whole("sample_rate", 16), arrow.text("sequencing_kit")]


RUN_ROW = [RUN, 4095, -4096, [("experiment_type", "genomic_dna")], RATE, "sqk-lsk109"]


def pod5_old(some, rows, own):
    """Versions 0 to 2: pore, calibration, end reason and run are structures in dictionaries."""
    pore = arrow.structure("pore", arrow.whole("channel", 16), arrow.whole("well", 8), arrow.text("pore_type"))
    calibration = arrow.structure("calibration", arrow.single("offset"), arrow.single("scale"))
    reason = arrow.structure("end_reason", arrow.text("name"), arrow.whole("forced", 8))
    run = arrow.structure("run_info", *run_columns())
    columns = [arrow.uuid("read_id"), arrow.listed("signal", arrow.whole("item", 64)), arrow.encoded(pore, 0), arrow.encoded(calibration, 1),
               arrow.whole("read_number", 32), arrow.whole("start", 64), arrow.single("median_before"), arrow.encoded(reason, 2),
               arrow.encoded(run, 3)]
    cells = [[uuid.UUID(r.id).bytes, own[i], i, i, r.number, r.start, r.median, 0, 0] for i, r in enumerate(some)]
    dictionaries = [(0, pore, [(r.channel, r.mux, "not_set") for r in some], False),
                    (1, calibration, [(r.offset, r.range / r.digitisation) for r in some], False),
                    (2, reason, [("unknown", 0)], False), (3, run, [RUN_ROW], False)]
    return arrow.table(columns, [cells], dictionaries)


def pod5_small(some, own, samples):
    """What version 3 has at least."""
    columns = [arrow.uuid("read_id"), arrow.listed("signal", arrow.whole("item", 64)), arrow.whole("num_samples", 64),
               arrow.encoded(arrow.text("run_info"), 2)]
    cells = [[uuid.UUID(r.id).bytes, own[i], samples(r), 0] for i, r in enumerate(some)]
    return arrow.table(columns, [cells], [(2, arrow.text("run_info"), [RUN], False)])


def pod5_new(some, own, ids=None, batch=2):
    """Version 3: plain columns, the run in a table of its own; batches of two reads, a dictionary that grows."""
    ids = ids or [read.id for read in some]
    columns = [arrow.uuid("read_id"), arrow.listed("signal", arrow.whole("item", 64)), arrow.whole("read_number", 32),
               arrow.whole("start", 64), arrow.single("median_before"), arrow.whole("num_samples", 64), arrow.whole("channel", 16),
               arrow.whole("well", 8), arrow.single("calibration_offset"), arrow.single("calibration_scale"),
               arrow.encoded(arrow.text("end_reason"), 1), arrow.encoded(arrow.text("run_info"), 2)]
    cells = [[uuid.UUID(ids[i]).bytes, own[i], r.number, r.start, r.median, len(r.samples), r.channel, r.mux, r.offset,
              r.range / r.digitisation, i % 3, 0] for i, r in enumerate(some)]
    dictionaries = [(1, arrow.text("end_reason"), END_REASONS[:2], False), (2, arrow.text("run_info"), [RUN], False),
                    (1, arrow.text("end_reason"), END_REASONS[2:], True)]
    return arrow.table(columns, [cells[at:at + batch] for at in range(0, len(cells), batch)], dictionaries)


def pod5_new_file(some, signal_table=None):
    rows, own = pieces(some)
    runs = arrow.table(run_columns(), [[RUN_ROW]])
    return arrow.pod5([(1, signal_table or pod5_signal(rows, True)), (4, runs), (0, pod5_new(some, own))], MARKER)


def pod5_small_file(some, own=None, signal_table=None, samples=lambda read: len(read.samples)):
    rows, found = pieces(some)
    return arrow.pod5([(1, signal_table or pod5_signal(rows, True)), (0, pod5_small(some, own or found, samples))], MARKER)


def pod5(some):
    rows, own = pieces(some)
    (HERE / "v0.pod5").write_bytes(arrow.pod5([(1, pod5_signal(rows, True)), (0, pod5_old(some, rows, own))], MARKER))
    (HERE / "v3.pod5").write_bytes(pod5_new_file(some))
    (HERE / "v3-unpacked.pod5").write_bytes(pod5_new_file(some, signal_table=pod5_signal(rows, False)))


def truth(some):
    """What every reader must give; written without any of the formats."""
    lines = ["id\thertz\tdigitisation\toffset\trange\tchannel\tstart\tsamples"]
    for r in some:
        lines.append("\t".join(str(x) for x in (r.id, RATE, r.digitisation, r.offset, r.range, r.channel, r.start, " ".join(map(str, r.samples)))))
    (HERE / "truth.tsv").write_text("\n".join(lines) + "\n")


def main():
    some = reads()
    BROKEN.mkdir(exist_ok=True)
    truth(some)
    fast5(some)
    (HERE / "reads.slow5").write_text(slow5(some))
    for record, packed, name in [(0, False, "none"), (0, True, "svb"), (1, False, "zlib"), (1, True, "zlib-svb"), (2, True, "zstd-svb")]:
        (HERE / f"{name}.blow5").write_bytes(blow5(some, record, packed))
    pod5(some)
    import broken
    broken.make(some)


if __name__ == "__main__":
    main()
