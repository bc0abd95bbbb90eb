"""VGG16 (224 pixels) and SqueezeNet 1.0 (227 pixels) forward, a batch of 20, random weights, both warm.

In Graft a batch is half the difference between 60 images and 20, and the second row the 20 with all that is done once.
"""
import statistics

from measure import BENCH, ENV, PYTHON, backbone_bench, command, numbers


def rows(rounds, threads):
    for network in ("vgg16", "squeezenet"):
        ours, loaded, theirs = [], [], []
        for _ in range(rounds):
            batch, first = backbone_bench("forward", network, 20, threads)
            ours.append(batch)
            loaded.append(first)
            words = [PYTHON, f"{BENCH}/backbones_torch.py", "forward", network, "20", str(threads)]
            theirs.append(statistics.median(numbers(r"torch .* ([0-9.]+) s", command(words, ENV)[0])))
        yield f"{network} forward, 20 images, {threads} threads, s", ours, "PyTorch", theirs
        yield "the same with the network built and its weights copied in, s", loaded, "PyTorch, forward alone", theirs
