"""MNIST 0-4 to 5-9, convolutions frozen, 5 epochs x 10 repeats, the source model given: whole commands from process
start. The peers run the convolutions in every epoch, or cache their outputs by hand. Needs MNIST in GRAFT_DATA."""
import os
import shutil
import tempfile

from measure import BENCH, PEERS, PYTHON, command, data

FIVE = "{optimizer: {adadelta: {rate: 1.0, rho: 0.95}}, batch: 128, epochs: 5}"
FROZEN = "strategies=[{fine-tune: {frozen: convolution_2, head: kept, training: %s}, as: frozen}]" % FIVE
ALL = "strategies=[{fine-tune: {frozen: none, head: kept}, as: all}]"


def graft(folder, cache, env, *overrides):
    """Runs the experiment with a cache of its own; wall seconds."""
    env = dict(env, GRAFT_CACHE=f"{folder}/{cache}")
    words = ["./graft", "run", "experiments/mnist-digits.yaml", "--runs", f"{folder}/runs-{cache}", "baseline=null",
             "curves=[]", "repeats.source=1", "training.epochs=1", *overrides]
    return command(words, env)[1]


def rows(rounds, threads):
    env = data("mnist")
    modes = {"convolutions in every epoch": "frozen", "features cached by hand": "cached"}
    ours, theirs = [], {(peer, mode): [] for mode in modes for peer in PEERS}
    with tempfile.TemporaryDirectory() as folder:
        # The source model alone: a fit on ten images that freezes nothing leaves no features behind.
        graft(folder, "given", env, "repeats.training=1", "target.per-class=2", ALL)
        command([PYTHON, f"{BENCH}/mnist_torch.py", "source", f"{folder}/source.pt"], env)
        for i in range(rounds):
            shutil.copytree(f"{folder}/given", f"{folder}/{i}")
            ours.append(graft(folder, str(i), env, "repeats.training=10", FROZEN))
            for (peer, mode), seconds in theirs.items():
                words = [PYTHON, f"{BENCH}/mnist_torch.py", modes[mode], f"{folder}/source.pt", "--threads", str(threads)]
                seconds.append(command(words, dict(env, **PEERS[peer]))[1])
    for (peer, mode), seconds in theirs.items():
        yield "MNIST 0-4 to 5-9, convolutions frozen, 10 x 5 epochs, s", ours, f"{peer}, {mode}", seconds
