#!/usr/bin/env python3
"""Reference values for the training graph: loss, gradients, running averages, and three steps of Adam, from PyTorch.

Made with: Python 3.11.7, torch 2.13.0+cpu (double precision), by: python3 make-reference.py
Writes one NAME.tsv for each network; a line is: kind <tab> name <tab> shape <tab> numbers. Licence: that of convscan.
"""
import random
import torch
from torch import nn
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)


class Stack(nn.Module):
    def __init__(self, *branches):
        super().__init__()
        self.branches = nn.ModuleList(branches)

    def forward(self, x):
        return torch.cat([b(x) for b in self.branches], 1)


class Add(Stack):
    def forward(self, x):
        return sum(b(x) for b in self.branches)


class Pad(nn.Module):
    def __init__(self, before, after):
        super().__init__()
        self.pads = (before, after)

    def forward(self, x):
        return F.pad(x, self.pads)


def conv(i, o, k, before=0, after=0, **kw):
    return nn.Sequential(Pad(before, after), nn.Conv1d(i, o, k, **kw))


# Layers by the names of convscan's parameters; what has none has no name. Each case is described in YAML beside it.
CASES = {
    "motifs": dict(
        input=(4, 23),
        layers=[("trunk.0", conv(4, 6, 5, 2, 2, bias=False)), ("trunk.1", nn.BatchNorm1d(6, eps=1e-3, momentum=0.1)), (None, nn.ReLU()),
                (None, nn.MaxPool1d(3, 2, padding=1)), ("trunk.4", conv(6, 4, 3, 1, 3, stride=2, dilation=2, groups=2)),
                (None, nn.Tanh()), (None, nn.AdaptiveMaxPool1d(1)), (None, nn.Flatten()), ("head.1", nn.Linear(4, 1))]),
    "levels": dict(
        input=(2, 16),
        layers=[("trunk.0", conv(2, 4, 3, 1, 1, bias=False)), (None, nn.Sigmoid()),
                (None, nn.AvgPool1d(4, 2, padding=1, count_include_pad=False)),
                ("trunk.3", nn.ConvTranspose1d(4, 3, 4, 2, padding=1)),
                ("trunk.4", Stack(nn.Identity(), conv(3, 2, 3, 2, 2, dilation=2))),
                (None, nn.Upsample(scale_factor=2)), ("head.0", nn.Conv1d(5, 1, 1))]),
    "residual": dict(
        input=(3, 12),
        layers=[("trunk.0", nn.Conv1d(3, 4, 1)), ("trunk.1", Add(nn.Identity(), conv(4, 4, 3, 1, 1, groups=4))),
                (None, nn.Softmax(1)), (None, nn.AdaptiveAvgPool1d(1)), (None, nn.Flatten()), ("head.1", nn.Linear(4, 2))]),
}
NAMES = {"weight": "weight", "bias": "bias", "running_mean": "mean", "running_var": "variance"}


def named(case, module):
    """convscan's name -> tensor, parameters first."""
    for path, layer in module:
        if path is None:
            continue
        batch_norm = isinstance(layer, nn.BatchNorm1d)
        for key, tensor in list(layer.named_parameters()) + list(layer.named_buffers()):
            last = key.split(".")[-1]
            if last not in NAMES:
                continue
            name = {"weight": "scale", "bias": "shift"}.get(last, NAMES[last]) if batch_norm else NAMES[last]
            inside = ".1.0" if key.startswith("branches.1") else ""
            yield f"{path}{inside}.{name}", tensor


def write(out, kind, name, tensor):
    values = " ".join(repr(float(v)) for v in tensor.detach().reshape(-1))
    out.write(f"{kind}\t{name}\t{' '.join(str(s) for s in tensor.shape)}\t{values}\n")


def single(*shape):
    """Numbers that a float holds exactly, so that both sides start from the same."""
    count = 1
    for size in shape:
        count *= size
    return torch.tensor([random.randrange(-1000, 1001) / 1024 for _ in range(count)]).reshape(shape)


for case, spec in CASES.items():
    random.seed(case)
    layers = spec["layers"]
    model = nn.Sequential(*[layer for _, layer in layers])
    with torch.no_grad():
        for name, tensor in named(case, layers):
            tensor.copy_(single(*tensor.shape).abs() + 0.5 if name.endswith(("variance", "scale")) else single(*tensor.shape))
    x = single(5, *spec["input"])
    model.eval()
    logits = model(x)
    model.train()
    labels = single(*logits.shape).abs()
    weights = single(*logits.shape).abs()
    with open(f"{case}.tsv", "w") as out:
        out.write("# make-reference.py, torch " + torch.__version__ + "\n")
        for name, tensor in named(case, layers):
            write(out, "start", name, tensor)
        write(out, "lines", "lines", x)
        write(out, "labels", "labels", labels)
        write(out, "weights", "weights", weights)
        adam = torch.optim.AdamW(model.parameters(), lr=0.01, betas=(0.9, 0.999), eps=1e-8, weight_decay=0)
        for step in range(3):
            adam.zero_grad()
            loss = F.binary_cross_entropy_with_logits(model(x), labels, weight=weights)
            loss.backward()
            write(out, f"loss{step}", "loss", loss.reshape(1))
            if step == 0:
                for name, tensor in named(case, layers):
                    if tensor.requires_grad:
                        write(out, "gradient", name, tensor.grad)
            adam.step()
        for name, tensor in named(case, layers):
            write(out, "end", name, tensor)
