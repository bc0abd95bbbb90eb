#!/usr/bin/python3
"""The blobs problem in PyTorch: the peer of experiments/blobs.yaml.

    blobs_torch.py plain   [--repeats 30]     one network after another, a plain loop
    blobs_torch.py stacked [--repeats 30]     the repeats of a strategy stacked in batched products
    blobs_torch.py scores  --repeats 1000 --sources 1     stacked, printing every score

Protocol: make_blobs(1000, centers=3, n_features=2, cluster_std=2), random state 1 is the source and 2
the target, first 500 rows train; 2-5-5-3, relu, he-uniform hidden kernels, glorot-uniform output,
SGD 0.01, batch 32, 100 epochs. Strategies: scratch, and fine-tune with 0, 1 and 2 hidden layers frozen.
Needs Debian's python3-torch and python3-sklearn.
"""
import argparse
import math
import time

import numpy as np
import torch
from sklearn.datasets import make_blobs

EPOCHS, BATCH, RATE = 100, 32, 0.01
SIZES = [2, 5, 5, 3]


def data(state):
    x, y = make_blobs(n_samples=1000, centers=3, n_features=2, cluster_std=2, random_state=state)
    x = torch.tensor(x, dtype=torch.float32)
    y = torch.tensor(y)
    return x[:500], y[:500], x[500:], y[500:]


def fresh(repeats):
    layers = []
    for i, (a, b) in enumerate(zip(SIZES, SIZES[1:])):
        limit = math.sqrt(6 / a) if i < 2 else math.sqrt(6 / (a + b))
        layers.append(((torch.rand(repeats, a, b) * 2 - 1) * limit, torch.zeros(repeats, 1, b)))
    return layers


def stacked(x, y, layers, frozen):
    """Trains [repeats] networks at once; returns their layers."""
    repeats = layers[0][0].shape[0]
    trained = []
    for i, (w, b) in enumerate(layers):
        w, b = w.clone(), b.clone()
        if i >= frozen:
            w.requires_grad_(), b.requires_grad_()
            trained += [w, b]
        layers[i] = (w, b)
    optimizer = torch.optim.SGD(trained, lr=RATE)
    n = len(y)
    for _ in range(EPOCHS):
        order = torch.argsort(torch.rand(repeats, n), dim=1)
        for at in range(0, n, BATCH):
            rows = order[:, at : at + BATCH]
            h = x[rows]
            for i, (w, b) in enumerate(layers):
                h = torch.baddbmm(b, h, w)
                if i < 2:
                    h = torch.relu(h)
            loss = torch.nn.functional.cross_entropy(
                h.flatten(0, 1), y[rows].flatten(), reduction="sum"
            ) / rows.shape[1]
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return [(w.detach(), b.detach()) for w, b in layers]


def accuracy(x, y, layers):
    h = x.expand(layers[0][0].shape[0], *x.shape)
    for i, (w, b) in enumerate(layers):
        h = torch.baddbmm(b, h, w)
        if i < 2:
            h = torch.relu(h)
    return (h.argmax(2) == y).float().mean(1)


def network(layers):
    net = torch.nn.Sequential(
        torch.nn.Linear(2, 5), torch.nn.ReLU(), torch.nn.Linear(5, 5), torch.nn.ReLU(), torch.nn.Linear(5, 3)
    )
    with torch.no_grad():
        for linear, (w, b) in zip(net[::2], layers):
            linear.weight.copy_(w[0].T)
            linear.bias.copy_(b[0, 0])
    return net


def plain(x, y, net, frozen):
    """Trains one network in the usual way."""
    for linear in list(net[::2])[:frozen]:
        for p in linear.parameters():
            p.requires_grad_(False)
    optimizer = torch.optim.SGD([p for p in net.parameters() if p.requires_grad], lr=RATE)
    loss_of = torch.nn.CrossEntropyLoss()
    for _ in range(EPOCHS):
        order = torch.randperm(len(y))
        for at in range(0, len(y), BATCH):
            rows = order[at : at + BATCH]
            optimizer.zero_grad()
            loss_of(net(x[rows]), y[rows]).backward()
            optimizer.step()
    return net


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("mode", choices=["plain", "stacked", "scores"])
    parser.add_argument("--repeats", type=int, default=30)
    parser.add_argument("--sources", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    source, target = data(1), data(2)
    start = time.perf_counter()
    table = {name: [] for name in ["scratch", "frozen=0", "frozen=1", "frozen=2"]}
    if args.mode == "plain":
        for _ in range(args.sources):
            model = plain(*source[:2], network(fresh(1)), 0)
            for name, frozen in [("scratch", None), ("frozen=0", 0), ("frozen=1", 1), ("frozen=2", 2)]:
                for _ in range(args.repeats):
                    net = network(fresh(1))
                    if frozen is not None:
                        net.load_state_dict(model.state_dict())
                    plain(*target[:2], net, frozen or 0)
                    with torch.no_grad():
                        right = (net(target[2]).argmax(1) == target[3]).float().mean()
                    table[name].append(float(right))
    else:
        models = stacked(*source[:2], fresh(args.sources), 0)
        many = args.sources * args.repeats
        carried = [(w.repeat_interleave(args.repeats, 0), b.repeat_interleave(args.repeats, 0)) for w, b in models]
        for name, frozen in [("scratch", None), ("frozen=0", 0), ("frozen=1", 1), ("frozen=2", 2)]:
            start_at = fresh(many) if frozen is None else list(carried)
            fitted = stacked(*target[:2], start_at, frozen or 0)
            table[name] += accuracy(*target[2:], fitted).tolist()
    seconds = time.perf_counter() - start
    for name, scores in table.items():
        s = np.array(scores)
        print(f"{name:10s} n {len(s):6d}  mean {s.mean():.4f}  sd {s.std(ddof=1):.4f}  median {np.median(s):.4f}"
              f"  min {s.min():.3f}  max {s.max():.3f}  below 0.7: {(s < 0.7).mean():.3f}")
        if args.mode == "scores":
            means = s.reshape(args.sources, args.repeats).mean(1)
            if args.sources > 1:
                print(f"           by source: mean {means.mean():.3f}  5th {np.percentile(means, 5):.3f}  95th {np.percentile(means, 95):.3f}")
            hist, _ = np.histogram(s, bins=np.arange(0.2, 0.9001, 0.05))
            print("           histogram 0.20..0.90 by 0.05:", " ".join(map(str, hist)))
    print(f"training phase: {seconds:.2f} s")


if __name__ == "__main__":
    main()
