"""The first experiment, 1 source + 4 x 30 trials: whole commands from process start, and without start and report."""
import tempfile

from measure import BENCH, ENV, PYTHON, command, numbers


def rows(rounds, threads):
    whole, phase, plain, stacked = [], [], [], []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            env = dict(ENV, GRAFT_CACHE=f"{folder}/cache")
            out, seconds = command(["./graft", "run", "experiments/blobs.yaml", "--runs", f"{folder}/runs"], env)
            whole.append(seconds)
            phase.append(numbers(r"done after ([0-9.]+) s", out)[0])
        for kind, seconds in (("plain", plain), ("stacked", stacked)):
            out, _ = command([PYTHON, f"{BENCH}/blobs_torch.py", kind])
            seconds.append(numbers(r"training phase: ([0-9.]+) s", out)[0])
    yield "blobs, training phase in a cold JVM, s", phase, "PyTorch, plain loop", plain
    yield "blobs, training phase in a cold JVM, s", phase, "PyTorch, 30 repeats stacked", stacked
    yield "blobs, whole `graft run` with report, s", whole, "PyTorch, plain loop", plain
