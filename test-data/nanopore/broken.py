"""The damaged files, and what each must be answered."""

import struct
import zlib

import h5py
import numpy as np
import zstandard

import arrow
import make as good
from make import BROKEN

MESSAGES = []


def expect(name, message, content=None):
    MESSAGES.append((name, message))
    path = BROKEN / name
    if isinstance(content, str):
        path.write_text(content)
    elif content is not None:
        path.write_bytes(content)
    return path


def patched(content, old, new):
    assert content.count(old) == 1, (content.count(old), old)
    return content.replace(old, new)


def make(some):
    wild, point = some[1], some[2]
    other(wild)
    fast5_files(wild)
    fast5_reads(wild, point)
    slow5_files(wild, point)
    blow5_files(wild, point)
    pod5_files(wild, point)
    lines = [f"{name}\t1\t{message}" for name, message in sorted(MESSAGES)]
    (BROKEN / "messages.tsv").write_text("file\texit code\tmessage must contain\n" + "\n".join(lines) + "\n")


def other(read):
    expect("empty.fast5", ": the file is empty", b"")
    expect("text.pod5", ": this is not FAST5, POD5, SLOW5 or BLOW5", "read_id\tsignal\n")
    for name, start in [("fast5", b"\x89HDG\r\n\x1a\n"), ("pod5", b"\x8bPOE\r\n\x1a\n"), ("blow5", b"BLOW6\1"), ("slow5", b"#slow6_version\t0.2.0\n")]:
        expect(f"magic.{name}", ": this is not FAST5, POD5, SLOW5 or BLOW5", start + bytes(100))
    expect("gzipped.slow5", ": the file is gzipped", b"\x1f\x8b\x08\0" + bytes(20))


def fast5_files(read):
    path = expect("cut.fast5", "byte 3000: the file ends early: it should have ")
    good.multi(path, [read], "gzip", libver="earliest")
    path.write_bytes(path.read_bytes()[:3000])
    path = expect("header-only.fast5", "byte 20: the file ends inside its header")
    path.write_bytes((BROKEN / "cut.fast5").read_bytes()[:20])
    path = expect("no-reads.fast5", ": an HDF5 file without nanopore reads")
    with good.hdf5(path, "latest") as file:
        good.subgroup(file, "something")
    path = expect("events-only.fast5", "read Read_12: no raw signal, only events or basecalls")
    with good.hdf5(path, "latest") as file:
        good.subgroup(file, "Analyses/EventDetection_000/Reads/Read_12").create_dataset("Events", data=np.arange(4))
    path = expect("basecalls-only.fast5", f"read {read.id}: no raw signal, only events or basecalls")
    with good.hdf5(path, "latest") as file:
        good.subgroup(file, f"read_{read.id}/Analyses")
    path = expect("circle.fast5", f"read {read.id}: links or groups of this HDF5 file lead in a circle")
    with good.hdf5(path, "latest") as file:
        good.subgroup(file, f"read_{read.id}")["Raw"] = h5py.SoftLink(f"/read_{read.id}/Raw")
    path = expect("root-damaged.fast5", ": the HDF5 data cannot be read: ")
    with good.hdf5(path, "earliest") as file:
        good.subgroup(file, f"read_{read.id}/Raw")
    path.write_bytes(path.read_bytes().replace(b"HEAP", b"HELP", 1))


