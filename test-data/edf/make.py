#!/usr/bin/env python3
"""Makes the EDF and BDF files of this folder, which are simulated (random.Random(3)), and the damaged ones.

    python3 test-data/edf/make.py && cd test-data/edf && for f in plain.edf plus.edf plain.bdf; do WFDB=. rdsamp -r $f > $f.rdsamp; done

NAME.rdsamp is what WFDB 10.7.0 (github.com/bemoody/wfdb, commit de6b1d3) reads; its last column is the annotations' bytes in plus.edf.
The lowest value of 24 bits is left out: WFDB takes it for a missing sample, which BDF knows nothing of.
"""
import math
import os
import random

HERE = os.path.dirname(os.path.abspath(__file__))


def header(version, kind, records, seconds, signals):
    """signals: label, unit, physical min and max, digital min and max, samples in a record"""
    def field(text, width):
        return str(text).encode('latin-1').ljust(width)
    out = version + field('X X X X', 80) + field('Startdate 01-FEB-2003 X X X', 80) + b'01.02.03' + b'10.30.00'
    out += field(256 * (len(signals) + 1), 8) + field(kind, 44) + field(records, 8) + field(seconds, 8) + field(len(signals), 4)
    for part, width in ((0, 16), (None, 80), (1, 8), (2, 8), (3, 8), (4, 8), (5, 8), (None, 80), (6, 8), (None, 32)):
        out += b''.join(field('' if part is None else s[part], width) for s in signals)
    return out


def samples(draw, record, signal, width):
    low, high, count = signal[4:7]
    values = [round((low + high) / 2 + (high - low) * 0.4 * math.sin((record * count + i) / 9)) + draw.randint(0, 5)
              for i in range(count)]
    values[0] = low if record % 2 else high
    return b''.join(v.to_bytes(width, 'little', signed=True) for v in values)


def notes(texts, room):
    """texts: onset, duration or None, text"""
    out = b''
    for onset, duration, text in texts:
        out += onset.encode() + (b'' if duration is None else b'\x15' + duration.encode()) + b'\x14' + text.encode() + b'\x14\0'
    assert len(out) <= room
    return out.ljust(room, b'\0')


def write(name, data):
    with open(os.path.join(HERE, name), 'wb') as out:
        out.write(data)


def main():
    draw = random.Random(3)
    ecg = ('ECG II', 'mV', '-5', '5', -2048, 2047, 50)
    resp = ('Resp', 'Ohm', '0', '100', -1000, 3000, 10)
    bare = ('Aux', '', '0', '0', -100, 100, 25)
    text = ('EDF Annotations', '', '-1', '1', -32768, 32767, 30)
    edf = b'0       '
    body = [b''.join(samples(draw, r, s, 2) for s in (ecg, resp, bare)) for r in range(6)]
    plain = header(edf, '', 6, '0.5', [ecg, resp, bare]) + b''.join(body)
    write('plain.edf', plain)
    write('recording.edf', header(edf, '', -1, '0.5', [ecg, resp, bare]) + b''.join(body))
    marks = [[], [('+0.6', None, 'beat'), ('+0.75', '0.1', 'noise é')], [], [('+1.9', None, 'beat')], [], []]
    for name, kind, onsets in (('plus.edf', 'EDF+C', [0, 0.5, 1, 1.5, 2, 2.5]), ('gaps.edf', 'EDF+D', [0.25, 0.75, 3, 3.5, 4.1, 4.6]),
                               ('broken/backwards.edf', 'EDF+D', [0, 0.5, 0.6, 1.5, 2, 2.5])):
        data = header(edf, kind, 6, '0.5', [ecg, resp, bare, text])
        for r in range(6):
            data += body[r] + notes([('+%g' % onsets[r], None, '')] + marks[r], 60)
        write(name, data)
    wide = ('A1', 'uV', '-262144', '262144', -8388607, 8388607, 40)
    slow = ('Status', 'Boolean', '-8388607', '8388607', -8388607, 8388607, 20)
    write('plain.bdf', header(b'\xffBIOSEMI', '24BIT', 4, '1', [wide, slow])
          + b''.join(samples(draw, r, s, 3) for r in range(4) for s in (wide, slow)))
    write('notes.edf', header(edf, 'EDF+C', 1, '0', [text]) + notes([('+0', None, ''), ('+7.5', '2', 'only a note')], 60))

    write('broken/promises-more.edf', header(edf, '', 9, '0.5', [ecg, resp, bare]) + b''.join(body))
    write('broken/cut-header.edf', plain[:700])
    write('broken/no-number.edf', plain.replace(b'2047    ', b'2O47    '))
    write('broken/no-clock.edf', header(edf, 'EDF+D', 1, '0.5', [ecg, text]) + samples(draw, 0, ecg, 2) + bytes(60))
    write('broken/no-duration.edf', header(edf, '', 6, '0', [ecg, resp, bare]) + b''.join(body))
    write('broken/signals.edf', plain[:252] + b'7   ' + plain[256:])
    write('broken/text.edf', b'sample,II\n1,2\n')


main()
