#!/usr/bin/python3
"""MNIST digits in PyTorch: the peer of experiments/mnist-digits.yaml, and of the Keras example it follows.

    mnist_torch.py source FILE [--epochs 1]      trains on 0-4 from random weights, writes FILE
    mnist_torch.py frozen FILE [--repeats 10]    carries FILE on to 5-9, the frozen convolutions run in every epoch
    mnist_torch.py cached FILE [--repeats 10]    the same with their outputs computed once, by hand

Adadelta 1.0/0.95, batch 128, 5 epochs; every fit ends with the accuracy on the test split. The images are MNIST's
four files in GRAFT_DATA/mnist. Needs Debian's python3-torch.
"""
import argparse
import gzip
import os

import numpy as np
import torch
from torch import nn

EVALUATED = 1000


def data(classes):
    """Training and test images in [0, 1] with labels from 0."""
    folder = os.path.join(os.environ["GRAFT_DATA"], "mnist")

    def read(name, header):
        with gzip.open(os.path.join(folder, name)) as file:
            return np.frombuffer(file.read(), np.uint8, offset=header)

    splits = []
    for kind in ("train", "t10k"):
        x = read(f"{kind}-images-idx3-ubyte.gz", 16).reshape(-1, 1, 28, 28)
        y = read(f"{kind}-labels-idx1-ubyte.gz", 8)
        rows = np.isin(y, classes)
        splits.append((torch.from_numpy(x[rows]).float() / 255, torch.from_numpy(y[rows].astype(np.int64)) - classes[0]))
    return splits


def convolutions():
    return nn.Sequential(nn.Conv2d(1, 32, 3), nn.ReLU(), nn.Conv2d(32, 32, 3), nn.ReLU(), nn.MaxPool2d(2))


def head():
    return nn.Sequential(nn.Dropout(0.25), nn.Flatten(), nn.Linear(4608, 128), nn.ReLU(), nn.Dropout(0.5), nn.Linear(128, 5))


def fit(model, x, y, epochs):
    trained = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.Adadelta(trained, lr=1.0, rho=0.95, eps=1e-7)
    loss = nn.CrossEntropyLoss()
    model.train()
    for _ in range(epochs):
        order = torch.randperm(len(y))
        for at in range(0, len(y), 128):
            rows = order[at : at + 128]
            optimizer.zero_grad()
            loss(model(x[rows]), y[rows]).backward()
            optimizer.step()


def accuracy(model, x, y):
    return float((outputs(model, x).argmax(1) == y).float().mean())


def outputs(model, x):
    model.eval()
    with torch.no_grad():
        return torch.cat([model(x[at : at + EVALUATED]) for at in range(0, len(x), EVALUATED)])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("mode", choices=["source", "frozen", "cached"])
    parser.add_argument("file")
    parser.add_argument("--epochs", type=int)
    parser.add_argument("--repeats", type=int, default=10)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    if args.mode == "source":
        (x, y), test = data([0, 1, 2, 3, 4])
        below, above = convolutions(), head()
        model = nn.Sequential(below, above)
        fit(model, x, y, args.epochs or 1)
        torch.save((below.state_dict(), above.state_dict()), args.file)
        print(f"accuracy {accuracy(model, *test):.4f}")
        return
    (x, y), (tx, ty) = data([5, 6, 7, 8, 9])
    states = torch.load(args.file)
    scores = []
    if args.mode == "cached":
        below = convolutions()
        below.load_state_dict(states[0])
        x, tx = outputs(below, x), outputs(below, tx)
    for _ in range(args.repeats):
        above = head()
        above.load_state_dict(states[1])
        model = above
        if args.mode == "frozen":
            below = convolutions()
            below.load_state_dict(states[0])
            for p in below.parameters():
                p.requires_grad_(False)
            model = nn.Sequential(below, above)
        fit(model, x, y, args.epochs or 5)
        scores.append(accuracy(model, tx, ty))
    print("accuracy " + " ".join(f"{s:.4f}" for s in scores))


if __name__ == "__main__":
    main()
