"""Milliseconds per training batch of the Keras example's MNIST convnet, and per fit of the blobs MLP, in PyTorch.

    /usr/bin/python3 src-test/bench/torch_convnet.py [convnet|mlp] [threads]

Random data, Adadelta 1.0/0.95 and batch 128 for the convnet; SGD 0.01, 500 rows, batch 32 and 100 epochs for the MLP.
The Java side is ConvnetBench in plugins/dl4j; run the two in turn.
"""

import sys
import time

import torch
from torch import nn

BATCHES = 40  # of an epoch, which is timed whole

def convnet():
    model = nn.Sequential(
        nn.Conv2d(1, 32, 3), nn.ReLU(), nn.Conv2d(32, 32, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Dropout(0.25),
        nn.Flatten(), nn.Linear(4608, 128), nn.ReLU(), nn.Dropout(0.5), nn.Linear(128, 5))
    optimizer = torch.optim.Adadelta(model.parameters(), lr=1.0, rho=0.95, eps=1e-7)
    x = torch.randn(128 * BATCHES, 1, 28, 28)
    y = torch.randint(0, 5, (128 * BATCHES,))
    loss = nn.CrossEntropyLoss()
    model.train()

    def epoch():
        order = torch.randperm(len(x))
        for i in range(0, len(x), 128):
            rows = order[i:i + 128]
            optimizer.zero_grad()
            loss(model(x[rows]), y[rows]).backward()
            optimizer.step()

    epoch()
    for _ in range(3):
        start, cpu = time.perf_counter(), time.process_time()
        epoch()
        wall, cpu = (time.perf_counter() - start) / BATCHES * 1e3, (time.process_time() - cpu) / BATCHES * 1e3
        print(f"torch convnet {wall:.1f} ms a batch, {cpu:.1f} ms of CPU time")


def mlp():
    x = torch.randn(500, 2)
    y = torch.randint(0, 3, (500,))
    loss = nn.CrossEntropyLoss()
    for _ in range(3):
        start, cpu = time.perf_counter(), time.process_time()
        model = nn.Sequential(nn.Linear(2, 5), nn.ReLU(), nn.Linear(5, 5), nn.ReLU(), nn.Linear(5, 3))
        optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
        for _ in range(100):
            order = torch.randperm(500)
            for i in range(0, 500, 32):
                rows = order[i:i + 32]
                optimizer.zero_grad()
                loss(model(x[rows]), y[rows]).backward()
                optimizer.step()
        wall, cpu = (time.perf_counter() - start) * 1e3, (time.process_time() - cpu) * 1e3
        print(f"torch mlp {wall:.1f} ms a fit, {cpu:.1f} ms of CPU time")


if __name__ == "__main__":
    torch.set_num_threads(int(sys.argv[2]) if len(sys.argv) > 2 else 2)
    {"convnet": convnet, "mlp": mlp}[sys.argv[1] if len(sys.argv) > 1 else "convnet"]()
