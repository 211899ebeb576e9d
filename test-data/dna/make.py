#!/usr/bin/env python3
"""Makes every file in this folder, the same bytes each time (up to the version of zlib). Python 3 alone is needed.

Run it anywhere: python3 make.py
"""
import bz2
import gzip
import random
import struct
import zlib
from pathlib import Path

HERE = Path(__file__).parent
SEED = 20240139
WIDTH = 60

# JASPAR MA0139.1 (CTCF, Homo sapiens), JASPAR 2022, https://jaspar.elixir.no/matrix/MA0139.1, CC BY 4.0.
CTCF = {
    "A": [87, 167, 281, 56, 8, 744, 40, 107, 851, 5, 333, 54, 12, 56, 104, 372, 82, 117, 402],
    "C": [291, 145, 49, 800, 903, 13, 528, 433, 11, 0, 3, 12, 0, 8, 733, 13, 482, 322, 181],
    "G": [76, 414, 449, 21, 0, 65, 334, 48, 32, 903, 566, 504, 890, 775, 5, 507, 307, 73, 266],
    "T": [459, 187, 134, 36, 2, 91, 11, 324, 18, 3, 9, 341, 8, 71, 67, 17, 37, 396, 59],
}
SITE = len(CTCF["A"])
COMPLEMENT = str.maketrans("ACGTacgtRYKMBDHVrykmbdhv", "TGCAtgcaYRMKVHDByrmkvhdb")


def reverse_complement(letters):
    return letters.translate(COMPLEMENT)[::-1]


def site(rng):
    """A site of CTCF, better than the average one: letters drawn with the squares of their counts."""
    return "".join(rng.choices("ACGT", [CTCF[a][i] ** 2 for a in "ACGT"])[0] for i in range(SITE))


