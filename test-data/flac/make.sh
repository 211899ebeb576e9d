#!/bin/bash
# Makes the FLAC files of this folder with flac 1.4.2 (libFLAC), from numbers of Python's random.Random(5). Each file holds the MD5
# sum of its samples, which the encoder put there.
set -e
cd "$(dirname "$0")"
python3 - <<'EOF'
import math, random
draw = random.Random(5)
def write(name, bits, channels, value):
    with open(name + '.raw', 'wb') as out:
        for i in range(1500):
            for c in range(channels):
                out.write(int(value(i, c)).to_bytes(bits // 8, 'little', signed=True))
write('mid-side', 16, 2, lambda i, c: 9000 * math.sin(i / 20) + 30 * c + draw.randint(-20, 20))
write('left-side', 16, 2, lambda i, c: 9000 * math.sin(i / 20) if c == 0 else 9000 * math.sin(i / 20) + draw.randint(-3, 3))
write('deep', 24, 2, lambda i, c: 4000000 * math.sin(i / 50 + c * 0.01) + draw.randint(-2000, 2000))
write('wasted-bits', 16, 8, lambda i, c: draw.randint(-100, 100) * 16)
write('bytes', 8, 1, lambda i, c: 100 * math.sin(i / 9) + draw.randint(-3, 3))
write('extremes', 24, 1, lambda i, c: (-8388608 if i % 3 == 0 else 8388607) if i < 700 else draw.randint(-2 ** 23, 2 ** 23 - 1))
write('constant', 16, 2, lambda i, c: -32768 if c else 32767)
EOF
pack() { # name, channels, bits, options
    flac -s -f --no-padding --force-raw-format --endian=little --sign=signed --sample-rate=360 --channels=$2 --bps=$3 "${@:4}" $1.raw -o $1.flac
}
pack mid-side 2 16 -8
pack left-side 2 16 -5 -b 1000
pack deep 2 24 -8 -l 32 --lax -b 1024
pack wasted-bits 8 16 -0
pack bytes 1 8 -8
pack extremes 1 24 -5 -b 512
pack constant 2 16 -0
rm ./*.raw
