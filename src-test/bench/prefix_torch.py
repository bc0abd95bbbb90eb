#!/usr/bin/python3
"""Three heads on a frozen ResNet-18 of random weights, 10 epochs x 5 repeats, by PyTorch.

    prefix_torch.py make FOLDER PICTURES SIDE     writes FOLDER/pictures and FOLDER/resnet18.pth
    prefix_torch.py cached FOLDER THREADS         the convolutions run once, by hand
    prefix_torch.py recomputed FOLDER THREADS     one fit of the first head's, the convolutions run in every epoch

Pictures are decoded once and kept as tensors in both. Needs Debian's python3-torchvision.
"""
import os
import sys
import time

import numpy as np
import torch
import torchvision
from PIL import Image
from torch import nn

KINDS, EPOCHS, REPEATS, BATCH, ROWS = 4, 10, 5, 32, 32
HEADS = ([], [128], [256, 128])
TRANSFORM = torchvision.transforms.Compose([
    torchvision.transforms.ToTensor(),
    torchvision.transforms.Normalize((0.485, 0.456, 0.406), (0.229, 0.224, 0.225)),
])


def make(folder, pictures, side):
    """Noise over clouds whose colours tell the kinds apart; four in five train."""
    noise = np.random.default_rng(1)
    for i in range(pictures):
        kind = i % KINDS
        part = f"{folder}/pictures/{'test' if i // KINDS % 5 == 0 else 'train'}/kind-{kind}"
        os.makedirs(part, exist_ok=True)
        clouds = noise.integers(0, 200, (8, 8, 3))
        clouds[:, :, kind % 3] += 20 + 10 * kind
        pixels = np.asarray(Image.fromarray(clouds.clip(0, 255).astype("uint8")).resize((side, side), Image.BICUBIC))
        pixels = pixels + noise.normal(0, 10, pixels.shape)
        Image.fromarray(pixels.clip(0, 255).astype("uint8")).save(f"{part}/{i}.jpg", quality=90)
    torch.manual_seed(1)
    torch.save(torchvision.models.resnet18().state_dict(), f"{folder}/resnet18.pth")


def decoded(folder, split):
    data = torchvision.datasets.ImageFolder(f"{folder}/pictures/{split}", TRANSFORM)
    return torch.stack([x for x, _ in data]), torch.tensor(data.targets)


def body(folder):
    network = torchvision.models.resnet18()
    network.load_state_dict(torch.load(f"{folder}/resnet18.pth"))
    network.fc = nn.Identity()
    return network.eval().requires_grad_(False)


def head(hidden):
    layers, width = [], 512
    for units in hidden:
        layers += [nn.Linear(width, units), nn.ReLU()]
        width = units
    made = nn.Sequential(*layers, nn.Linear(width, KINDS))
    for layer in made:
        if isinstance(layer, nn.Linear):  # as Graft's
            nn.init.xavier_uniform_(layer.weight)
            nn.init.zeros_(layer.bias)
    return made


def outputs(network, x):
    with torch.no_grad():
        return torch.cat([network(x[at : at + ROWS]) for at in range(0, len(x), ROWS)])


def fit(below, above, x, y):
    """Trains the head; `below` is what runs in every epoch."""
    optimizer = torch.optim.Adam(above.parameters(), lr=0.001)
    loss = nn.CrossEntropyLoss()
    for _ in range(EPOCHS):
        order = torch.randperm(len(y))
        for at in range(0, len(y), BATCH):
            rows = order[at : at + BATCH]
            optimizer.zero_grad()
            loss(above(below(x[rows])), y[rows]).backward()
            optimizer.step()


def main():
    mode, folder = sys.argv[1], sys.argv[2]
    if mode == "make":
        make(folder, int(sys.argv[3]), int(sys.argv[4]))
        return
    torch.set_num_threads(int(sys.argv[3]))
    (x, y), (tx, ty) = decoded(folder, "train"), decoded(folder, "test")
    network = body(folder)
    if mode == "recomputed":
        start = time.perf_counter()
        above = head(HEADS[0])
        fit(network, above, x, y)
        right = (outputs(nn.Sequential(network, above), tx).argmax(1) == ty).float().mean()
        print(f"accuracy {right:.3f}; a fit took {time.perf_counter() - start:.3f} s of {len(HEADS) * REPEATS}")
        return
    x, tx = outputs(network, x), outputs(network, tx)
    for hidden in HEADS:
        for _ in range(REPEATS):
            above = head(hidden)
            fit(nn.Identity(), above, x, y)
            print(f"accuracy {(outputs(above, tx).argmax(1) == ty).float().mean():.3f}")


if __name__ == "__main__":
    main()