def fast5_reads(read, point):
    name = f"read {read.id}: "

    def one(file, message, storage, **options):
        path = expect(file, name + message)
        good.multi(path, [read], storage, **options)
        return path

    def foreign(number, numbers, encode):
        return lambda raw, samples: good.foreign(raw, samples, number, numbers, encode)

    one("no-channel.fast5", "no calibration or sampling rate", "plain", with_channel=False)
    one("unknown-filter.fast5", "compressed with HDF5 filter 32013, which is not supported", foreign(32013, (1,), bytes))
    one("vbz-version-9.fast5", "VBZ version 9 is not supported", foreign(32020, (9, 2, 1, 1), good.vbz))
    one("vbz-4-bytes.fast5", "VBZ of 4-byte samples is not supported", foreign(32020, (1, 4, 1, 1), good.vbz))
    one("vbz-no-parameters.fast5", "VBZ with 1 parameters, not 3 or more", foreign(32020, (1,), good.vbz))
    one("vbz-huge-claim.fast5", "a VBZ chunk claims 4294967294 bytes", foreign(32020, (1, 2, 1, 1), lambda p: b"\xfe\xff\xff\xff" + good.vbz(p)[4:]))
    one("vbz-wrong-count.fast5", "the chunk at sample 0 holds 300 of its 301 samples",
        foreign(32020, (1, 2, 1, 1), lambda p: struct.pack("<I", 600) + good.vbz(p)[4:]))
    one("vbz-short.fast5", "VBZ: 301 packed samples take ", foreign(32020, (1, 2, 1, 1), lambda p: struct.pack("<I", 602) + good.vbz(p[:299])[4:]))
    one("gzip-corrupt.fast5", "the gzip data of a chunk is corrupt: invalid block type", foreign(1, (1,), lambda p: b"\x78\x9c" + b"\xff" * 40))
    one("gzip-cut.fast5", "the gzip data of a chunk ends early", foreign(1, (1,), lambda p: zlib.compress(p.tobytes())[:-40]))
    one("gzip-short.fast5", "the chunk at sample 0 holds 300 of its 301 samples", foreign(1, (1,), lambda p: zlib.compress(p.tobytes()[:-2])))
    one("gzip-long.fast5", "the gzip data of a chunk holds more than its samples", foreign(1, (1,), lambda p: zlib.compress(bytes(5000))))
    one("vbz-no-zstd.fast5", "VBZ: this is not zstd data", foreign(32020, (1, 2, 1, 1), lambda p: good.vbz(p, zstd=False)))
    one("floats.fast5", "the signal is not of signed 16-bit numbers", lambda raw, s: raw.create_dataset("Signal", data=s.astype("f4")))
    one("table.fast5", "the signal has 2 dimensions, not one", lambda raw, s: raw.create_dataset("Signal", data=s.reshape(7, 43)))
    one("no-samples.fast5", "a signal of 0 samples", lambda raw, s: raw.create_dataset("Signal", data=s[:0]))
    one("huge-signal.fast5", "the signal claims 1099511627776 samples",
        lambda raw, s: raw.create_dataset("Signal", (1 << 40,), "<i2", chunks=(1 << 20,)))
    one("missing-chunks.fast5", "the HDF5 data cannot be read: No chunk with offset [0]",
        lambda raw, s: raw.create_dataset("Signal", (1 << 29,), "<i2", chunks=(1 << 20,)))
    path = one("impossible-chunk.fast5", "a chunk claims 0 samples", "gzip", libver="earliest")
    # The layout message: chunk of 301 elements of 2 bytes.
    path.write_bytes(patched(path.read_bytes(), struct.pack("<II", 301, 2), struct.pack("<II", 0, 2)))
    path = expect("twice.fast5", f"read {read.id}: a read of this id has been there before")
    good.multi(path, [point, read], "plain")
    with h5py.File(path, "r+") as file:
        for group in file.values():
            group["Raw"].attrs["read_id"] = np.bytes_(read.id)


