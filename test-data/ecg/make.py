#!/usr/bin/env python3
"""Makes the simulated recording in this folder: simulated.hea, simulated.dat (format 212) and simulated.atr, the true beats.

Nothing in it was recorded from anybody. A heartbeat is a sum of Gaussian bumps (P, Q, R, S, T), a few are early and broad without a
P wave; intervals vary at random and with the breath; noise, a wandering baseline and mains hum are added. The same numbers come out
each time: random.Random is specified to stay the same (Python's documentation, "random", Reproducibility).

    python3 test-data/ecg/make.py

Licence: that of the project.
"""
import math
import random
import struct
from pathlib import Path

HERE = Path(__file__).parent
HERTZ = 250
SECONDS = 60
GAIN = 200  # ADC units in a millivolt

# Height in mV, seconds from the R peak, standard deviation in seconds.
NORMAL = [(0.12, -0.16, 0.020), (-0.10, -0.028, 0.008), (1.10, 0.0, 0.010), (-0.22, 0.028, 0.009), (0.30, 0.26, 0.045)]
EARLY = [(1.40, 0.0, 0.028), (-0.45, 0.075, 0.030), (-0.40, 0.30, 0.060)]


def intervals(rng):
    """Seconds from beat to beat, and whether the beat is an early one."""
    time = 0.45
    number = 0
    early = False
    while time < SECONDS - 0.3:
        yield time, early
        number += 1
        usual = 0.82 + 0.05 * math.sin(2 * math.pi * 0.25 * time) + rng.gauss(0, 0.02)
        was, early = early, number % 17 == 11
        time += 0.62 * usual if early else 1.35 * usual if was else usual


def leads(rng, beats):
    """Lead II, V1 (upside down and smaller), and the breath, each in its own unit."""
    count = HERTZ * SECONDS
    two, one, breath = [], [], []
    for i in range(count):
        t = i / HERTZ
        breath.append(0.8 * math.sin(2 * math.pi * 0.25 * t))
        wander = 0.15 * math.sin(2 * math.pi * 0.31 * t + 1) + 0.01 * math.sin(2 * math.pi * 50 * t)
        two.append(wander + rng.gauss(0, 0.015))
        one.append(-0.6 * wander + rng.gauss(0, 0.02))
    for time, early in beats:
        for height, at, spread in EARLY if early else NORMAL:
            first = max(0, int((time + at - 5 * spread) * HERTZ))
            for i in range(first, min(count, int((time + at + 5 * spread) * HERTZ) + 1)):
                bump = height * math.exp(-0.5 * ((i / HERTZ - time - at) / spread) ** 2)
                two[i] += bump
                one[i] -= 0.7 * bump
    return two, one, breath


def packed(values):
    """Format 212: two samples of 12 bits in three bytes (WFDB's signal(5))."""
    out = bytearray()
    for a, b in zip(values[::2], values[1::2]):
        a, b = a & 0xFFF, b & 0xFFF
        out += bytes((a & 0xFF, a >> 8 | b >> 8 << 4, b & 0xFF))
    return bytes(out)


def annotated(marks):
    """MIT format: six bits of code, ten of time since the mark before (WFDB's annot(5))."""
    out, before = b"", 0
    for sample, code in marks:
        out += struct.pack("<H", code << 10 | sample - before)
        before = sample
    return out + b"\0\0"


def main():
    rng = random.Random(20260)
    # R peaks stand on samples, so that where they are is a whole number.
    beats = [(round(time * HERTZ) / HERTZ, early) for time, early in intervals(rng)]
    signals = [[round(value * GAIN) for value in lead] for lead in leads(rng, beats)]
    flat = [signal[i] for i in range(HERTZ * SECONDS) for signal in signals]
    (HERE / "simulated.dat").write_bytes(packed(flat))
    header = [f"simulated {len(signals)} {HERTZ} {HERTZ * SECONDS}"]
    for signal, (unit, name) in zip(signals, (("mV", "II"), ("mV", "V1"), ("l", "RESP"))):
        checksum = (sum(signal) + 32768) % 65536 - 32768
        header.append(f"simulated.dat 212 {GAIN}/{unit} 12 0 {signal[0]} {checksum} 0 {name}")
    (HERE / "simulated.hea").write_text("\n".join(header) + "\n# simulated by make.py, recorded from nobody\n")
    (HERE / "simulated.atr").write_bytes(annotated([(round(time * HERTZ), 5 if early else 1) for time, early in beats]))


main()
