#!/usr/bin/env python3
"""Writes docs/picture.svg, the README's first picture: python3 docs/make-picture.py > docs/picture.svg

All that it shows is computed: the scores are log-odds sums and correlations of the tracks drawn above them.
"""
import math
import random

WIDTH, HEIGHT = 1000, 690
LEFT, RIGHT = 116, 972
random.seed(11)
out = []


def put(markup):
    out.append(markup)


def n(x):
    return f"{x:.1f}".rstrip("0").rstrip(".")


def text(x, y, words, kind="label", anchor="start"):
    anchor = "" if anchor == "start" else f' text-anchor="{anchor}"'
    put(f'<text class="{kind}" x="{n(x)}" y="{n(y)}"{anchor}>{words}</text>')


def line(points, kind):
    put(f'<path class="{kind}" d="M' + " ".join(f"{n(x)} {n(y)}" for x, y in points) + '"/>')


def rect(x, y, w, h, kind, extra=""):
    put(f'<rect class="{kind}" x="{n(x)}" y="{n(y)}" width="{n(w)}" height="{n(h)}"{extra}/>')


def dot(x, y):
    put(f'<circle class="hit" cx="{n(x)}" cy="{n(y)}" r="7"/>')


def dna():
    motif = [[.06, .04, .06, .84], [.03, .03, .91, .03], [.94, .02, .02, .02], [.05, .45, .42, .08],
             [.02, .03, .03, .92], [.03, .92, .02, .03], [.86, .04, .06, .04]]
    weights = [[math.log2(p / .25) for p in row] for row in motif]
    letters = "CGATTACGGCATTGTCTAGCTGACTCATCGAGTTAC"[:34]
    cell = (RIGHT - LEFT) / len(letters)
    scores = [sum(w["ACGT".index(letters[i + k])] for k, w in enumerate(weights))
              for i in range(len(letters) - len(weights) + 1)]
    hit = max(range(len(scores)), key=scores.__getitem__)
    left, span = LEFT + hit * cell, len(weights) * cell

    rows = 72
    text(20, 57, "DNA", "name")
    for i, letter in enumerate(letters):
        text(LEFT + (i + .5) * cell, 56, letter, "letter " + letter, "middle")
        for r, base in enumerate("ACGT"):
            on = letter == base
            rect(LEFT + i * cell + 1, rows + r * 19 + 1, cell - 2, 17, base if on else "cell")
    for r, base in enumerate("ACGT"):
        text(LEFT - 12, rows + r * 19 + 15.5, base, "small", "end")

    heat = 178
    text(20, heat + 47, "kernel", "label")
    for ghost in (2, 1):
        rect(left - ghost * 1.55 * cell, heat, span, 76, "ghost", f' opacity="{.55 - .2 * ghost}"')
    rect(left - 3, heat - 3, span + 6, 82, "under")
    for k, row in enumerate(motif):
        for r, base in enumerate("ACGT"):
            rect(left + k * cell + 1, heat + r * 19 + 1, cell - 2, 17, base, f' opacity="{max(.07, row[r]):.2f}"')
    rect(left - 3, rows - 40, span + 6, heat + 79 - rows + 40, "window")
    y = heat + 38
    line([(left + span + 18, y), (left + span + 88, y)], "arrow")
    put(f'<path class="tip" d="M{n(left + span + 84)} {n(y - 8)}l14 8l-14 8z"/>')
    text(left + span + 110, y + 7, "slides", "label")

    base, tall = 356, 70
    low, high = -16, max(scores)
    points = [(left + (i - hit) * cell + span / 2, base - tall * max(0, (s - low) / (high - low)))
              for i, s in enumerate(scores)]
    text(20, base - 22, "score", "label")
    level = base - tall * (8 - low) / (high - low)
    line([(LEFT, level), (RIGHT, level)], "threshold")
    line(points, "score")
    dot(*points[hit])
    text(points[hit][0] + 16, points[hit][1] + 1, "hit", "hit-label")
    text(RIGHT, level - 8, "threshold", "small", "end")


def correlation(values, template):
    size = len(template)

    def unit(window):
        mean = sum(window) / size
        deviation = math.sqrt(sum((v - mean) ** 2 for v in window)) or 1
        return [(v - mean) / deviation for v in window]

    shape = unit(template)
    return [sum(a * b for a, b in zip(unit(values[i:i + size]), shape)) for i in range(len(values) - size + 1)]