def slow5_files(read, point):
    text = good.slow5([point])
    line = 7
    expect("version-9.slow5", "SLOW5 version 9.0.0 is not supported", good.slow5([point], "9.0.0"))
    expect("no-version.slow5", "line 1: this is no version: one", text.replace("0.2.0", "one"))
    expect("no-columns.slow5", "line 6: a read before the names of the columns", "\n".join(l for l in text.split("\n") if not l.startswith("#read_id")))
    expect("header-cut.slow5", "line 5: the file ends inside its header", "".join(text.splitlines(True)[:4]))
    expect("types.slow5", "line 6: there are 16 names of columns and 15 types", text.replace("\tuint8_t", ""))
    expect("unknown-type.slow5", "line 6: the column start_mux has the unknown type quaternion", text.replace("uint8_t", "quaternion"))
    expect("other-columns.slow5", "line 6: the columns are not those of SLOW5", text.replace("read_group", "group"))
    expect("cut.slow5", f"line {line}: the line ends before median_before", text[:text.rindex("\t513")] if "\t513" in text else text[:text.index("\t213.5")])
    expect("letters.slow5", f"line {line}: sample 1 of raw_signal is no 16-bit number", text.replace("\t512\t512", "\tx512\t512", 1))
    expect("too-large.slow5", f"line {line}: sample 1 of raw_signal is no 16-bit number", text.replace("\t512\t512", "\t32768\t512", 1))
    expect("fewer.slow5", f"line {line}: raw_signal has 1 samples, not the 2 of len_raw_signal", text.replace("\t1\t512\t", "\t2\t512\t"))
    expect("more.slow5", f"line {line}: raw_signal has more samples than the 1 of len_raw_signal", text.replace("\t1\t512\t", "\t1\t512,7\t"))
    expect("huge-claim.slow5", f"line {line}: raw_signal has 1 samples, not the 1000000000 of len_raw_signal", text.replace("\t1\t512\t", "\t1000000000\t512\t"))
    expect("absurd-claim.slow5", f"line {line}: len_raw_signal claims 18446744073709551615 samples", text.replace("\t1\t512\t", f"\t{2**64 - 1}\t512\t"))
    expect("no-samples.slow5", f"read {point.id}: a signal of 0 samples", text.replace("\t1\t512\t", "\t0\t.\t"))
    expect("no-rate.slow5", f"read {point.id}: no calibration or sampling rate", text.replace("\t4000.0\t", "\tnan\t"))
    expect("word.slow5", f"line {line}: digitisation is no number: 'many'", text.replace("\t8192.0\t", "\tmany\t"))
    expect("extra-field.slow5", f"line {line}: the line has more fields than there are columns", text[:-1] + "\t1\n")
    expect("twice.slow5", f"read {point.id}: a read of this id has been there before", text + good.slow5_row(point))


def blow5_files(read, point):
    content = good.blow5([point], 1, True)
    first = content.index(b"late\n") + 5
    record = struct.unpack("<Q", content[first:first + 8])[0]
    expect("cut.blow5", f"byte {first}: record 1 claims {record} bytes, and {record - 20} are left", content[:-25])
    expect("no-end.blow5", "the file ends without its end mark", content[:-5])
    expect("header-cut.blow5", "byte 40: the file ends inside its header", content[:40])
    expect("text-cut.blow5", "byte 100: the file ends inside its header", content[:100])
    expect("version-9.blow5", "SLOW5 version 9.2.0 is not supported", good.blow5([point], 1, True, version=(9, 2, 0)))
    expect("record-codec.blow5", "BLOW5 record compression 77 is not supported", content[:9] + b"\x4d" + content[10:])
    expect("signal-codec.blow5", "BLOW5 signal compression ex-zd is not supported", content[:14] + b"\2" + content[15:])
    expect("huge-record.blow5", f"byte {first}: record 1 claims 18446744073709551615 bytes", content[:first] + b"\xff" * 8 + content[first + 8:])
    place = f"record 1 at byte {first}: "
    expect("zlib.blow5", place + "the zlib data is corrupt: ", content[:first + 20] + b"\xff\xff\xff" + content[first + 23:])
    plain = good.blow5([point], 0, True)
    zstd = good.blow5([point], 2, True)
    expect("zstd.blow5", place + "the zstd data is corrupt: ", zstd[:-12] + b"\xff\xff\xff" + zstd[-9:])
    start = plain.index(point.id.encode()) + len(point.id) + 36
    expect("huge-signal.blow5", place + "its signal claims 4611686018427387904 bytes", plain[:start] + struct.pack("<Q", 1 << 62) + plain[start + 8:])
    expect("wrong-count.blow5", place + "1000000000 packed samples take 1250000000 bytes, and 3 are there",
           plain[:start + 8] + struct.pack("<I", 10 ** 9) + plain[start + 12:])
    expect("short-record.blow5", place + "it ends before its last column", plain[:first] + struct.pack("<Q", 60) + plain[first + 8:first + 68] + b"5WOLB")
    expect("long-id.blow5", place + "it ends before its last column", plain[:first + 8] + b"\xff\xff" + plain[first + 10:])
    text = str(point.channel).encode()
    expect("long-text.blow5", place + "column channel_number claims ", patched(plain, struct.pack("<Q", 3) + text, struct.pack("<Q", 1 << 40) + text))
    expect("no-columns.blow5", "header: the names of the columns are missing", patched(content, b"#read_id", b"#read_no"))
    expect("no-samples.blow5", "read {}: a signal of 0 samples".format(point.id), good.blow5([empty(point)], 2, True))
    expect("twice.blow5", f"read {point.id}: a read of this id has been there before", good.blow5([point, point], 1, True))


