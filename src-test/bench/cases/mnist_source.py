"""MNIST 0-4 source training, one epoch: whole commands from process start. Needs MNIST in GRAFT_DATA."""
import tempfile

from measure import BENCH, PEERS, PYTHON, command, data, numbers


def rows(rounds, threads):
    env = data("mnist")
    whole, phase, theirs = [], [], {peer: [] for peer in PEERS}
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            words = ["./graft", "run", "experiments/mnist-digits.yaml", "--runs", f"{folder}/runs", "baseline=null",
                     "curves=[]", "training.epochs=1", "repeats.source=1", "repeats.training=1", "target.per-class=2",
                     "strategies=[{fine-tune: {frozen: all, head: kept}, as: frozen}]"]
            out, seconds = command(words, dict(env, GRAFT_CACHE=f"{folder}/cache"))
            whole.append(seconds)
            phase.append(numbers(r"source model ready in ([0-9.]+) s", out)[0])
            words = [PYTHON, f"{BENCH}/mnist_torch.py", "source", f"{folder}/source.pt", "--threads", str(threads)]
            for peer, tuned in PEERS.items():
                theirs[peer].append(command(words, dict(env, **tuned))[1])
    for peer, times in theirs.items():
        yield "MNIST 0-4 source training, 1 epoch, whole command, s", whole, peer, times
    yield "MNIST 0-4 source training, 1 epoch, the source step alone, s", phase