def signal(name, x, width, values, template, threshold, apart):
    step = width / (len(values) - 1)
    low, high = min(values), max(values)
    top, tall = 448, 76
    trace = [(x + i * step, top + tall * (1 - (v - low) / (high - low))) for i, v in enumerate(values)]
    scores = correlation(values, template)
    size = len(template)
    hits = [i for i, s in enumerate(scores)
            if s >= threshold and s == max(scores[max(0, i - apart):i + apart + 1])]

    text(x, 424, name, "name")
    for hit in hits:
        rect(x + hit * step, top - 6, (size - 1) * step, tall + 12, "found")
    line(trace, "trace")

    first = x + hits[0] * step
    put(f'<rect class="kernel" x="{n(first)}" y="544" width="{n((size - 1) * step)}" height="52" rx="4"/>')
    small, big = min(template), max(template)
    line([(first + i * step, 590 - 40 * (v - small) / (big - small)) for i, v in enumerate(template)], "template")
    y = 570
    right = first + (size - 1) * step
    line([(right + 12, y), (right + 46, y)], "arrow")
    put(f'<path class="tip" d="M{n(right + 43)} {y - 7}l12 7l-12 7z"/>')

    base = 664
    level = base - 46 * threshold
    line([(x, level), (x + width, level)], "threshold")
    line([(x + (i + size / 2) * step, base - 46 * max(0, s)) for i, s in enumerate(scores)], "score")
    for hit in hits:
        dot(x + (hit + size / 2) * step, base - 46 * scores[hit])


def squiggle():
    levels = [random.gauss(0, 1) for _ in range(36)]
    barcode = [1.7, 1.1, -.4, -1.7, -1.1, .6, -.2, 1.5]
    levels[17:25] = barcode
    values = []
    for i, level in enumerate(levels):
        for _ in range(5 if 17 <= i < 25 else random.choice((3, 4, 5, 6))):
            values.append(level + random.gauss(0, .16))
    return values, [level for level in barcode for _ in range(5)]


def beat(t):
    waves = ((.13, -.17, .025), (-.12, -.026, .009), (1, 0, .011), (-.24, .028, .010), (.27, .21, .045))
    return sum(a * math.exp(-((t - at) / spread) ** 2 / 2) for a, at, spread in waves)


def heart():
    rate, beats = 70, (.42, 1.21, 1.97, 2.80)
    values = [sum(beat(i / rate - b) for b in beats) + .05 * math.sin(i / 37) + random.gauss(0, .018)
              for i in range(int(3.3 * rate))]
    return values, [beat(i / rate) for i in range(-16, 25)]


STYLE = """
text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,Helvetica,Arial,sans-serif;fill:#5b6570}
.paper{fill:#fff;stroke:#d9dde2}.name{font-size:26px;font-weight:650;fill:#1c2127}.label{font-size:21px}.small{font-size:17px}
.letter{font-size:22px;font-weight:700}.A{fill:#009e73}.C{fill:#0072b2}.G{fill:#e69f00}.T{fill:#d55e00}.cell{fill:#eef0f3}
.under{fill:#fff}.window{fill:none;stroke:#1c2127;stroke-width:2.5;rx:6px}.ghost{fill:none;stroke:#5b6570;stroke-width:2;rx:6px}
.arrow{fill:none;stroke:#5b6570;stroke-width:2.5}.tip{fill:#5b6570}.rule{stroke:#e2e5e9;fill:none}
.score{fill:none;stroke:#0b62a8;stroke-width:2.5;stroke-linejoin:round}.threshold{fill:none;stroke:#8a929b;stroke-width:1.5;stroke-dasharray:6 5}
.hit{fill:#c2185b;stroke:#fff;stroke-width:2}.hit-label{font-size:21px;font-weight:650;fill:#c2185b}
.trace{fill:none;stroke:#3a424b;stroke-width:1.8;stroke-linejoin:round}.template{fill:none;stroke:#1c2127;stroke-width:2.2;stroke-linejoin:round}
.kernel{fill:#fff;stroke:#1c2127;stroke-width:2.5}.found{fill:#c2185b;opacity:.11}
@media (prefers-color-scheme:dark){text{fill:#9ba5b0}.paper{fill:#14171b;stroke:#2c323a}.name{fill:#e4e7ea}.cell{fill:#22282f}
.A{fill:#23b98d}.C{fill:#4aa3e0}.G{fill:#f0b429}.T{fill:#ef7d3c}.under,.kernel{fill:#14171b}.window,.kernel,.template{stroke:#e4e7ea}
.ghost,.arrow{stroke:#9ba5b0}.tip{fill:#9ba5b0}.rule{stroke:#2c323a}.score{stroke:#79b8f2}.hit{fill:#ff6fa3;stroke:#14171b}
.hit-label{fill:#ff6fa3}.trace{stroke:#c3cad1}.found{fill:#ff6fa3;opacity:.2}}
"""

TITLE = "A pattern slides along DNA, a nanopore current and an ECG; where the score passes a threshold there is a hit"
put(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" role="img">')
put(f"<title>{TITLE}</title><style>{STYLE}</style>")
put(f'<rect class="paper" x=".5" y=".5" width="{WIDTH - 1}" height="{HEIGHT - 1}" rx="12"/>')
dna()
put(f'<path class="rule" d="M20 382H{WIDTH - 20}"/>')
put(f'<path class="rule" d="M500 402V{HEIGHT - 20}"/>')
signal("Nanopore current", 28, 444, *squiggle(), .8, 20)
signal("ECG", 528, 444, *heart(), .8, 20)
put("</svg>")
print("\n".join(out))
