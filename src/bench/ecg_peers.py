"""Beats of WFDB records by detectors of other people in Python: ecg_peers.py METHOD OUT_FOLDER RECORD...

METHOD is sleepecg (its C backend) or xqrs (of wfdb-python). Each record's first signal is read here, because the readers of these
packages are not what is compared, and RECORD.tsv with a column of samples is written. Records are of format 212 with two signals.
"""
import sys
from pathlib import Path

import numpy as np


def first_signal(record):
    header = Path(record + ".hea").read_text().splitlines()
    hertz = float(header[0].split()[2])
    gain = float(header[1].split()[2].split("(")[0].split("/")[0]) or 200.0
    zero = float(header[1].split()[4])
    packs = np.fromfile(record + ".dat", np.uint8).reshape(-1, 3).astype(np.int32)
    signal = packs[:, 0] | (packs[:, 1] & 15) << 8
    return (np.where(signal > 2047, signal - 4096, signal) - zero) / gain, hertz


def main():
    method, folder, records = sys.argv[1], Path(sys.argv[2]), sys.argv[3:]
    if method == "sleepecg":
        from sleepecg import detect_heartbeats as detect
    else:
        from wfdb import processing

        def detect(signal, hertz):
            detector = processing.XQRS(sig=signal, fs=hertz)
            detector.detect(verbose=False)
            return detector.qrs_inds

    for record in records:
        beats = detect(*first_signal(record))
        lines = ["sample"] + [str(int(beat)) for beat in beats]
        (folder / (Path(record).name + ".tsv")).write_text("\n".join(lines) + "\n")


main()
