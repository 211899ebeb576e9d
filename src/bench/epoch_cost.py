"""CPU seconds of an epoch with PyTorch, as epoch-cost.sh compares them: LINES EPOCHS. The network is dna-network.yaml."""
import sys
import time
import torch
from torch import nn

LENGTH, BATCH, SITE = 101, 64, "TGACTCAGCATG"
torch.set_num_threads(1)
torch.manual_seed(1)


class Stack(nn.Module):
    def forward(self, x):
        return torch.cat([x.amax(2), x.mean(2)], 1)


network = nn.Sequential(
    nn.Conv1d(4, 96, 15, padding=7, bias=False), nn.BatchNorm1d(96), nn.ReLU(), nn.MaxPool1d(3, 3), nn.Dropout(0.05),
    nn.Conv1d(96, 64, 7, padding=3, bias=False), nn.BatchNorm1d(64), nn.ReLU(), nn.Dropout(0.05),
    Stack(), nn.Linear(128, 32), nn.ReLU(), nn.Dropout(0.2), nn.Linear(32, 1))


def lines(count):
    state = 1

    def draw(bound):
        nonlocal state
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (state >> 33) % bound

    letters = []
    for i in range(count):
        row = [draw(4) for _ in range(LENGTH)]
        at = draw(LENGTH - len(SITE))
        if i % 2 == 0:
            row[at:at + len(SITE)] = ["ACGT".index(letter) for letter in SITE]
        letters.append(row)
    return nn.functional.one_hot(torch.tensor(letters), 4).transpose(1, 2).float().contiguous()


x = lines(int(sys.argv[1]))
y = (torch.arange(len(x)) % 2 == 0).float().reshape(-1, 1)
adam = torch.optim.AdamW(network.parameters(), lr=0.003, weight_decay=0.01)
for epoch in range(1, int(sys.argv[2]) + 1):
    start = time.process_time()
    order = torch.randperm(len(x))
    total = 0.0
    batches = len(x) // BATCH
    for b in range(batches):
        which = order[b * BATCH:(b + 1) * BATCH]
        adam.zero_grad()
        loss = nn.functional.binary_cross_entropy_with_logits(network(x[which]), y[which])
        loss.backward()
        adam.step()
        total += loss.item()
    print(f"pytorch\t{epoch}\t{time.process_time() - start:.2f}\t{total / batches:.4f}")
