#!/usr/bin/env python3
"""Prints the figures that VariabilityTest and SpectrumTest expect.

Usage: measures.py HRV_ANALYSIS, the checkout of hrv-analysis 1.0.5 (github.com/Aura-healthcare/hrv-analysis, commit 316b646).
Its module imports nolds and astropy for measures that are not asked for here; empty modules stand in for them.
"""
import math
import sys
import types

for name in ("nolds", "astropy", "astropy.timeseries"):
    sys.modules[name] = types.ModuleType(name)
sys.modules["astropy.timeseries"].LombScargle = None
sys.path.insert(0, sys.argv[1])

import numpy as np
import scipy
from scipy import signal
from hrvanalysis import extract_features as hrv


def series(count):
    """Whole milliseconds: 850, two slow waves and noise, the rule that the tests redo."""
    random, intervals = 2026, []
    for i in range(count):
        random = (random * 1103515245 + 12345) % 2**31
        wave = 40 * math.sin(2 * math.pi * i / 12.3) + 25 * math.sin(2 * math.pi * i / 4.3)
        intervals.append(850 + math.floor(wave) + (random >> 16) % 31)
    return intervals


print("numpy", np.__version__, "scipy", scipy.__version__)
rr = series(1000)
print("first", rr[:8], "sum", sum(rr))
time = hrv.get_time_domain_features(rr)
for key in ("mean_nni", "min_hr", "max_hr", "sdnn", "rmssd", "pnni_50", "pnni_20"):
    print(key, repr(float(time[key])))
print("poincare", {key: repr(float(value)) for key, value in hrv.get_poincare_plot_features(rr).items()})
sums = np.add(rr[1:], rr[:-1]) / np.sqrt(2)
print("numpy: std of the sums by the root of 2, ddof 1:", repr(float(np.std(sums, ddof=1))))
spectrum = hrv.get_frequency_domain_features(rr)
print("hrv-analysis, segments of 256:", {key: repr(float(spectrum[key])) for key in ("vlf", "lf", "hf", "total_power", "lf_hf_ratio")})

for count in (1000, 200):
    rr = series(count)
    times = np.cumsum(rr) / 1000
    grid = np.arange(0, (times - times[0])[-1], 0.25)
    values = np.interp(grid, times - times[0], rr)
    freq, density = signal.welch(values, fs=4, window="hann", nperseg=min(1200, len(values)), nfft=4096)
    bands = [(0.003, 0.04), (0.04, 0.15), (0.15, 0.4)]
    inside = [(freq >= low) & (freq < high) for low, high in bands]
    print("scipy welch,", count, "intervals,", len(values), "samples:",
          [repr(float(np.trapz(density[band], freq[band]))) for band in inside])
