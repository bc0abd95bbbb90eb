"""VGG16 with the last five layers that have weights free, a batch of 10, one step of SGD, both warm."""
import statistics

from measure import BENCH, ENV, PYTHON, backbone_bench, command, numbers


def rows(rounds, threads):
    ours, theirs = [], []
    for _ in range(rounds):
        ours.append(backbone_bench("step", "vgg16", 10, threads)[0])
        words = [PYTHON, f"{BENCH}/backbones_torch.py", "step", "vgg16", "10", str(threads)]
        theirs.append(statistics.median(numbers(r"torch .* ([0-9.]+) s", command(words, ENV)[0])))
    yield f"VGG16, last five layers free, a step on 10 images, {threads} threads, s", ours, "PyTorch", theirs