def genome(rng):
    """Three sequences with soft-masked stretches, runs of N, a few IUPAC codes and planted sites."""
    lines, planted = {}, []
    for name, length, sites in (("north", 40000, 14), ("south", 25000, 8), ("islet", 9001, 4)):
        letters = rng.choices("ACGT", [0.295, 0.205, 0.205, 0.295], k=length)
        for _ in range(length // 4000):
            start, size = rng.randrange(length), rng.randrange(50, 900)
            letters[start:start + size] = [a.lower() for a in letters[start:start + size]]
        for _ in range(length // 9000):
            start, size = rng.randrange(length - 400), rng.randrange(20, 400)
            letters[start:start + size] = "N" * size
        for _ in range(length // 5000):
            at = rng.randrange(length)
            letters[at] = rng.choice("RYSWKMBDHVn")
        slots = rng.sample(range(length // 100 - 1), sites)
        for slot in sorted(slots):
            start, strand, text = slot * 100 + rng.randrange(100 - SITE), rng.choice("+-"), site(rng)
            placed = text if strand == "+" else reverse_complement(text)
            if letters[start].islower():
                placed = placed.lower()
            letters[start:start + SITE] = placed
            planted.append((name, start, start + SITE, text, 0, strand))
        lines[name] = "".join(letters)
    if not lines["islet"].endswith("N"):
        lines["islet"] = lines["islet"][:-30] + "N" * 30
    return lines, [row for row in planted if lines[row[0]][row[1]:row[2]].upper() in (row[3], reverse_complement(row[3]))]


def fasta(lines):
    """The text and its index (samtools faidx: name, length, offset, bases a line, bytes a line)."""
    text, index = "", ""
    for name, letters in lines.items():
        text += f">{name} invented, see make.py\n"
        index += f"{name}\t{len(letters)}\t{len(text)}\t{WIDTH}\t{WIDTH + 1}\n"
        text += "".join(letters[i:i + WIDTH] + "\n" for i in range(0, len(letters), WIDTH))
    return text, index


def bgzip(data, block=16384):
    """bgzip (SAM specification, section 4.1) in small blocks, and its .gzi index."""
    out, index = b"", []
    for start in range(0, len(data), block):
        if start:
            index.append((len(out), start))
        out += bgzip_block(data[start:start + block])
    gzi = struct.pack("<Q", len(index)) + b"".join(struct.pack("<QQ", *entry) for entry in index)
    return out + bgzip_block(b""), gzi


def bgzip_block(data):
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = deflate.compress(data) + deflate.flush()
    size = 18 + len(body) + 8
    head = struct.pack("<4BI2BH2BHH", 31, 139, 8, 4, 0, 0, 255, 6, ord("B"), ord("C"), 2, size - 1)
    return head + body + struct.pack("<II", zlib.crc32(data), len(data))


def runs(letters, wanted):
    """Starts and sizes of the runs of letters for which wanted is true."""
    starts, sizes, inside = [], [], False
    for at, letter in enumerate(letters):
        if wanted(letter) and not inside:
            starts.append(at)
            sizes.append(0)
        inside = wanted(letter)
        if inside:
            sizes[-1] += 1
    return starts, sizes


def two_bit(lines, order="<"):
    """2bit (UCSC, "twoBit file format"); every code but A, C, G, T becomes N, as faToTwoBit does."""
    def numbers(*values):
        return struct.pack(f"{order}{len(values)}I", *values)
    records = []
    for letters in lines.values():
        unknown = runs(letters, lambda a: a.upper() not in "ACGT")
        lower = runs(letters, str.islower)
        record = numbers(len(letters))
        for starts, sizes in (unknown, lower):
            record += numbers(len(starts), *starts, *sizes)
        codes = ["TCAG".find(a.upper()) % 4 if a.upper() in "TCAG" else 0 for a in letters]
        codes += [0] * (-len(codes) % 4)
        record += numbers(0) + bytes(codes[i] << 6 | codes[i + 1] << 4 | codes[i + 2] << 2 | codes[i + 3]
                                     for i in range(0, len(codes), 4))
        records.append(record)
    offset = 16 + sum(1 + len(name) + 4 for name in lines)
    out = numbers(0x1A412743, 0, len(lines), 0)
    for name, record in zip(lines, records):
        out += bytes([len(name)]) + name.encode() + numbers(offset)
        offset += len(record)
    return out + b"".join(records)


def reads(rng, lines, planted):
    text = ""
    for number in range(40):
        chrom, start, end = planted[number % len(planted)][:3] if number % 2 else ("north", rng.randrange(39000), 0)
        begin = max(0, start - rng.randrange(20, 60))
        letters = lines[chrom][begin:begin + rng.randrange(90, 151)].upper()
        strand = rng.choice("+-")
        letters = letters if strand == "+" else reverse_complement(letters)
        qualities = "".join(chr(33 + min(40, max(2, int(rng.gauss(33, 5))))) for _ in letters)
        text += f"@read{number + 1} {chrom}:{begin}{strand}\n{letters}\n+\n{qualities}\n"
    return text


REGIONS = """\
# regions of genome.fa: 0-based, half-open
browser position north:1-1000
track name=regions description="overlapping, touching, nested, unnamed, out of order"
north\t1000\t3000\tfirst\t0\t+
north\t2500\t4000\toverlaps_first\t0\t-
north\t4000\t4200\ttouches
north\t2600\t2700\tnested
south\t24000\t25000\tat_the_end
north\t0\t50

islet\t100\t9001\tmost_of_it
south\t10\t10\tempty
south\t5000\t9000\t.
"""


def broken(lines):
    """Damaged files: name, bytes, exit code, what the message must contain."""
    small = ">a first\nACGTACGTNNacgt\nTTGACA\n>b\nGGCC\n"
    longer = fasta(lines)[0].encode()[:20000]
    packed = gzip.compress(longer, mtime=0)
    damaged = bytearray(packed)
    damaged[len(packed) // 2:len(packed) // 2 + 40] = bytes(40)
    checksum = bytearray(packed)
    checksum[-6] ^= 1
    fastq = "@r1\nACGT\n+\nIIII\n@r2\nGGCCA\n+\n"
    return [
        ("cut.fa.gz", packed[:len(packed) // 2], "gzip data ends early (the file was cut: copy or download it again)"),
        ("cut-in-trailer.fa.gz", packed[:-3], "gzip data ends early"),
        ("cut-bgzip.fa.gz", bgzip(longer)[0][:-28], "bgzip data ends early: the end marker is missing"),
        ("corrupt.fa.gz", bytes(damaged), "gzip data is corrupt"),
        ("checksum.fa.gz", bytes(checksum), "gzip data is corrupt: the checksum differs"),
        ("rubbish-behind.fa.gz", packed + b"rubbish", "gzip data is corrupt: other bytes follow"),
        ("letter.fa", small.replace("TTGACA", "TTG!CA"), "line 3, column 4: '!' is no letter of DNA"),
        ("control-letter.fa", small.replace("TTGACA", "TTG\x01CA"), "line 3, column 4: the byte 0x01 is no letter"),
        ("header-in-line.fa", ">a\nACGT>b\nAC\n", "line 2, column 5: '>' is no letter of DNA (a header begins its line)"),
        ("protein.fa", ">CTCF_HUMAN, its beginning\nMEGDAVEAIVEESETFIKGKERKTYQRRREGG\n",
         "line 2, column 2: 'E' is no letter of DNA (this looks like protein"),
        ("stop.fa", ">a\nACGTAC*\n", "line 2, column 7: '*' is no letter of DNA (this looks like protein"),
        ("text-first.fa", "\nACGT\n" + small, "line 2: text before the first '>'"),
        ("no-name.fa", small + ">\nACGT\n", "line 6: a header without a name"),
        ("space-before-name.fa", "> a\nACGT\n", "line 1: a header without a name"),
        ("duplicate.fa", small + ">a second\nACGT\n", "line 6: the name a has been there before"),
        ("empty.fa", "", "no sequences"),
        ("blank.fa", "\n\n; a comment\n", "no sequences"),
        ("empty.fa.gz", gzip.compress(b"", mtime=0), "no sequences"),
        ("packed-by-bzip2.fa", bz2.compress(small.encode()), "files in bzip2 are not supported (bzip2 -dc unpacks it)"),
        ("packed-twice.fa.gz", gzip.compress(gzip.compress(small.encode(), mtime=0), mtime=0),
         "files in gzip within gzip are not supported"),
        ("cut-in-letters.fastq", fastq[:22], "line 5: read r2 ends early: the file stops in mid-record"),
        ("cut-before-qualities.fastq", fastq, "line 5: read r2 ends early: the file stops in mid-record"),
        ("cut-in-qualities.fastq", fastq + "II", "line 5: read r2 ends early: the file stops in mid-record"),
        ("few-qualities.fastq", fastq + "IIII\n@r3\nAC\n+\nII\n", "line 5: read r2 has 5 letters but 4 qualities"),
        ("many-qualities.fastq", fastq + "IIIIII\n@r3\nAC\n+\nII\n", "line 5: read r2 has 5 letters but 6 qualities"),
        ("letter.fastq", fastq.replace("GGCCA", "GGC?A") + "IIIII\n", "line 6, column 4: '?' is no letter of DNA"),
        ("no-record.fastq", fastq + "IIIII\nACGT\n", "line 9: a record begins with '@'"),
        ("cut.2bit", two_bit({"a": "ACGT" * 40})[:-9], "2bit data ends early"),
        ("version.2bit", struct.pack("<4I", 0x1A412743, 7, 0, 0), "2bit version 7 is not supported"),
        ("blocks.2bit", two_bit({"a": "ACGT"})[:26] + struct.pack("<I", 9) + bytes(40), "2bit data is corrupt"),
        ("start-behind-end.bed", "a\t1\t5\nb\t9\t5\n", "line 2: start 9 lies behind end 5"),
        ("negative.bed", "# comment\na\t-1\t5\n", "line 2: start is negative: -1"),
        ("not-a-number.bed", "a\t1\t5\na\t1\tfive\n", "line 2: end is not a number: 'five'"),
        ("two-columns.bed", "track name=x\n\na\t1\n", "line 3: a region needs three columns"),
        ("header.bed", "chrom\tstart\tend\na\t1\t2\n", "line 1: start is not a number: 'start'"),
        ("empty.bed", "", "no regions"),
        ("comments.bed", "# nothing\n", "no regions"),
        ("cut.bed.gz", gzip.compress(b"a\t1\t5\n" * 99, mtime=0)[:20], "gzip data ends early"),
    ]


def write(name, content):
    (HERE / name).write_bytes(content if isinstance(content, bytes) else content.encode())


def main():
    rng = random.Random(SEED)
    lines, planted = genome(rng)
    text, index = fasta(lines)
    packed, gzi = bgzip(text.encode())
    write("genome.fa", text)
    write("genome.fa.fai", index)
    write("genome.fa.gz", packed)
    write("genome.fa.gz.fai", index)
    write("genome.fa.gz.gzi", gzi)
    write("genome.2bit", two_bit(lines))
    write("planted.bed", "".join("\t".join(map(str, row)) + "\n" for row in planted))
    write("reads.fastq", reads(rng, lines, planted))
    write("regions.bed", REGIONS)
    table = "file\texit code\tmessage must contain\n"
    for name, content, message in broken(lines):
        write(f"broken/{name}", content)
        table += f"{name}\t1\t{message}\n"
    write("broken/messages.tsv", table)


if __name__ == "__main__":
    main()
