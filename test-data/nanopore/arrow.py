"""As much of flatbuffers, Arrow's IPC file format and POD5 as the fixtures need: written from their specifications."""

import struct

SIZES = {"u8": ("<B", 1), "i16": ("<h", 2), "i32": ("<i", 4), "i64": ("<q", 8)}
POD5_SIGNATURE = b"\x8bPOD\r\n\x1a\n"


def flatbuffer(table):
    """A table is {field number: (kind, value)}; what it refers to is written behind it."""
    out = bytearray(4)
    struct.pack_into("<I", out, 0, _table(out, table))
    return bytes(out + bytes(-len(out) % 8))


def _table(out, table):
    fields = max(table, default=-1) + 1
    inline, offsets = 4, [0] * fields
    for number, (kind, _) in sorted(table.items(), key=lambda item: -SIZES.get(item[1][0], ("", 4))[1]):
        size = SIZES.get(kind, ("", 4))[1]
        inline += -inline % size
        offsets[number] = inline
        inline += size
    out += bytes(-(len(out) + 4 + 2 * fields) % 8)
    vtable = len(out)
    out += struct.pack(f"<HH{fields}H", 4 + 2 * fields, inline, *offsets)
    at = len(out)
    out += struct.pack("<i", at - vtable) + bytes(inline - 4)
    for number, (kind, value) in table.items():
        place = at + offsets[number]
        if kind in SIZES:
            struct.pack_into(SIZES[kind][0], out, place, value)
        else:
            struct.pack_into("<I", out, place, _value(out, kind, value) - place)
    return at


def _value(out, kind, value):
    if kind == "table":
        return _table(out, value)
    if kind == "text":
        out += bytes(-len(out) % 4)
        at = len(out)
        out += struct.pack("<I", len(value)) + value.encode() + b"\0"
        return at
    if kind == "tables":
        out += bytes(-len(out) % 4)
        at = len(out)
        out += struct.pack("<I", len(value)) + bytes(4 * len(value))
        for i, each in enumerate(value):
            place = at + 4 + 4 * i
            struct.pack_into("<I", out, place, _table(out, each) - place)
        return at
    # A vector of structures, given as (format, rows); i64 inside wants them at a multiple of 8.
    layout, rows = value
    out += bytes(-(len(out) + 4) % 8)
    at = len(out)
    out += struct.pack("<I", len(rows)) + b"".join(struct.pack(layout, *row) for row in rows)
    return at


class Column:
    """A column: its Field table, and for a list of values its nodes (rows, nulls) and buffers in Arrow's order."""

    def __init__(self, name, code, details, encode, children=(), dictionary=None):
        self.name, self.code, self.details, self.encode = name, code, details, encode
        self.children, self.dictionary = list(children), dictionary

    def field(self):
        table = {0: ("text", self.name), 1: ("u8", 1), 2: ("u8", self.code), 3: ("table", self.details)}
        if self.dictionary is not None:
            index = {0: ("i32", 16), 1: ("u8", 1)}
            table[4] = ("table", {0: ("i64", self.dictionary), 1: ("table", index)})
        table[5] = ("tables", [child.field() for child in self.children])
        return table


def whole(name, bits, signed=False):
    letter = {8: "b", 16: "h", 32: "i", 64: "q"}[bits]
    letter = letter if signed else letter.upper()
    return Column(name, 2, {0: ("i32", bits), 1: ("u8", int(signed))},
                  lambda rows: ([(len(rows), 0)], [b"", struct.pack(f"<{len(rows)}{letter}", *rows)]))


def single(name):
    return Column(name, 3, {0: ("i16", 1)}, lambda rows: ([(len(rows), 0)], [b"", struct.pack(f"<{len(rows)}f", *rows)]))


def uuid(name):
    return Column(name, 15, {0: ("i32", 16)}, lambda rows: ([(len(rows), 0)], [b"", b"".join(rows)]))


def _offsets(rows, letter):
    ends = [0]
    for row in rows:
        ends.append(ends[-1] + len(row))
    return struct.pack(f"<{len(ends)}{letter}", *ends)


def text(name):
    return Column(name, 5, {}, lambda rows: (
        [(len(rows), 0)], [b"", _offsets(rows, "i"), "".join(rows).encode()]))


