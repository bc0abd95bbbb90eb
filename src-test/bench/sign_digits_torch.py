#!/usr/bin/python3
"""PyTorch's side of the case sign_digits: SqueezeNet v1.1 from its Keras file, fine-tuned at several depths.

    sign_digits_torch.py DATA [--size 64] [--epochs 10] [--threads 2]

DATA is the folder of sign-language-digits and weights. Frozen layers are run anew for every batch, as a plain training
loop does. The job is that of experiments/sign-digits-finetune-squeezenet.yaml with one repeat: 1,262 pictures train,
300 validate after each epoch, 500 test once, Adam 1e-4 (1e-3 for the feature extractor), batches of 32.
Needs Debian's python3-torch, python3-h5py and python3-pil.
"""
import argparse
import glob
import os
import time

import h5py
import numpy
import torch
from PIL import Image
from torch import nn

WEIGHTS = "weights/squeezenet-v1.1-notop/squeezenet_v1.1_imagenet_notop_keras2.h5"
MEAN = torch.tensor([103.939, 116.779, 123.68]).view(1, 3, 1, 1)  # BGR
FREE = {"feature extractor": 0, "last five free": 5, "fire6 up free": 12, "all free": 25, "scratch": 25}


class Fire(nn.Module):
    def __init__(self, inputs, squeeze, expand):
        super().__init__()
        self.squeeze1x1 = nn.Conv2d(inputs, squeeze, 1)
        self.expand1x1 = nn.Conv2d(squeeze, expand, 1)
        self.expand3x3 = nn.Conv2d(squeeze, expand, 3, padding=1)

    def forward(self, x):
        x = torch.relu(self.squeeze1x1(x))
        return torch.cat([torch.relu(self.expand1x1(x)), torch.relu(self.expand3x3(x))], 1)


class SqueezeNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 64, 3, stride=2)
        sizes = [(64, 16, 64), (128, 16, 64), (128, 32, 128), (256, 32, 128),
                 (256, 48, 192), (384, 48, 192), (384, 64, 256), (512, 64, 256)]
        for number, size in enumerate(sizes, 2):
            setattr(self, f"fire{number}", Fire(*size))
        self.head = nn.Linear(512, 10)

    def forward(self, x):
        x = nn.functional.max_pool2d(torch.relu(self.conv1(x)), 3, 2)
        for number in range(2, 10):
            x = getattr(self, f"fire{number}")(x)
            if number in (3, 5):
                x = nn.functional.max_pool2d(x, 3, 2)
        return self.head(x.mean((2, 3)))

    def convolutions(self):
        """The 25 convolutions by the names of the Keras file, from the input up."""
        found = [("conv1", self.conv1)]
        for number in range(2, 10):
            for part in ("squeeze1x1", "expand1x1", "expand3x3"):
                found.append((f"fire{number}_{part}", getattr(getattr(self, f"fire{number}"), part)))
        return found

    def read(self, path):
        with h5py.File(path, "r") as file:
            for name, convolution in self.convolutions():
                arrays = file["model_weights"][name][name]
                kernel = numpy.ascontiguousarray(numpy.transpose(arrays["kernel:0"][()], (3, 2, 0, 1)))
                convolution.weight.data = torch.from_numpy(kernel)
                convolution.bias.data = torch.from_numpy(arrays["bias:0"][()])


def pictures(folder, size):
    inputs, labels = [], []
    for label in range(10):
        for path in sorted(glob.glob(os.path.join(folder, str(label), "*.JPG"))):
            picture = Image.open(path).convert("RGB").resize((size, size), Image.BILINEAR)
            inputs.append(torch.from_numpy(numpy.array(picture)).permute(2, 0, 1).flip(0))
            labels.append(label)
    order = torch.randperm(len(labels), generator=torch.Generator().manual_seed(1))
    return (torch.stack(inputs).float() - MEAN)[order], torch.tensor(labels)[order]


def evaluate(network, x, y):
    network.eval()
    with torch.no_grad():
        scores = torch.cat([network(x[i:i + 100]) for i in range(0, len(x), 100)])
    return nn.functional.cross_entropy(scores, y).item(), (scores.argmax(1) == y).float().mean().item()


def train(strategy, x, y, arguments):
    torch.manual_seed(1)
    network = SqueezeNet()
    if strategy != "scratch":
        network.read(os.path.join(arguments.data, WEIGHTS))
    convolutions = network.convolutions()
    for _, convolution in convolutions[:len(convolutions) - FREE[strategy]]:
        convolution.requires_grad_(False)
    trained = [p for p in network.parameters() if p.requires_grad]
    adam = torch.optim.Adam(trained, 1e-3 if strategy == "feature extractor" else 1e-4)
    best, state = float("inf"), None
    for _ in range(arguments.epochs):
        network.train()
        for batch in torch.randperm(1262).split(32):
            adam.zero_grad()
            nn.functional.cross_entropy(network(x[batch]), y[batch]).backward()
            adam.step()
        loss, _ = evaluate(network, x[1262:1562], y[1262:1562])
        if loss < best:
            best, state = loss, {k: v.clone() for k, v in network.state_dict().items()}
    network.load_state_dict(state)
    return evaluate(network, x[1562:2062], y[1562:2062])[1]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data")
    parser.add_argument("--size", type=int, default=64)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    x, y = pictures(os.path.join(arguments.data, "sign-language-digits", "Dataset"), arguments.size)
    for strategy in FREE:
        start = time.perf_counter()
        accuracy = train(strategy, x, y, arguments)
        print(f"{strategy}: accuracy {accuracy:.4f}, {time.perf_counter() - start:.1f} s", flush=True)


if __name__ == "__main__":
    main()