def empty(read):
    import copy
    other = copy.copy(read)
    other.samples = read.samples[:0]
    return other


def pod5_files(read, point):
    content = good.pod5_small_file([point])
    name = f"read {point.id}: "
    expect("cut.pod5", "byte 1500: the file ends without its end mark, so that its reads cannot be found", content[:1500])
    expect("footer-length.pod5", "footer: ", content[:-32] + struct.pack("<q", 1 << 60) + content[-24:])
    expect("footer-zeros.pod5", "footer: ", content[:-200] + bytes(168) + content[-32:])
    expect("no-signal-table.pod5", "footer: no table of signal", arrow.pod5([(0, good.pod5_small([point], [[0]], lambda r: 1))], good.MARKER))
    expect("no-columns.pod5", "footer: the table of reads lacks a column read_id",
           arrow.pod5([(1, good.pod5_signal([], True)), (0, arrow.table([arrow.whole("x", 8)], []))], good.MARKER))
    expect("table-end.pod5", "footer: a table without its end mark", content.replace(b"ARROW1", b"ARROW2"))
    expect("row-out-of-range.pod5", name + "row 77 of the signal, which has 1 rows", good.pod5_small_file([point], own=[[77]]))
    expect("wrong-count.pod5", name + "its signal has 1 samples, not the 2 that its row claims", good.pod5_small_file([point], samples=lambda r: 2))
    expect("no-samples.pod5", name + "a signal of 0 samples", good.pod5_small_file([empty(point)]))
    rows = [(point, point.samples)]

    def signal(file, message, **options):
        expect(file, name + message, good.pod5_small_file([point], signal_table=good.pod5_signal(rows, True, **options)))

    signal("not-zstd.pod5", "this is not zstd data", pack=lambda part: b"nonsense")
    signal("huge-count.pod5", "row 0 of the signal claims 4294967295 samples", count=lambda part: 0xFFFFFFFF)
    signal("large-count.pod5", "row 0 of the signal claims 1000000000 samples in 3 bytes", count=lambda part: 10 ** 9)
    signal("short-signal.pod5", "1 packed samples take 2 bytes, and 3 are there", pack=lambda part: zstandard.compress(bytes(3)))
    signal("zstd-claim.pod5", "the zstd frame claims 1000 bytes where 3 are the most there can be", pack=lambda part: zstandard.compress(bytes(1000)))
    plain = arrow._batch

    def compressed(columns, rows):
        header, body = plain(columns, rows)
        return {**header, 3: ("table", {0: ("u8", 1)})}, body

    arrow._batch = compressed
    expect("compressed.pod5", "footer: compressed Arrow buffers are not supported", good.pod5_small_file([point]))
    arrow._batch = plain
    expect("twice.pod5", f"read {point.id}: a read of this id has been there before", good.pod5_new_file([point, point]))
