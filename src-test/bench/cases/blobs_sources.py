"""Blobs, 50 sources x 4 strategies x 20 repeats against one source x 4 x 30: milliseconds a trial."""
import tempfile

from measure import BENCH, ENV, PYTHON, command, numbers


def graft(*overrides):
    """Milliseconds of the training phase a trial."""
    with tempfile.TemporaryDirectory() as folder:
        words = ["./graft", "run", "experiments/blobs.yaml", "--runs", f"{folder}/runs", *overrides]
        out, _ = command(words, dict(ENV, GRAFT_CACHE=f"{folder}/cache"))
    return 1e3 * numbers(r"done after ([0-9.]+) s", out)[0] / numbers(r"done after [0-9.]+ s: ([0-9]+) completed", out)[0]


def torch(mode, sources, repeats):
    """The same of PyTorch's."""
    words = [PYTHON, f"{BENCH}/blobs_torch.py", mode, "--sources", str(sources), "--repeats", str(repeats)]
    return 1e3 * numbers(r"training phase: ([0-9.]+) s", command(words)[0])[0] / (sources * repeats * 4)


def rows(rounds, threads):
    one, fifty, plain, stacked = [], [], [], []
    for _ in range(rounds):
        one.append(graft())
        fifty.append(graft("repeats.source=50", "repeats.training=20"))
        plain.append(torch("plain", 1, 20))  # the peers' cost a trial does not depend on the number of sources
        stacked.append(torch("stacked", 1, 20))
    yield "blobs, 1 source x 4 x 30, cold JVM, ms a trial", one
    yield "blobs, 50 sources x 4 x 20, cold JVM, ms a trial", fifty, "Graft, 1 source x 4 x 30", one
    yield "blobs, 50 sources x 4 x 20, cold JVM, ms a trial", fifty, "PyTorch, plain loop, 1 source", plain
    yield "blobs, 50 sources x 4 x 20, cold JVM, ms a trial", fifty, "PyTorch, 20 repeats stacked, 1 source", stacked
