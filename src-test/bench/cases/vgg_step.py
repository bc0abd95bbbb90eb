"""VGG16 with the last five layers that have weights free, steps of SGD on 10 images, both sides warm.

Five steps are timed as one epoch. Graft's has the network's building and its weights' copying in it, as its users' have.
"""
from measure import BENCH, ENV, PEERS, PYTHON, backbone_bench, command, middle, took


def rows(rounds, threads):
    ours, theirs = [], {peer: [] for peer in PEERS}
    for _ in range(rounds):
        ours.append(backbone_bench("step", "vgg16", 10, threads))
        for peer, tuned in PEERS.items():
            words = [PYTHON, f"{BENCH}/backbones_torch.py", "step", "vgg16", "10", str(threads)]
            printed = command(words, dict(ENV, **tuned))[0]
            theirs[peer].append(middle(took(r"torch .* ([0-9.]+) s, processor ([0-9.]+) s", printed)))
    for peer, times in theirs.items():
        yield f"VGG16, last five layers free, a step on 10 images, {threads} threads, s", ours, peer, times
