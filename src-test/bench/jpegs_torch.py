#!/usr/bin/python3
"""Decodes and resizes every picture of a folder once, as torchvision's users do: `jpegs_torch.py FOLDER SIDE WORKERS`."""
import sys

import torchvision
from torch.utils.data import DataLoader
from torchvision import transforms


def main():
    folder, side, workers = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    read = transforms.Compose([transforms.Resize((side, side)), transforms.ToTensor()])
    number = 0
    for split in ("train", "test"):
        data = torchvision.datasets.ImageFolder(f"{folder}/{split}", read)
        for x, _ in DataLoader(data, batch_size=64, num_workers=workers):
            number += len(x)
    print(f"{number} pictures")


if __name__ == "__main__":
    main()
