#!/usr/bin/python3
"""Seconds a batch of VGG16 and SqueezeNet 1.0 in PyTorch, random weights.

    backbones_torch.py forward|step vgg16|squeezenet BATCH THREADS

A step is SGD with all but the last five layers that have weights frozen. The Java side is BackboneBench in
plugins/dl4j.
"""
import sys
import time

import torch
from torch import nn

CALL = 5  # batches that are timed together
BLOCKS = [(2, 64), (2, 128), (3, 256), (3, 512), (3, 512)]


def vgg16():
    layers, channels = [], 3
    for count, filters in BLOCKS:
        for _ in range(count):
            layers += [nn.Conv2d(channels, filters, 3, padding=1), nn.ReLU()]
            channels = filters
        layers.append(nn.MaxPool2d(2))
    layers += [nn.Flatten(), nn.Linear(25088, 4096), nn.ReLU(), nn.Linear(4096, 4096), nn.ReLU(), nn.Linear(4096, 1000)]
    return nn.Sequential(*layers)


class Fire(nn.Module):
    def __init__(self, channels, squeezed, expanded):
        super().__init__()
        self.squeeze = nn.Sequential(nn.Conv2d(channels, squeezed, 1), nn.ReLU())
        self.one = nn.Sequential(nn.Conv2d(squeezed, expanded, 1), nn.ReLU())
        self.three = nn.Sequential(nn.Conv2d(squeezed, expanded, 3, padding=1), nn.ReLU())

    def forward(self, x):
        x = self.squeeze(x)
        return torch.cat([self.one(x), self.three(x)], 1)


def squeezenet():
    return nn.Sequential(
        nn.Conv2d(3, 96, 7, 2), nn.ReLU(), nn.MaxPool2d(3, 2), Fire(96, 16, 64), Fire(128, 16, 64), Fire(128, 32, 128),
        nn.MaxPool2d(3, 2), Fire(256, 32, 128), Fire(256, 48, 192), Fire(384, 48, 192), Fire(384, 64, 256),
        nn.MaxPool2d(3, 2), Fire(512, 64, 256), nn.Conv2d(512, 1000, 1), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten())


def main():
    what, name, batch, threads = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    torch.set_num_threads(threads)
    torch.manual_seed(1)
    model = {"vgg16": vgg16, "squeezenet": squeezenet}[name]()
    x = torch.rand(batch, 3, *((224, 224) if name == "vgg16" else (227, 227)))
    if what == "forward":
        model.eval()

        def once():
            with torch.no_grad():
                torch.softmax(model(x), 1)
    else:
        weighted = [m for m in model.modules() if isinstance(m, (nn.Conv2d, nn.Linear))]
        for layer in weighted[:-5]:
            for p in layer.parameters():
                p.requires_grad_(False)
        optimizer = torch.optim.SGD([p for p in model.parameters() if p.requires_grad], lr=0.001)
        labels = torch.randint(0, 1000, (batch,))

        def once():
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(x), labels).backward()
            optimizer.step()
    once()
    for _ in range(3):
        start, cpu = time.perf_counter(), time.process_time()
        for _ in range(CALL):
            once()
        wall, cpu = (time.perf_counter() - start) / CALL, (time.process_time() - cpu) / CALL
        print(f"torch {name} {what} {wall:.3f} s, processor {cpu:.3f} s", flush=True)


if __name__ == "__main__":
    main()