def large_binary(name):
    return Column(name, 19, {}, lambda rows: ([(len(rows), 0)], [b"", _offsets(rows, "q"), b"".join(rows)]))


def listed(name, item, large=False):
    def encode(rows):
        nodes, buffers = item.encode([x for row in rows for x in row])
        return [(len(rows), 0)] + nodes, [b"", _offsets(rows, "q" if large else "i")] + buffers
    return Column(name, 21 if large else 12, {}, encode, [item])


def structure(name, *children):
    def encode(rows):
        nodes, buffers = [(len(rows), 0)], [b""]
        for i, child in enumerate(children):
            more = child.encode([row[i] for row in rows])
            nodes, buffers = nodes + more[0], buffers + more[1]
        return nodes, buffers
    return Column(name, 13, {}, encode, children)


def encoded(value, dictionary):
    """The column whose values, like those of `value`, stand in a dictionary; its rows are indices."""
    indices = whole("", 16, True).encode
    return Column(value.name, value.code, value.details, indices, value.children, dictionary)


def schema(columns):
    return {0: ("i16", 0), 1: ("tables", [column.field() for column in columns])}


def opening(fields):
    return b"ARROW1\0\0" + _message(1, fields, 0)


def append_batch(out, blocks, columns, rows):
    """Appends a batch to what grows like a bytearray, and notes its place in `blocks`."""
    batch, body = _batch(columns, rows)
    _append(out, blocks, 3, batch, body)


def closing(fields, dictionaries, batches):
    footer = flatbuffer({0: ("i16", 4), 1: ("table", fields),
                         2: ("structs", ("<qi4xq", dictionaries)), 3: ("structs", ("<qi4xq", batches))})
    return struct.pack("<Ii", 0xFFFFFFFF, 0) + footer + struct.pack("<i", len(footer)) + b"ARROW1"


def table(columns, batches, dictionaries=()):
    """An Arrow file. A batch is a list of rows; dictionaries are (id, column of values, rows, is it a delta)."""
    fields = schema(columns)
    out = bytearray(opening(fields))
    blocks = ([], [])
    for number, values, rows, delta in dictionaries:
        batch, body = _batch([values], [[row] for row in rows])
        header = {0: ("i64", number), 1: ("table", batch), 2: ("u8", int(delta))}
        _append(out, blocks[0], 2, header, body)
    for rows in batches:
        append_batch(out, blocks[1], columns, rows)
    return bytes(out + closing(fields, *blocks))


def _batch(columns, rows):
    nodes, spans, body = [], [], bytearray()
    for i, column in enumerate(columns):
        more, buffers = column.encode([row[i] for row in rows])
        nodes += more
        for buffer in buffers:
            spans.append((len(body), len(buffer)))
            body += buffer + bytes(-len(buffer) % 8)
    return {0: ("i64", len(rows)), 1: ("structs", ("<qq", nodes)), 2: ("structs", ("<qq", spans))}, bytes(body)


def _message(kind, header, body):
    message = flatbuffer({0: ("i16", 4), 1: ("u8", kind), 2: ("table", header), 3: ("i64", body)})
    return struct.pack("<Ii", 0xFFFFFFFF, len(message)) + message


def _append(out, blocks, kind, header, body):
    message = _message(kind, header, len(body))
    blocks.append((len(out), len(message), len(body)))
    out += message + body


def pod5(parts, marker):
    """A POD5 file of (content type, bytes) parts: 0 reads, 1 signal, 4 runs."""
    out, found = bytearray(POD5_SIGNATURE + marker), []
    for kind, content in parts:
        found.append((kind, len(out), len(content)))
        out += content + bytes(-len(content) % 8) + marker
    return bytes(out + pod5_footer(found, marker))


def pod5_footer(parts, marker):
    """What ends a POD5 file of parts given as (content type, start, bytes)."""
    found = [{0: ("i64", start), 1: ("i64", size), 2: ("i16", 0), 3: ("i16", kind)} for kind, start, size in parts]
    footer = flatbuffer({0: ("text", "fixture"), 1: ("text", "convscan test data"), 2: ("text", "0.0.0"), 3: ("tables", found)})
    return b"FOOTER\0\0" + footer + struct.pack("<q", len(footer)) + marker + POD5_SIGNATURE
