"""VGG16 (224 pixels) and SqueezeNet 1.0 (227 pixels) forward, a batch of 20, random weights, both warm."""
import statistics

from measure import BENCH, ENV, PYTHON, backbone_bench, command, numbers


def rows(rounds, threads):
    for network in ("vgg16", "squeezenet"):
        ours, theirs = [], []
        for _ in range(rounds):
            ours.append(backbone_bench("forward", network, 20, threads))
            words = [PYTHON, f"{BENCH}/backbones_torch.py", "forward", network, "20", str(threads)]
            theirs.append(statistics.median(numbers(r"torch .* ([0-9.]+) s", command(words, ENV)[0])))
        yield f"{network} forward, 20 images, {threads} threads, s", ours, "PyTorch", theirs
