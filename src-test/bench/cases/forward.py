"""VGG16 (224 pixels) and SqueezeNet 1.0 (227 pixels) forward, a batch of 20 images, random weights, both sides warm.

Five batches are timed as one call. Graft's has the network's building and its weights' copying in it, as its users' have.
"""
from measure import BENCH, ENV, PEERS, PYTHON, backbone_bench, command, middle, took


def rows(rounds, threads):
    for network in ("vgg16", "squeezenet"):
        ours, theirs = [], {peer: [] for peer in PEERS}
        for _ in range(rounds):
            ours.append(backbone_bench("forward", network, 20, threads))
            for peer, tuned in PEERS.items():
                words = [PYTHON, f"{BENCH}/backbones_torch.py", "forward", network, "20", str(threads)]
                printed = command(words, dict(ENV, **tuned))[0]
                theirs[peer].append(middle(took(r"torch .* ([0-9.]+) s, processor ([0-9.]+) s", printed)))
        for peer, times in theirs.items():
            yield f"{network} forward, 20 images of 100, {threads} threads, s", ours, peer, times
