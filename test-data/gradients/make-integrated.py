#!/usr/bin/env python3
"""Reference values for integrated gradients, from PyTorch's own backward pass, on the networks of make-reference.py as they start.

Made with: Python 3.11.7, torch 2.13.0+cpu (double precision), by: python3 make-integrated.py (beside make-reference.py)
For each network: its last output channel (after the sigmoid; its highest value where it lies along the line) for line 0, against lines 1 and 2 as baselines, 20,000 steps of each
way, middles. Writes integrated.tsv; a line is: network <tab> score <tab> mean score of the baselines <tab> contributions, channel by
channel. Licence: that of convscan.
"""
import torch

STEPS = 20_000
# Only the layers: the rest of the script would write its files again.
source = open("make-reference.py").read().split("\nfor case, spec in CASES.items():")[0]
exec(source)


def lines(case, kind):
    for row in open(f"{case}.tsv"):
        cells = row.rstrip("\n").split("\t")
        if cells[0] == kind:
            shape = [int(s) for s in cells[2].split()]
            yield cells[1], torch.tensor([float(v) for v in cells[3].split()]).reshape(shape)


with open("integrated.tsv", "w") as out:
    out.write("# make-integrated.py, torch " + torch.__version__ + "\n")
    for case, spec in CASES.items():
        start = dict(lines(case, "start"))
        model = nn.Sequential(*[layer for _, layer in spec["layers"]])
        with torch.no_grad():
            for name, tensor in named(case, spec["layers"]):
                tensor.copy_(start[name])
        model.eval()
        x = dict(lines(case, "lines"))["lines"]

        def score(line):
            z = torch.sigmoid(model(line))
            return z[:, -1].amax(-1) if z.dim() == 3 else z[:, -1]

        total = torch.zeros_like(x[0])
        for baseline in x[1:3]:
            share = ((torch.arange(STEPS) + 0.5) / STEPS).reshape(-1, 1, 1)
            way = (baseline + share * (x[0] - baseline)).requires_grad_()
            score(way).sum().backward()
            total += way.grad.mean(0) * (x[0] - baseline) / 2
        whole, base = score(x[:1]).item(), score(x[1:3]).mean().item()
        print(case, "gap", whole - base - total.sum().item())
        out.write(f"{case}\t{whole!r}\t{base!r}\t{' '.join(repr(float(v)) for v in total.reshape(-1))}\n")
